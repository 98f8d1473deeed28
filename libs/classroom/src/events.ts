/**
 * The class log. Everything that happens in a class, except media packets, is a ClassEvent; the state of a class is the
 * fold over them (fold.ts). A type or field that has been written once stays readable for ever: recordings and reports
 * fold old logs. Newer types are kept and skipped by older code.
 */

/** What a person publishes. */
export const sources = ['microphone', 'camera', 'screen'] as const;
export type Source = (typeof sources)[number];

/** Role in the class: the section's lecturers host, its cohort listens (and speaks while holding the floor). */
export const classRoles = ['host', 'listener'] as const;
export type ClassRole = (typeof classRoles)[number];

/**
 * Why somebody is no longer here: `left` by the button, `line` the connection was lost, `replaced` the same person entered from another
 * window, `server` the live service restarted, `ended` the class ended.
 */
export type LeaveReason = 'left' | 'line' | 'replaced' | 'server' | 'ended';

/** Body of each event type. `by` of the event is the person who did it. */
export interface ClassEventBodies {
  joined: { name: string; role: ClassRole };
  left: { reason: LeaveReason };
  'message-posted': { text: string };
  'hand-raised': Record<string, never>;
  'hand-lowered': Record<string, never>;
  'floor-given': { to: string };
  /** The host takes the floor back from `from`, or `from` gives it back. */
  'floor-taken': { from: string };
  'media-started': { source: Source };
  'media-stopped': { source: Source };
  'class-ended': Record<string, never>;
}
export type ClassEventType = keyof ClassEventBodies;

interface Stamp {
  /** 1, 2, 3 ... within the class, without gaps. */
  seq: number;
  /** When it became durable, ms since the epoch, the database's clock. */
  at: number;
  /** Person id of who did it. */
  by: string;
  /** The sender's idempotency key (UUID): a repeated send is answered with the first event. */
  key?: string | undefined;
}

export type ClassEvent = { [T in ClassEventType]: Stamp & { type: T; body: ClassEventBodies[T] } }[ClassEventType];

/** An event before it is appended: no sequence number and no time yet. */
export type NewClassEvent = {
  [T in ClassEventType]: { by: string; key?: string | undefined; type: T; body: ClassEventBodies[T] };
}[ClassEventType];
