import type { CourseLevel, SectionState } from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export const stateWords: Record<SectionState, MessageId> = {
  DRAFT: 'state.draft',
  OPEN: 'state.open',
  RUNNING: 'state.running',
  FINISHED: 'state.finished',
  CANCELLED: 'state.cancelled',
};
export const sectionStates = Object.keys(stateWords) as SectionState[];

export const levelWords: Record<CourseLevel, MessageId> = {
  CERTIFICATE: 'level.certificate',
  BACHELOR: 'level.bachelor',
  MASTER: 'level.master',
  DOCTORATE: 'level.doctorate',
};
export const levels = Object.keys(levelWords) as CourseLevel[];

/** One of the values, if the text is one: what an address or a form holds may be anything. */
export function oneOf<Value extends string>(values: readonly Value[], text: unknown): Value | undefined {
  return values.find((value) => value === text);
}
