import type { ClassSessions } from '../class-session/class-sessions.ts';
import { isWaiting } from '../failure.ts';
import { routerCapabilities } from '../sfu/codecs.ts';
import type { Handlers } from './handlers.ts';

type ClassMessage = 'class.enter' | 'class.leave' | 'class.end' | 'log.since';

export const classHandlers = (sessions: ClassSessions): Pick<Handlers, ClassMessage> => ({
  async 'class.enter'(peer, { after, epoch, reopen }) {
    const { classId, personId } = peer.ticket;
    const session = await (reopen ? sessions.openAgain(classId, personId) : sessions.open(classId));
    await session.notes.ready();
    // A page that does not name its log cannot begin anew either.
    const anew = epoch !== undefined && !session.log.holds(epoch, after);
    // Known as waiting before it waits, so that a connection lost meanwhile is noticed.
    peer.waits = session;
    let waits = false;
    const place = await session
      .enter(peer, after === 0)
      .catch((error: unknown) => {
        waits = isWaiting(error);
        throw error;
      })
      .finally(() => {
        if (!waits) peer.waits = undefined;
      });
    peer.entering({ session, place });
    // After the answer, in which the client learns that it is back.
    setImmediate(() => {
      if (place.peer === peer) place.catchUp();
    });
    // Made while the client prepares: entering does not wait for it.
    if (session.log.state.endedAt === undefined) session.media.router().catch(() => undefined);
    return {
      ...session.newsFor(peer, anew ? 0 : after),
      ...(anew ? { anew } : {}),
      ...(epoch === undefined ? {} : { epoch: session.log.epoch }),
      now: session.log.now,
      routerCapabilities,
    };
  },

  async 'class.leave'(peer) {
    const { session } = peer.at();
    peer.entering(undefined);
    peer.silence();
    await session.leave(peer);
    return {};
  },

  async 'class.end'(peer) {
    await peer.at().session.end(peer.ticket.personId);
    return {};
  },

  'log.since'(peer, { after }) {
    return Promise.resolve(peer.at().session.newsFor(peer, after));
  },
});
