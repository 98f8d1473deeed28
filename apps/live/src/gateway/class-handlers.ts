import type { Rooms } from '../room/rooms.ts';
import { isWaiting } from '../failure.ts';
import { routerCapabilities } from '../sfu/codecs.ts';
import type { Handlers } from './handlers.ts';

type ClassMessage = 'class.enter' | 'class.leave' | 'class.end' | 'log.since';

export const classHandlers = (rooms: Rooms): Pick<Handlers, ClassMessage> => ({
  async 'class.enter'(peer, { after, epoch, reopen }) {
    const { classId, personId } = peer.ticket;
    const room = await (reopen ? rooms.openAgain(classId, personId) : rooms.open(classId));
    await room.notes.ready();
    // A page that does not name its log cannot begin anew either.
    const anew = epoch !== undefined && !room.log.holds(epoch, after);
    // Known as waiting before it waits, so that a connection lost meanwhile is noticed.
    peer.waits = room;
    let waits = false;
    const place = await room
      .enter(peer, after === 0)
      .catch((error: unknown) => {
        waits = isWaiting(error);
        throw error;
      })
      .finally(() => {
        if (!waits) peer.waits = undefined;
      });
    peer.entering({ room, place });
    // After the answer, in which the client learns that it is back.
    setImmediate(() => {
      if (place.peer === peer) place.catchUp();
    });
    // Made while the client prepares: entering does not wait for it.
    if (room.log.state.endedAt === undefined) room.media.router().catch(() => undefined);
    return {
      ...room.newsFor(peer, anew ? 0 : after),
      ...(anew ? { anew } : {}),
      ...(epoch === undefined ? {} : { epoch: room.log.epoch }),
      now: room.log.now,
      routerCapabilities,
    };
  },

  async 'class.leave'(peer) {
    const { room } = peer.at();
    peer.entering(undefined);
    peer.silence();
    await room.leave(peer);
    return {};
  },

  async 'class.end'(peer) {
    await peer.at().room.end(peer.ticket.personId);
    return {};
  },

  'log.since'(peer, { after }) {
    return Promise.resolve(peer.at().room.newsFor(peer, after));
  },
});
