import type { AnswerValue, Payload, RequestName } from '#contract';
import type { SocketConnection } from './socket-connection.ts';
import type { DecksRepository } from '../log/decks.repository.ts';
import type { ClassSessions } from '../class-session/class-sessions.ts';
import { classHandlers } from './class-handlers.ts';
import { commandHandlers } from './command-handlers.ts';
import { ephemeralHandlers } from './ephemeral-handlers.ts';
import { mediaHandlers } from './media-handlers.ts';

/** What carries out a message that is well-formed and permitted; it answers, or throws a `LiveFailure`. */
export type Handler<N extends RequestName> = (
  connection: SocketConnection,
  payload: Payload<N>,
) => Promise<AnswerValue<N>>;

/** Every message has one: a message without a handler does not compile. */
export type Handlers = { readonly [N in RequestName]: Handler<N> };

export const handlersFor = (sessions: ClassSessions, decks: DecksRepository): Handlers => ({
  ...classHandlers(sessions),
  ...commandHandlers(decks),
  ...ephemeralHandlers,
  ...mediaHandlers,
});
