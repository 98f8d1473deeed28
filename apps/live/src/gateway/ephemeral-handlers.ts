import { groupOfPage } from '#classroom';
import type { PageId } from '#classroom';
import { whyNotDraw } from '#classroom/decide';
import { failureOf } from '../failure.ts';
import type { Handlers } from './handlers.ts';
import { demand } from './permit.ts';
import type { SocketConnection } from './socket-connection.ts';

/** What is passed on to those who are here, and never written. */
export const ephemeralHandlers: Pick<Handlers, 'reaction.send' | 'board.sketch' | 'board.point'> = {
  'reaction.send'(connection, { reaction }) {
    const { session } = connection.at();
    demand(session.log.state, connection.ticket.personId, 'attend');
    session.react(reaction);
    return Promise.resolve({});
  },

  'board.sketch'(connection, sketch) {
    const { session, by } = drawing(connection, sketch.page);
    session.tellOthers(connection, 'board.sketched', { by, ...sketch }, groupOfPage(sketch.page));
    return Promise.resolve({});
  },

  'board.point'(connection, pointed) {
    const { session, by } = drawing(connection, pointed.page);
    session.tellOthers(connection, 'board.pointed', { by, ...pointed }, groupOfPage(pointed.page));
    return Promise.resolve({});
  },
};

/** @throws {LiveFailure} NOT_FOUND, NOT_ALLOWED */
function drawing(connection: SocketConnection, page: PageId) {
  const { session } = connection.at();
  const by = connection.ticket.personId;
  const refusal = whyNotDraw(session.log.state, by, page);
  if (refusal) throw failureOf(refusal);
  return { session, by };
}
