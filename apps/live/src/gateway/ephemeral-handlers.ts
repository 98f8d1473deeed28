import { groupOfPage } from '#classroom';
import type { PageId } from '#classroom';
import { whyNotDraw } from '#classroom/decide';
import { failureOf } from '../failure.ts';
import type { Handlers } from './handlers.ts';
import { demand } from './permit.ts';
import type { SocketPeer } from './socket-peer.ts';

/** What is passed on to those who are here, and never written. */
export const ephemeralHandlers: Pick<Handlers, 'reaction.send' | 'board.sketch' | 'board.point'> = {
  'reaction.send'(peer, { reaction }) {
    const { session } = peer.at();
    demand(session.log.state, peer.ticket.personId, 'attend');
    session.react(reaction);
    return Promise.resolve({});
  },

  'board.sketch'(peer, sketch) {
    const { session, by } = drawing(peer, sketch.page);
    session.tellOthers(peer, 'board.sketched', { by, ...sketch }, groupOfPage(sketch.page));
    return Promise.resolve({});
  },

  'board.point'(peer, pointed) {
    const { session, by } = drawing(peer, pointed.page);
    session.tellOthers(peer, 'board.pointed', { by, ...pointed }, groupOfPage(pointed.page));
    return Promise.resolve({});
  },
};

/** @throws {LiveFailure} NOT_FOUND, NOT_ALLOWED */
function drawing(peer: SocketPeer, page: PageId) {
  const { session } = peer.at();
  const by = peer.ticket.personId;
  const refusal = whyNotDraw(session.log.state, by, page);
  if (refusal) throw failureOf(refusal);
  return { session, by };
}
