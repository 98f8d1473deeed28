import * as v from 'valibot';
import { sources } from '#classroom';
import type { ClassAction, ClassEvent, ClassRole, Source } from '#classroom';
import { limits } from './limits.ts';
import {
  consumerOptions,
  dtlsParameters,
  iceParameters,
  routerCapabilities,
  rtpCapabilities,
  rtpParameters,
  transportOptions,
} from './media.ts';

/**
 * Everything that crosses the class socket, as tables: name -> payload -> answer, with the class permission it needs. The live
 * gateway and the client are both typed from these tables and both check what arrives against them; a message that is not
 * here does not exist. Every request is acknowledged with an `Answer`.
 */

const uuid = v.pipe(v.string(), v.uuid());
/** The sender's idempotency key: sent again after a lost line, it is answered with the first event. */
const key = uuid;
const nothing = v.strictObject({});
const appended = v.strictObject({ seq: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const source = v.picklist(sources);
const seq = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** What PostgreSQL can keep as text: no NUL, no half of a surrogate pair. */
const messageText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(limits.messageText),
  v.check(
    (text) => !/\0|\p{Surrogate}/u.test(text),
    'Must be text that can be kept: without NUL and broken characters.',
  ),
);

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

interface Request {
  readonly permission: ClassAction;
  readonly payload: v.GenericSchema;
  readonly answer: v.GenericSchema;
}

const request = <P extends v.GenericSchema, A extends v.GenericSchema>(
  permission: ClassAction,
  payload: P,
  answer: A,
): { readonly permission: ClassAction; readonly payload: P; readonly answer: A } => ({ permission, payload, answer });

/** Client -> live. */
export const requests = {
  /**
   * First message of every connection: the events after `after` (0: all of them) and what media needs. It says `joined` for this person,
   * unless the class has ended: then there is only reading. Transports of an earlier connection of the same person are kept
   * for `limits.mediaKeptSeconds`: after a cut try `media.restartIce` with them, and set media up anew on NOT_FOUND.
   */
  'class.enter': request(
    'read',
    v.strictObject({ after: seq }),
    v.strictObject({
      events: v.array(classEvent),
      /** The server's clock, ms since the epoch, so that minutes shown are right on a wrong phone. */
      now: v.number(),
      routerCapabilities,
    }),
  ),
  'class.leave': request('read', nothing, nothing),
  'class.end': request('end-class', nothing, nothing),
  /** Events after `after`: to fill a gap. */
  'log.since': request('read', v.strictObject({ after: seq }), v.strictObject({ events: v.array(classEvent) })),
  'chat.post': request('post-message', v.strictObject({ key, text: messageText }), appended),
  'hand.raise': request('raise-hand', v.strictObject({ key }), appended),
  'hand.lower': request('raise-hand', v.strictObject({ key }), appended),
  'floor.give': request('give-floor', v.strictObject({ key, to: uuid }), appended),
  /** The host takes it back, or its holder gives it back (`from` is then oneself). */
  'floor.take': request('take-floor', v.strictObject({ key, from: uuid }), appended),

  /** One sending transport a peer, made when it first publishes. */
  'media.send': request('attend', nothing, v.strictObject({ transport: transportOptions })),
  /**
   * The receiving transport and, paused, a consumer for each thing others publish now; later ones are pushed as
   * `media.consumer.new`. `want` chooses what is received at all ("voice and slides only" leaves out camera).
   */
  'media.receive': request(
    'attend',
    v.strictObject({ rtpCapabilities, want: v.pipe(v.array(source), v.maxLength(3)) }),
    v.strictObject({ transport: transportOptions, consumers: v.array(consumerOptions) }),
  ),
  /** Change what is received; consumers come and go as pushes. */
  'media.want': request('attend', v.strictObject({ want: v.pipe(v.array(source), v.maxLength(3)) }), nothing),
  'media.connect': request('attend', v.strictObject({ transportId: id, dtlsParameters }), nothing),
  'media.restartIce': request('attend', v.strictObject({ transportId: id }), v.strictObject({ iceParameters })),
  /** Needs `publish-<source>` as well, checked once the source is known (libs/classroom `publishAction`). */
  'media.produce': request(
    'attend',
    v.strictObject({ transportId: id, source, rtpParameters }),
    v.strictObject({ producerId: id }),
  ),
  'media.stop': request('attend', v.strictObject({ producerId: id }), nothing),
  /** The client is ready to play: the consumer starts (and a key frame is asked for). */
  'media.resume': request('attend', v.strictObject({ consumerId: id }), nothing),
} as const satisfies Record<string, Request>;

export type RequestName = keyof typeof requests;
export type Payload<N extends RequestName> = v.InferOutput<(typeof requests)[N]['payload']>;
export type AnswerValue<N extends RequestName> = v.InferOutput<(typeof requests)[N]['answer']>;

/** Live -> client, not acknowledged. */
export const pushes = {
  /** Appended events, in order, to everybody in the class (the sender too). */
  'class.events': v.strictObject({ events: v.array(classEvent) }),
  'media.consumer.new': v.strictObject({ consumer: consumerOptions }),
  'media.consumer.closed': v.strictObject({ consumerId: id }),
  /**
   * The SFU sends this picture nothing for now (line too thin, or nothing comes from the sender), or sends again. Said once after
   * `media.resume`, then on each change; never of a voice, which the SFU does not watch.
   */
  'media.consumer.flow': v.strictObject({ consumerId: id, flowing: v.boolean() }),
  /** The SFU worker was replaced: drop transports, producers and consumers, and set media up again. */
  'media.reset': v.strictObject({ routerCapabilities }),
  /** Who is heard now, loudest first; ephemeral. */
  'media.speaking': v.strictObject({ people: v.array(uuid) }),
  /** The last thing on a connection that will not come back by itself. */
  'class.closed': v.strictObject({ reason: v.picklist(['ended', 'replaced']) }),
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
  'TICKET_REFUSED',
  'CLASS_ENDED',
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
}

export type { Source };
