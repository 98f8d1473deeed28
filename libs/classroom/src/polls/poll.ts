/** `single` and `several` choose among `choices`; `text` and `number` are answered freely. */
export const pollKinds = ['single', 'several', 'text', 'number'] as const;
export type PollKind = (typeof pollKinds)[number];

/** What the asker wrote. `right` makes it a quiz; listeners learn it with the results. */
export interface PollForm {
  readonly kind: PollKind;
  readonly question: string;
  /** For `single` and `several`. */
  readonly choices?: readonly string[];
  /** Indexes of right choices, or the right number. */
  readonly right?: readonly number[];
  /** Moderators see how many, not who. */
  readonly anonymous: boolean;
}

/** Indexes of the choices (ascending, each once), or the text, or the number. */
export type PollAnswer = readonly number[] | string | number;

/** How often each value was given: a choice's index, a text, or a number, as text. Not sorted. */
export type Tally = readonly { readonly value: string; readonly count: number }[];

export interface Poll extends PollForm {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly closedAt?: number;
  readonly putAway?: true;
  /** What moderators see of it while it goes on. */
  readonly tally: Tally;
  readonly answered: number;
  /** What was shown to everybody last. */
  readonly shown?: { readonly results: Tally; readonly answered: number; readonly at: number };
  /** Each person's answer, as far as the viewer may know. */
  readonly answers: Readonly<Record<string, PollAnswer>>;
  /** The event with which each of them answered first. */
  readonly first: Readonly<Record<string, number>>;
}

/** The values an answer counts for. Texts that differ only in case or space are the same. */
export function valuesOf(answer: PollAnswer): string[] {
  if (typeof answer === 'string') return [answer.trim().replace(/\s+/g, ' ').toLocaleLowerCase('und')];
  return typeof answer === 'number' ? [String(answer)] : answer.map(String);
}

/** Whether an answer fits the poll: its kind, and choices that exist. */
export function fits(poll: PollForm, answer: PollAnswer): boolean {
  switch (poll.kind) {
    case 'text':
      return typeof answer === 'string';
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer);
    case 'single':
    case 'several':
      return (
        typeof answer === 'object' &&
        answer.length >= 1 &&
        (poll.kind === 'several' || answer.length === 1) &&
        answer.every(
          (index, place) =>
            Number.isInteger(index) &&
            index >= 0 &&
            index < (poll.choices?.length ?? 0) &&
            index > (answer[place - 1] ?? -1),
        )
      );
  }
}

/** The same answer, so that nothing needs to be written. */
export function sameAnswer(a: PollAnswer | undefined, b: PollAnswer): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** The tally after one more answer, in place of `was`. */
export function count(tally: Tally, answer: PollAnswer, was?: PollAnswer): Tally {
  const counts = new Map(tally.map(({ value, count }) => [value, count]));
  for (const value of was === undefined ? [] : valuesOf(was)) {
    const left = (counts.get(value) ?? 1) - 1;
    if (left > 0) counts.set(value, left);
    else counts.delete(value);
  }
  for (const value of valuesOf(answer)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Whether it was right; undefined where there is no right answer. */
export function isRight(poll: PollForm, answer: PollAnswer): boolean | undefined {
  if (!poll.right) return undefined;
  if (poll.kind === 'number') return answer === poll.right[0];
  return typeof answer === 'object' && JSON.stringify(answer) === JSON.stringify([...poll.right].sort((a, b) => a - b));
}
