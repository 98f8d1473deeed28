import { groupOf } from '../groups/groups.ts';
import type { ClassState } from '../state.ts';
import { stateFor } from '../visibility.ts';
import type { Viewer } from '../visibility.ts';

export interface TalkMessage {
  readonly seq: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly by: string;
  /** As they were called in class. */
  readonly name: string;
  readonly text: string;
  /** Not for all: to those who moderate. */
  readonly to?: 'moderators';
  /** Name of the group it was for. */
  readonly group?: string;
  /** The message it answers, where that is one of these. */
  readonly reply?: number;
}

export interface TalkQuestion extends Pick<TalkMessage, 'seq' | 'at' | 'by' | 'name' | 'text'> {
  readonly votes: number;
  readonly answered: boolean;
}

/** What was said in writing in a class, as one person saw it. */
export interface TalkCopy {
  readonly messages: readonly TalkMessage[];
  readonly questions: readonly TalkQuestion[];
  readonly notes: string;
}

/**
 * The copy of this viewer: what they read in class, or, who missed it, what was for all. What was removed is not in it.
 *
 * @param written the notes, which the caller has put together
 */
export function talkCopy(state: ClassState, viewer: Viewer, written: string): TalkCopy {
  const { messages, questions, people, groups, notes } = stateFor(state, viewer);
  const nameOf = (id: string) => (Object.hasOwn(people, id) ? (people[id]?.name ?? '') : '');
  const kept = messages.filter(({ removedBy }) => removedBy === undefined);
  const there = new Set(kept.map(({ seq }) => seq));
  return {
    messages: kept.map(({ seq, at, by, text, to, group, reply }) => ({
      seq,
      at,
      by,
      name: nameOf(by),
      text,
      ...(to === undefined ? {} : { to }),
      ...(group === undefined ? {} : { group: groupOf({ groups }, group)?.name ?? '' }),
      ...(reply !== undefined && there.has(reply) ? { reply } : {}),
    })),
    questions: questions
      .filter(({ removed }) => !removed)
      .map(({ seq, at, by, text, votes, answered }) => ({
        seq,
        at,
        by,
        name: nameOf(by),
        text,
        votes,
        answered: answered === true,
      })),
    notes: notes.length === 0 ? '' : written,
  };
}
