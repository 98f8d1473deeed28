import { may, personOf } from '#classroom';
import type { ClassAction, ClassState, NewClassEvent } from '#classroom';
import { classEnded, notAllowed, notFound } from '../failure.ts';
import { onceKey } from '../log/class-log.ts';
import type { Handlers } from './handlers.ts';
import type { SocketPeer } from './socket-peer.ts';

type TalkMessage = 'chat.post' | 'hand.raise' | 'hand.lower' | 'floor.give' | 'floor.take';

/**
 * Appends what `decide` makes of the state, once for each key. The permission is asked for again here, on the state that includes
 * everything that comes before it in the log. Nothing to append means that it is so already.
 */
async function append(
  peer: SocketPeer,
  key: string,
  action: ClassAction,
  decide: (state: ClassState, by: string) => NewClassEvent | undefined,
  target?: string,
): Promise<{ seq: number }> {
  const by = peer.ticket.personId;
  const { seq } = await peer.at().room.log.append(
    (state) => {
      if (!may(state, by, action, target)) throw state.endedAt === undefined ? notAllowed() : classEnded();
      const event = decide(state, by);
      return event ? [event] : [];
    },
    onceKey(by, key),
  );
  return { seq };
}

export const talkHandlers: Pick<Handlers, TalkMessage> = {
  'chat.post': (peer, { key, text }) =>
    append(peer, key, 'post-message', (_, by) => ({ by, key, type: 'message-posted', body: { text } })),

  'hand.raise': (peer, { key }) =>
    append(peer, key, 'raise-hand', (state, by) =>
      personOf(state, by)?.hand === undefined ? { by, key, type: 'hand-raised', body: {} } : undefined,
    ),

  'hand.lower': (peer, { key }) =>
    append(peer, key, 'raise-hand', (state, by) =>
      personOf(state, by)?.hand === undefined ? undefined : { by, key, type: 'hand-lowered', body: {} },
    ),

  'floor.give': (peer, { key, to }) =>
    append(peer, key, 'give-floor', (state, by) => {
      const person = personOf(state, to);
      if (!person?.present) throw notFound('person in this class', 'to');
      // Given again, it lowers a hand that was raised meanwhile.
      const nothingToDo = person.hasFloor && person.hand === undefined;
      return nothingToDo ? undefined : { by, key, type: 'floor-given', body: { to } };
    }),

  'floor.take': (peer, { key, from }) =>
    append(
      peer,
      key,
      'take-floor',
      (state, by) => {
        const person = personOf(state, from);
        if (!person) throw notFound('person in this class', 'from');
        return person.hasFloor ? { by, key, type: 'floor-taken', body: { from } } : undefined;
      },
      from,
    ),
};
