import { emptyClass, fold, groupOf, isRight, readsMessage, stateFor } from '#classroom';
import type { ClassEvent, ClassState, Poll } from '#classroom';
import { viewerAfterwards } from '#classroom/board-copy';
import { isPart, isWords } from './reported-events.ts';

/** How many people were present from an instant on. */
export interface PresencePoint {
  at: Date;
  count: number;
}

export interface Participation {
  personId: string;
  name: string;
  /** How long others heard the person, with the microphone on. */
  secondsSpoken: number;
  messages: number;
  questions: number;
  hands: number;
  /** Polls that the person answered with their name. */
  answers: number;
}

export interface ClassReport {
  /** Points where the number changed; at most two for each minute: its greatest number, and its last. */
  presence: PresencePoint[];
  participation: Participation[];
}

const minuteMs = 60_000;

/** How people took part, computed from a class's log. Messages and questions count for their author, also when they were removed. */
export function reportOf(events: readonly ClassEvent[]): ClassReport {
  const presence: PresencePoint[] = [];
  const parts = new Map<string, Participation>();
  let state = emptyClass;
  for (const event of events) {
    state = fold(state, event);
    if (event.type === 'joined' || event.type === 'left') count(presence, state, event.at);
    const part = partOf(parts, state, event.by);
    if (part) add(part, event, state);
  }
  return { presence, participation: [...parts.values()] };
}

function count(presence: PresencePoint[], state: ClassState, at: number): void {
  const here = Object.values(state.people).filter((person) => person.present).length;
  if (presence.at(-1)?.count === here) return;
  const minuteOf = (point: PresencePoint | undefined) => point && Math.floor(point.at.getTime() / minuteMs);
  const minute = Math.floor(at / minuteMs);
  const [before, last] = presence.slice(-2);
  // Each minute keeps its greatest number and its last.
  if (before && last && minuteOf(before) === minute && minuteOf(last) === minute) {
    presence.splice(before.count >= last.count ? -1 : -2, 1);
  }
  presence.push({ at: new Date(at), count: here });
}

function partOf(parts: Map<string, Participation>, { people }: ClassState, id: string): Participation | undefined {
  const known = parts.get(id);
  if (known || !Object.hasOwn(people, id)) return known;
  const nothing = { secondsSpoken: 0, messages: 0, questions: 0, hands: 0, answers: 0 };
  const part = { personId: id, name: people[id]?.name ?? '', ...nothing };
  parts.set(id, part);
  return part;
}

function add(part: Participation, event: ClassEvent, { polls }: ClassState): void {
  if (!isPart(event)) return;
  switch (event.type) {
    case 'spoke':
      part.secondsSpoken += event.body.ms / 1_000;
      break;
    case 'message-posted':
      part.messages += 1;
      break;
    case 'question-asked':
      part.questions += 1;
      break;
    case 'hand-raised':
      part.hands += 1;
      break;
    case 'poll-answered':
      // In a poll with few answers, knowing that a person answered tells what they answered.
      if (event.body.was === undefined && !isAnonymous(polls, event.body.poll)) part.answers += 1;
      break;
  }
}

const isAnonymous = (polls: readonly Poll[], poll: number): boolean =>
  polls.find(({ seq }) => seq === poll)?.anonymous !== false;

/** Everything written in a class, one row each, for the people who taught it. */
export interface Written {
  at: Date;
  kind: 'message' | 'private' | 'question' | 'poll' | 'answer' | 'caption';
  /** Empty where no name may be shown: anonymous answers. */
  name: string;
  text: string;
  /** The group it was written in; empty: the whole class. */
  group: string;
  /** It was removed in class; the report keeps it. */
  removed: boolean;
}

/**
 * Messages, questions, captions and polls with their answers, in order. Anonymous answers stand at their poll, with how often
 * each was given. Confidential text is only for the people for whom it was written at the time.
 *
 * @param reader a lecturer of the session, and the event since which they are one
 */
export function writtenIn(
  events: readonly ClassEvent[],
  reader?: { readonly id: string; readonly since: number | undefined },
): Written[] {
  const state = events.reduce(fold, emptyClass);
  const viewer = reader && viewerAfterwards(state, reader.id, reader.since);
  const { polls } = viewer ? stateFor(state, viewer) : state;
  const nameOf = (id: string) => (Object.hasOwn(state.people, id) ? (state.people[id]?.name ?? '') : '');
  const removed = new Set([
    ...state.messages.filter(({ removedBy }) => removedBy !== undefined).map(({ seq }) => seq),
    ...state.questions.filter((question) => question.removed).map(({ seq }) => seq),
  ]);
  return events.flatMap((event): Written[] => {
    const { seq, by } = event;
    const row = (kind: Written['kind'], text: string): Written => ({
      at: new Date(event.at),
      kind,
      name: nameOf(by),
      text,
      group: '',
      removed: removed.has(seq),
    });
    if (!isWords(event)) return [];
    switch (event.type) {
      case 'message-posted':
        if (viewer && !readsMessage(state, viewer, { ...event.body, seq, by })) return [];
        return [
          {
            ...row(event.body.to === undefined ? 'message' : 'private', event.body.text),
            group: groupOf(state, event.body.group ?? 0)?.name ?? '',
          },
        ];
      case 'question-asked':
        return [row('question', event.body.text)];
      case 'captioned':
        return [row('caption', event.body.text)];
      case 'poll-opened':
        return [
          row('poll', event.body.question),
          ...answersOf(
            polls.find((poll) => poll.seq === seq),
            row,
            nameOf,
          ),
        ];
    }
  });
}

function answersOf(
  poll: Poll | undefined,
  row: (kind: 'answer', text: string) => Written,
  nameOf: (id: string) => string,
): Written[] {
  if (!poll) return [];
  const words = (value: string) => poll.choices?.[Number(value)] ?? value;
  // When this reader may not see all names, no name is shown: the reader could infer the rest.
  if (poll.anonymous || Object.keys(poll.answers).length < poll.answered) {
    return poll.tally.map(({ value, count }) => ({ ...row('answer', `${words(value)}: ${count}`), name: '' }));
  }
  return Object.entries(poll.answers).map(([id, answer]) => {
    const right = isRight(poll, answer);
    const mark = right === undefined ? '' : right ? ' ✓' : ' ✗';
    // The text as it was typed. Only the count treats words as equal that differ in case.
    const said = typeof answer === 'object' ? answer.map((index) => words(String(index))).join('; ') : String(answer);
    return { ...row('answer', `${said}${mark}`), name: nameOf(id) };
  });
}
