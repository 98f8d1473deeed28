import { groupOfPage } from './board.ts';
import type { ClassEvent, EventOf } from './events.ts';
import { belongs, groupOf, readsGroup } from './groups.ts';
import { count } from './poll.ts';
import type { Poll } from './poll.ts';
import { moderates, personOf, trusted } from './state.ts';
import type { ClassState, Deed, PersonInClass, PaceCount, PostedMessage } from './state.ts';

/**
 * What each viewer gets of the log and of the state. The rule that all of this keeps: the fold over the events a viewer gets is
 * the state a viewer gets (visibility.test.ts), so it makes no difference when somebody came in.
 *
 * - messages to the moderators: they, the writer, and whom one of them answers
 * - who voted for a question, or said how the pace is: nobody but oneself; the counts of pace: moderators
 * - answers to a poll: moderators (anonymous ones without the name); listeners get results when they are shown
 * - what is written and drawn in a group: moderators, and whoever has been in it
 * - of these three, whoever stands in for a lecturer whose line is gone gets only what is theirs: nobody confided in them
 * - of all this only what came after they were named: who reads what is private is decided when it is written. What is drawn in a group is
 *   a thing and not a word: whoever comes into the group finds it as it is
 * - whose line is weak, who spoke how long, who waits before the door: moderators, and oneself
 */
export interface Viewer {
  /** Person id; empty for one who did nothing of what is looked at. */
  readonly id: string;
  readonly moderates: boolean;
  /** Moderates only because nobody else is there (`steward`). */
  readonly standsIn?: boolean;
  /** The event since which they are trusted; absent: all along. */
  readonly trustedSince?: number;
  /** The event since which they moderate; absent: all along. */
  readonly moderatesSince?: number;
}

/** As whom somebody looks at the class. */
export function viewerOf(state: ClassState, id: string): Viewer {
  const person = personOf(state, id);
  return {
    id,
    moderates: moderates(person),
    standsIn: moderates(person) && !trusted(person),
    ...(person?.trustedSince === undefined ? {} : { trustedSince: person.trustedSince }),
    ...(person?.moderatesSince === undefined ? {} : { moderatesSince: person.moderatesSince }),
  };
}

/** Whether this viewer gets all that those who moderate get, as everybody does who was one of them from the beginning. */
export const seesAll = (viewer: Viewer): boolean => isTrusted(viewer, 0) && moderated(viewer, 0);

/** Whether this viewer reads what was written at event `seq` to those who moderate. */
const isTrusted = ({ moderates, standsIn, trustedSince = 0 }: Viewer, seq: number): boolean =>
  moderates && standsIn !== true && seq >= trustedSince;

const moderated = ({ moderates, moderatesSince = 0 }: Viewer, seq: number): boolean =>
  moderates && seq >= moderatesSince;

/** Whether an event is the same for every viewer, as long as nothing of it was removed later. */
export function isForAll(event: ClassEvent): boolean {
  switch (event.type) {
    case 'question-voted':
    case 'poll-answered':
    case 'pace-said':
    case 'line-judged':
    case 'spoke':
    case 'knocked':
    case 'stopped-waiting':
    case 'let-in':
    case 'turned-away':
      return false;
    case 'message-posted':
      return event.body.to === undefined && event.body.group === undefined;
    case 'mark-made':
    case 'marks-erased':
    case 'page-cleared':
      return groupOfPage(event.body.page) === undefined;
    case 'poll-opened':
      return event.body.right === undefined;
    default:
      return true;
  }
}

/** Who gets something else of this event than others of their kind: whoever did it, whom it is done to, and who is of the group. */
export function concerned(event: ClassEvent, state: ClassState): readonly string[] {
  switch (event.type) {
    case 'let-in':
    case 'turned-away':
      return [event.body.who];
    case 'message-posted':
      return [event.by, event.body.answers ?? '', ...(groupOf(state, event.body.group ?? 0)?.members ?? [])];
    case 'mark-made':
    case 'marks-erased':
    case 'page-cleared':
      return groupOf(state, groupOfPage(event.body.page) ?? 0)?.members ?? [];
    default:
      return [event.by];
  }
}

