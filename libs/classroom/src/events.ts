import type { BoardEvents } from './board/events.ts';
import type { GroupEvents } from './groups/events.ts';
import type { NotesEvents } from './notes/events.ts';
import type { OrderEvents } from './order/events.ts';
import type { PeopleEvents } from './people/events.ts';
import type { PollEvents } from './polls/events.ts';
import type { QuestionEvents } from './questions/events.ts';
import type { TalkEvents } from './talk/events.ts';

export * from './groups/events.ts';
export * from './order/events.ts';
export * from './people/events.ts';
export * from './talk/events.ts';

/**
 * The class log. Everything that happens in a class, except media packets, is a ClassEvent; the state of a class is the
 * fold over them (fold.ts). A type or field that has been written once stays readable for ever: recordings and reports
 * fold old logs. Newer types are kept and skipped by older code.
 */

/**
 * Body of each event type. `by` of the event is the person who did it. Numbers called `message`, `question`, `poll` or in
 * `marks` are the sequence numbers of the events that made them.
 */
export interface ClassEventBodies
  extends PeopleEvents, TalkEvents, QuestionEvents, PollEvents, OrderEvents, BoardEvents, GroupEvents, NotesEvents {
  /**
   * Never written: what stands, towards a viewer, for the events `from` to the event's own `seq` that are not for them
   * (visibility.ts).
   */
  hidden: { from: number };
}
export type ClassEventType = keyof ClassEventBodies;

interface Stamp {
  /** 1, 2, 3 ... within the class, without gaps. */
  seq: number;
  /** When it became durable, ms since the epoch, the database's clock. */
  at: number;
  /** Person id of who did it; empty where the viewer is not told. */
  by: string;
  /** The sender's idempotency key (UUID): a repeated send is answered with the first event. */
  key?: string | undefined;
}

export type ClassEvent = { [T in ClassEventType]: Stamp & { type: T; body: ClassEventBodies[T] } }[ClassEventType];
export type EventOf<T extends ClassEventType> = Extract<ClassEvent, { type: T }>;

/** An event before it is appended: no sequence number and no time yet. */
export type NewClassEvent = {
  [T in Exclude<ClassEventType, 'hidden'>]: {
    by: string;
    key?: string | undefined;
    type: T;
    body: ClassEventBodies[T];
  };
}[Exclude<ClassEventType, 'hidden'>];
