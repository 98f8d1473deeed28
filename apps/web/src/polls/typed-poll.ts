import type { PollKind } from '#classroom';
import type { Payload } from '#contract';

export type Poll = Payload<'poll.open'>['form'];

/** A poll while it is typed. */
export interface Typed {
  kind: PollKind;
  question: string;
  choices: readonly string[];
  right: readonly number[];
  number: string;
  anonymous: boolean;
}

/** What is missing of a poll, and at which field. */
export interface Wrong {
  code: 'NO_QUESTION' | 'NO_NUMBER' | 'FEW_CHOICES' | 'SAME_CHOICES';
  field: string;
}

export const emptyPoll = (): Typed => ({
  kind: 'single',
  question: '',
  choices: ['', ''],
  right: [],
  number: '',
  anonymous: true,
});

/** A kept poll as it is typed. */
export const typedOf = ({ kind, question, choices = [], right = [], anonymous }: Poll): Typed => ({
  kind,
  question,
  choices: choices.length > 0 ? choices : ['', ''],
  right: kind === 'number' ? [] : right,
  number: kind === 'number' && right[0] !== undefined ? String(right[0]) : '',
  anonymous,
});

/** The poll, or what is missing. Empty choices are left out. */
export function formOf({ kind, question, choices, right, number, anonymous }: Typed): Poll | Wrong {
  const asked = question.trim();
  if (asked === '') return { code: 'NO_QUESTION', field: 'question' };
  if (kind === 'text') return { kind, question: asked, anonymous };
  if (kind === 'number') {
    const value = number.trim() === '' ? undefined : Number(number.trim().replace(',', '.'));
    if (value !== undefined && !Number.isFinite(value)) return { code: 'NO_NUMBER', field: 'number' };
    return { kind, question: asked, anonymous, ...(value === undefined ? {} : { right: [value] }) };
  }
  const filled = choices.map((choice, index) => ({ text: choice.trim(), index })).filter(({ text }) => text !== '');
  if (filled.length < 2) {
    const empty = choices.findIndex((choice) => choice.trim() === '');
    return { code: 'FEW_CHOICES', field: `choice-${String(Math.max(0, empty))}` };
  }
  const again = filled.find(({ text }, place) => filled.findIndex((other) => other.text === text) < place);
  if (again) return { code: 'SAME_CHOICES', field: `choice-${String(again.index)}` };
  const kept = filled.flatMap(({ index }, place) => (right.includes(index) ? [place] : []));
  return {
    kind,
    question: asked,
    anonymous,
    choices: filled.map(({ text }) => text),
    ...(kept.length > 0 ? { right: kept } : {}),
  };
}