/** Groups whose words this viewer gets because they have been in them. */
export function groupsSeen({ groups }: ClassState, personId: string): readonly number[] {
  return groups.filter(({ members }) => members.includes(personId)).map(({ id }) => id);
}

/** Whether anything is written or drawn in one of these groups: whoever sees them now needs the state anew. */
export function hasWords({ messages, board }: ClassState, groups: readonly number[]): boolean {
  return (
    messages.some(({ group }) => group !== undefined && groups.includes(group)) ||
    Object.keys(board.marks).some((page) => groups.includes(groupOfPage(page) ?? 0))
  );
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

/** Whether this viewer sees what was drawn on a page, of a group perhaps, at event `seq`. */
const seesDrawn = (state: ClassState, viewer: Viewer, group: number | undefined, seq: number) =>
  group === undefined || isTrusted(viewer, seq) || belongs(state, viewer.id, group);

type Addressed = Pick<PostedMessage, 'seq' | 'by' | 'to' | 'answers' | 'group'>;

/** Whether this viewer reads a message. */
export function readsMessage(state: ClassState, viewer: Viewer, { seq, by, to, answers, group }: Addressed): boolean {
  if (by === viewer.id) return true;
  if (to !== undefined && !isTrusted(viewer, seq) && answers !== viewer.id) return false;
  return group === undefined || isTrusted(viewer, seq) || readsGroup(state, viewer.id, group, seq);
}

/** How a poll is answered is for whoever asked it, as long as they moderate, and for those who are trusted with any. */
const seesAnswers = (viewer: Viewer, poll: Poll | undefined): boolean =>
  isTrusted(viewer, Infinity) || (viewer.moderates && poll?.by === viewer.id);

/** Who answers what is for those who were trusted when this person answered first: what is said anew tells what was said before. */
function seesName(viewer: Viewer, poll: Poll | undefined, by: string): boolean {
  if (poll?.anonymous) return false;
  const first = poll && Object.hasOwn(poll.first, by) ? poll.first[by] : undefined;
  return poll?.by === viewer.id || isTrusted(viewer, first ?? Infinity);
}

/** The event as this viewer gets it. @param state the class as it is now: it knows what has been removed since */
export function eventFor(event: ClassEvent, state: ClassState, viewer: Viewer): ClassEvent {
  const own = event.by === viewer.id;
  switch (event.type) {
    case 'message-posted': {
      if (!readsMessage(state, viewer, { ...event.body, seq: event.seq, by: event.by })) return hidden(event);
      const removed = state.messages.some(({ seq, removedBy }) => seq === event.seq && removedBy !== undefined);
      return removed ? { ...event, body: { ...event.body, text: '' } } : event;
    }
    case 'mark-made':
    case 'marks-erased':
    case 'page-cleared':
      return seesDrawn(state, viewer, groupOfPage(event.body.page), event.seq) ? event : hidden(event);
    case 'question-asked': {
      const removed = state.questions.some((asked) => asked.seq === event.seq && asked.removed);
      return removed ? { ...event, body: { text: '' } } : event;
    }
    case 'question-voted':
      return own ? event : nameless(event);
    case 'poll-opened': {
      if (own || isTrusted(viewer, event.seq) || event.body.right === undefined) return event;
      const { right: _right, ...form } = event.body;
      return { ...event, body: form };
    }
    case 'poll-answered': {
      if (own) return event;
      const poll = state.polls.find(({ seq }) => seq === event.body.poll);
      if (!seesAnswers(viewer, poll)) return hidden(event);
      return seesName(viewer, poll, event.by) ? event : nameless(event);
    }
    case 'pace-said':
      if (own) return event;
      return viewer.moderates ? nameless(event) : hidden(event);
    case 'line-judged':
    case 'spoke':
    case 'knocked':
    case 'stopped-waiting':
      return own || viewer.moderates ? event : hidden(event);
    case 'let-in':
    case 'turned-away':
      return event.body.who === viewer.id || viewer.moderates ? event : hidden(event);
    default:
      return event;
  }
}

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

function nameless<T extends ClassEvent>({ key: _key, ...event }: T): T {
  return { ...event, by: '' } as T;
}

function hidden({ seq, at }: ClassEvent): EventOf<'hidden'> {
  return { seq, at, by: '', type: 'hidden', body: { from: seq } };
}

/** The state as this viewer gets it: what the fold over `eventsFor` them would have given. */
export function stateFor(state: ClassState, viewer: Viewer): ClassState {
  const { id } = viewer;
  const said = only(state.pace.said, id);
  return {
    ...state,
    people: viewer.moderates ? state.people : map(state.people, (person) => personFor(person, id)),
    messages: state.messages.filter((message) => readsMessage(state, viewer, message)),
    board: {
      ...state.board,
      marks: Object.fromEntries(
        Object.entries(state.board.marks).flatMap(([page, placed]) => {
          const group = groupOfPage(page);
          const seen = group === undefined ? placed : placed.filter(({ seq }) => seesDrawn(state, viewer, group, seq));
          return seen.length > 0 ? [[page, seen]] : [];
        }),
      ),
    },
    questions: state.questions.map((asked) => ({ ...asked, voters: asked.voters.filter((voter) => voter === id) })),
    polls: state.polls.map((poll) => pollFor(poll, viewer)),
    pace: viewer.moderates ? { ...state.pace, said } : { now: ownPace(said[id]), curve: [], said },
    waiting: viewer.moderates ? state.waiting : state.waiting.filter((waiting) => waiting.id === id),
    stoodIn: viewer.moderates ? state.stoodIn : state.stoodIn.filter((deed) => isKnown(deed, id)),
  };
}

/** What happens before the door is told to those who moderate, and to whom it concerns. */
const isKnown = ({ did, whom }: Deed, viewer: string) => (did !== 'let-in' && did !== 'turned-away') || whom === viewer;

function personFor(person: PersonInClass, viewer: string): PersonInClass {
  if (person.id === viewer) return person;
  const { line: _line, spokeMs: _spokeMs, ...rest } = person;
  return rest;
}

function pollFor(poll: Poll, viewer: Viewer): Poll {
  const mine = only(poll.answers, viewer.id);
  const first = only(poll.first, viewer.id);
  if (seesAnswers(viewer, poll)) {
    const named = (id: string) => id === viewer.id || seesName(viewer, poll, id);
    const { right, ...open } = poll;
    return {
      ...open,
      ...(right !== undefined && seesRight(poll, viewer) ? { right } : {}),
      answers: those(poll.answers, named),
      first: those(poll.first, named),
    };
  }
  const answer = mine[viewer.id];
  const { right, ...rest } = poll;
  return {
    ...rest,
    ...(right !== undefined && seesRight(poll, viewer) ? { right } : {}),
    answers: mine,
    first,
    tally: answer === undefined ? [] : count([], answer),
    answered: answer === undefined ? 0 : 1,
  };
}

const seesRight = (poll: Poll, viewer: Viewer): boolean =>
  poll.shown !== undefined || poll.by === viewer.id || isTrusted(viewer, poll.seq);

function ownPace(pace: string | undefined): PaceCount {
  return { slow: Number(pace === 'slow'), fast: Number(pace === 'fast'), lost: Number(pace === 'lost') };
}

function only<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.hasOwn(record, id) ? { [id]: record[id] as T } : {};
}

const those = <T>(record: Readonly<Record<string, T>>, is: (id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => is(id)));

function map<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
