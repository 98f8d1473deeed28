import { may } from '#classroom';
import type { ClassAction, ClassState, NewClassEvent } from '#classroom';
import { requests } from '#contract';
import type { RequestName } from '#contract';
import { classEnded, notAllowed } from '../failure.ts';
import { onceKey } from '../log/class-log.ts';
import type { SocketPeer } from './socket-peer.ts';

/** @throws {LiveFailure} NOT_ALLOWED, CLASS_ENDED */
export function demand(state: ClassState, by: string, action: ClassAction, target?: string): void {
  if (!may(state, by, action, target)) throw state.endedAt === undefined ? notAllowed() : classEnded();
}

/** What a message makes of the class: events, or none where it is so already. It may throw a refusal. */
export type Decide = (state: ClassState, by: string) => NewClassEvent | readonly NewClassEvent[] | undefined;

/**
 * Appends what `decide` makes of the state, once for each key. The permission is asked for again here, on the state that includes
 * everything that comes before it in the log.
 *
 * @param target the person it is done to, where the permission depends on it
 */
export async function append(
  peer: SocketPeer,
  name: RequestName,
  key: string,
  decide: Decide,
  target?: string,
): Promise<{ seq: number }> {
  const by = peer.ticket.personId;
  const { seq } = await peer.at().room.log.append(
    (state) => {
      demand(state, by, requests[name].permission, target);
      return [decide(state, by) ?? []].flat();
    },
    onceKey(by, key),
  );
  return { seq };
}
