import { boardFor, boardViews } from './board/view.ts';
import type { ClassEvent, ClassEventType } from './events.ts';
import { groupViews } from './groups/view.ts';
import { notesViews } from './notes/view.ts';
import { deedsFor, orderViews, waitingFor } from './order/view.ts';
import { peopleFor, peopleViews } from './people/view.ts';
import { pollFor, pollViews } from './polls/view.ts';
import { questionsFor, questionViews } from './questions/view.ts';
import type { ClassState } from './state.ts';
import { paceFor, readsMessage, talkViews } from './talk/view.ts';
import { forEverybody, forNobody } from './viewer.ts';
import type { EventView, EventViews, Viewer } from './viewer.ts';

export { groupsSeen, hasWords } from './groups/view.ts';
export { readsMessage } from './talk/view.ts';
export { seesAll, viewerOf } from './viewer.ts';
export type { Viewer } from './viewer.ts';

/**
 * What each viewer gets of the log and of the state. The rule that all of this keeps: the fold over the events a viewer gets is
 * the state a viewer gets (visibility.test.ts), so it makes no difference when somebody came in.
 *
 * - messages to the moderators: they, the writer, and whom one of them answers
 * - who voted for a question, or said how the pace is: nobody but oneself; the counts of pace: moderators
 * - answers to a poll: moderators (anonymous ones without the name); listeners get results when they are shown
 * - what is written and drawn in a group: moderators, and people who have been in it
 * - of these three, a stand-in for a lecturer whose connection is gone gets only what is theirs: nobody confided in them
 * - of all this only what came after they were named: who reads what is private is decided when it is written. What is drawn in a group is
 *   a thing and not a word: a person who comes into the group finds it as it is
 * - whose line is weak, who spoke how long, who is in the waiting room: moderators, and the person themselves
 *
 * Every type of event has a row: one without does not compile, and an event of a type that is not known here is for nobody.
 * A call that is marked as pure makes the table, so that the pages do without it: bundlers keep an object that is spread from others.
 */
const views = /* @__PURE__ */ (() =>
  ({
    ...peopleViews,
    ...talkViews,
    ...questionViews,
    ...pollViews,
    ...boardViews,
    ...groupViews,
    ...orderViews,
    ...notesViews,
    hidden: forEverybody,
  }) satisfies EventViews<ClassEventType>)();

function viewOf({ type }: ClassEvent): EventView<ClassEvent> {
  // The table's type ties each row to its event; indexing by a union loses that.
  return Object.hasOwn(views, type) ? (views[type] as EventView<ClassEvent>) : forNobody;
}

/** Whether an event is the same for every viewer, as long as nothing of it was removed later. */
export const isForAll = (event: ClassEvent): boolean => viewOf(event).forAll(event);

/** Who gets something else of this event than others of their kind: the person who did it, the person to whom it is done, and the people of the group. */
export const concerned = (event: ClassEvent, state: ClassState): readonly string[] =>
  viewOf(event).concerned(event, state);

/** The event as this viewer gets it. @param state the class as it is now: it knows what has been removed since */
export const eventFor = (event: ClassEvent, state: ClassState, viewer: Viewer): ClassEvent =>
  viewOf(event).seen(event, state, viewer);

/** The events as this viewer gets them; runs of hidden ones become one. */
export function eventsFor(events: readonly ClassEvent[], state: ClassState, viewer: Viewer): ClassEvent[] {
  const seen: ClassEvent[] = [];
  for (const event of events) {
    const next = eventFor(event, state, viewer);
    const last = seen.at(-1);
    if (next.type === 'hidden' && last?.type === 'hidden') seen[seen.length - 1] = { ...next, body: last.body };
    else seen.push(next);
  }
  return seen;
}

/** Whether this event lets somebody see, or no longer see, some of what was before it. */
export function turnsView(event: ClassEvent, personId: string): boolean {
  switch (event.type) {
    case 'cohost-named':
    case 'handed-over':
      return event.body.to === personId;
    case 'cohost-released':
    case 'handed-back':
      return event.body.from === personId;
    case 'sent-out':
      return event.body.who === personId;
    case 'group-moved':
      return event.body.who === personId && event.body.to !== undefined;
    default:
      return false;
  }
}

type Part<K extends keyof ClassState> = Exclude<ClassState[K], undefined>;
type PartView<K extends keyof ClassState> = (part: Part<K>, viewer: Viewer, state: ClassState) => Part<K>;

const asItIs = <T>(part: T): T => part;

/** What viewers get of each part of the state: one without a row does not compile, and is for nobody. */
const parts = {
  seq: asItIs,
  people: peopleFor,
  messages: (messages, viewer, state) => messages.filter((message) => readsMessage(state, viewer, message)),
  questions: questionsFor,
  polls: (polls, viewer) => polls.map((poll) => pollFor(poll, viewer)),
  pace: paceFor,
  countdown: asItIs,
  locked: asItIs,
  waiting: waitingFor,
  captions: asItIs,
  notes: asItIs,
  board: boardFor,
  groups: asItIs,
  split: asItIs,
  turns: asItIs,
  stoodIn: deedsFor,
  closesAt: asItIs,
  endedAt: asItIs,
  endedBy: asItIs,
} satisfies { readonly [K in keyof ClassState]-?: PartView<K> };

/** The state as this viewer gets it: what the fold over `eventsFor` them would have given. */
export function stateFor(state: ClassState, viewer: Viewer): ClassState {
  const seen = Object.entries(parts).flatMap(([name, view]) => {
    const part = state[name as keyof ClassState];
    return part === undefined ? [] : [[name, (view as PartView<keyof ClassState>)(part, viewer, state)]];
  });
  return Object.fromEntries(seen) as ClassState;
}
