import type { AnswerValue, Payload, RequestName } from '#contract';
import type { SocketPeer } from './socket-peer.ts';
import type { DeckStore } from '../log/deck-store.ts';
import type { Rooms } from '../room/rooms.ts';
import { boardHandlers } from './board-handlers.ts';
import { classHandlers } from './class-handlers.ts';
import { groupHandlers } from './group-handlers.ts';
import { mediaHandlers } from './media-handlers.ts';
import { orderHandlers } from './order-handlers.ts';
import { pollHandlers } from './poll-handlers.ts';
import { questionHandlers } from './question-handlers.ts';
import { talkHandlers } from './talk-handlers.ts';

/** What carries out a message that is well-formed and permitted; it answers, or throws a `LiveFailure`. */
export type Handler<N extends RequestName> = (peer: SocketPeer, payload: Payload<N>) => Promise<AnswerValue<N>>;

/** Every message has one: a message without a handler does not compile. */
export type Handlers = { readonly [N in RequestName]: Handler<N> };

export const handlersFor = (rooms: Rooms, decks: DeckStore): Handlers => ({
  ...classHandlers(rooms),
  ...talkHandlers,
  ...questionHandlers,
  ...pollHandlers,
  ...orderHandlers,
  ...boardHandlers(decks),
  ...groupHandlers,
  ...mediaHandlers,
});
