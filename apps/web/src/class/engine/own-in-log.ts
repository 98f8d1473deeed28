import { marksOn } from '#classroom';
import type { ClassState } from '#classroom';
import type { Draft, Unsent } from './unsent.ts';

interface Thing {
  readonly by: string;
  readonly key?: string;
  readonly at?: number;
  /** Empty: removed. */
  readonly text?: string;
}

/** Those of a person, to be sent again. */
const own = <T extends Thing>(me: string, things: readonly T[], draft: (thing: T) => unknown) =>
  things.flatMap((thing) =>
    thing.by === me && thing.key && thing.text !== ''
      ? [{ key: thing.key, at: thing.at ?? 0, draft: draft(thing) as Draft }]
      : [],
  );

/** What a person wrote, as a state shows it. */
export const wordsIn = ({ messages, questions }: ClassState, me: string): Unsent[] => [
  ...own(me, messages, ({ text, to, answers, group }) =>
    to ? { name: 'chat.tell', payload: { text, to: answers } } : { name: 'chat.post', payload: { text, group } },
  ),
  ...own(me, questions, ({ text }) => ({ name: 'question.ask', payload: { text } })),
];

/** What a person drew, as a state shows it. */
export const marksIn = ({ board }: ClassState, me: string): Unsent[] =>
  Object.entries(board.marks).flatMap(([page, marks]) =>
    own(me, marks, ({ mark }) => ({ name: 'mark.make', payload: { page, mark } })),
  );

/** Keys of what the log shows. */
export function keysIn(
  { messages, questions, board }: ClassState,
  entries: readonly Unsent[],
): Set<string | undefined> {
  const pages = new Set(entries.flatMap(({ draft }) => (draft.name === 'mark.make' ? [draft.payload.page] : [])));
  const marks = [...pages].flatMap((page) => marksOn(board, page));
  return new Set([...messages, ...questions, ...marks].map(({ key }) => key));
}
