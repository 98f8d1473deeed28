import * as v from 'valibot';
import type { ClassEvent, ClassRole, Snapshot, Source } from '#classroom';
import { routerCapabilities } from './media.ts';
import { boardPushes, boardRequests } from './messages/board.ts';
import { nothing, request, seq } from './messages/checks.ts';
import type { Request } from './messages/checks.ts';
import { groupRequests } from './messages/groups.ts';
import { mediaPushes, mediaRequests } from './messages/media.ts';
import { orderRequests } from './messages/order.ts';
import { reaction, talkRequests } from './messages/talk.ts';

export { pollForm } from './messages/talk.ts';

/**
 * Everything that crosses the class socket, as tables: name -> payload -> answer, with the class permission it needs. The live
 * gateway and the client are both typed from these tables and both check what arrives against them; a message that is not
 * here does not exist. Every request is acknowledged with an `Answer`.
 */

/** Events are checked for their stamp only: bodies of types newer than this code must pass. */
const classEvent = v.pipe(
  v.looseObject({
    seq: v.number(),
    at: v.number(),
    by: v.string(),
    type: v.string(),
    body: v.record(v.string(), v.unknown()),
  }),
  v.transform((event) => event as unknown as ClassEvent),
);
const events = v.array(classEvent);

/** The state as it was at `seq`, packed; made by the gateway from the log, so only its frame is checked. */
const snapshot = v.pipe(
  v.looseObject({
    seq: v.number(),
    people: v.array(v.looseObject({ id: v.string() })),
    messages: v.array(v.array(v.unknown())),
    marks: v.record(v.string(), v.array(v.array(v.unknown()))),
    rest: v.looseObject({ board: v.looseObject({ page: v.string() }) }),
  }),
  v.transform((packed) => packed as unknown as Snapshot),
);
/** What brings somebody up to date: the events they miss or, where those are many, the state and nothing else. */
const news = { snapshot: v.exactOptional(snapshot), events };

/** Client -> live. */
export const requests = {
  /**
   * First message of every connection: what happened after `after` (0: everything) and what media needs. It says `joined` for this person,
   * unless the class has ended: then there is only reading; but the person who has just ended it may `reopen` it so. WAITING while the class is locked: enter again after the push
   * `class.door`. A client that has nothing yet begins anew: media of an earlier page are closed. Otherwise transports of an earlier connection of the same person are kept for `limits.mediaKeptSeconds`: after a cut try
   * `media.restartIce` with them, and set media up anew on NOT_FOUND.
   */
  'class.enter': request(
    'read',
    v.strictObject({
      after: seq,
      /** Of the log that it holds, as the last answer told it; empty before the first. A page without it knows nothing of `anew`. */
      epoch: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
      reopen: v.exactOptional(v.literal(true)),
    }),
    v.strictObject({
      ...news,
      /** The log is not the one that this client holds: the news take its place, and what it holds of its own it sends again. */
      anew: v.exactOptional(v.literal(true)),
      epoch: v.exactOptional(v.string()),
      /** The server's clock, ms since the epoch, so that minutes shown are right on a wrong phone. */
      now: v.number(),
      routerCapabilities,
    }),
  ),
  'class.leave': request('read', nothing, nothing),
  'class.end': request('end-class', nothing, nothing),
  /** What happened after `after`: to fill a gap. */
  'log.since': request('read', v.strictObject({ after: seq }), v.strictObject(news)),
  ...talkRequests,
  ...orderRequests,
  ...boardRequests,
  ...groupRequests,
  ...mediaRequests,
} as const satisfies Record<string, Request>;

export type RequestName = keyof typeof requests;
export type Payload<N extends RequestName> = v.InferOutput<(typeof requests)[N]['payload']>;
export type AnswerValue<N extends RequestName> = v.InferOutput<(typeof requests)[N]['answer']>;

/** Live -> client, not acknowledged. */
export const pushes = {
  /** Appended events, in order, to everybody in the class (the sender too), each as that viewer may see it. */
  'class.events': v.strictObject({ events }),
  /** What this person may see has changed (they moderate now, or no longer): this state replaces theirs. */
  'class.state': v.strictObject({ snapshot }),
  /** A person who waits is let in. */
  'class.door': nothing,
  /** Reactions of the last second, counted; ephemeral. */
  'class.reactions': v.strictObject({
    counts: v.array(v.strictObject({ reaction, count: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  }),
  ...boardPushes,
  ...mediaPushes,
  /** The last thing on a connection that will not come back by itself. */
  'class.closed': v.strictObject({ reason: v.picklist(['ended', 'replaced', 'sent-out', 'turned-away', 'no-place']) }),
} as const;
export type PushName = keyof typeof pushes;
export type Push<N extends PushName> = v.InferOutput<(typeof pushes)[N]>;

export const liveErrorCodes = [
  'BAD_INPUT',
  'UNKNOWN_MESSAGE',
  'NOT_ENTERED',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'TOO_MANY',
  'TOO_MUCH',
  'TICKET_REFUSED',
  'CLASS_ENDED',
  'WAITING',
  'SENT_OUT',
  'POLL_CLOSED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type LiveErrorCode = (typeof liveErrorCodes)[number];

export interface LiveError {
  code: LiveErrorCode;
  /** What was wrong, where, and what to do, in English; pages say it in their own words by `code`. */
  message: string;
  /** Path inside the payload, e.g. `rtpParameters.codecs.0.mimeType`. */
  field?: string | undefined;
}

/** `data` of the connect_error that answers a handshake without a usable ticket; after `expired`, ask api for a new one. */
export interface TicketRefusal extends LiveError {
  code: 'TICKET_REFUSED';
  reason: 'expired' | 'invalid';
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: LiveError };

/** What a class ticket says (ticket.ts signs and reads it). */
export interface ClassTicket {
  classId: string;
  personId: string;
  name: string;
  role: ClassRole;
  /** A student who helps in the section. */
  assists?: true | undefined;
  /** Of a lecturer who is one only since the class was opened: ms since the epoch. What was confided before is not for them. */
  teachesSince?: number | undefined;
}

export type { Source };
