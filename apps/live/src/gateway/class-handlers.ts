import type { ClassSessions } from '../class-session/class-sessions.ts';
import { isWaiting } from '../failure.ts';
import { routerCapabilities } from '../sfu/codecs.ts';
import type { Handlers } from './handlers.ts';

type ClassMessage = 'class.enter' | 'class.leave' | 'class.end' | 'log.since';

export const classHandlers = (sessions: ClassSessions): Pick<Handlers, ClassMessage> => ({
  async 'class.enter'(connection, { after, epoch, reopen }) {
    const { classId, personId } = connection.ticket;
    const session = await (reopen ? sessions.openAgain(classId, personId) : sessions.open(classId));
    await session.notes.ready();
    // A page that does not name its log cannot begin anew either.
    const anew = epoch !== undefined && !session.log.holds(epoch, after);
    // Known as waiting before it waits, so that a connection lost meanwhile is noticed.
    connection.waits = session;
    let waits = false;
    const seat = await session
      .enter(connection, after === 0)
      .catch((error: unknown) => {
        waits = isWaiting(error);
        throw error;
      })
      .finally(() => {
        if (!waits) connection.waits = undefined;
      });
    connection.entering({ session, seat });
    // After the answer, in which the client learns that it is back.
    setImmediate(() => {
      if (seat.connection === connection) seat.catchUp();
    });
    // Made while the client prepares: entering does not wait for it.
    if (session.log.state.endedAt === undefined) session.media.router().catch(() => undefined);
    return {
      ...session.newsFor(connection, anew ? 0 : after),
      ...(anew ? { anew } : {}),
      ...(epoch === undefined ? {} : { epoch: session.log.epoch }),
      now: session.log.now,
      routerCapabilities,
    };
  },

  async 'class.leave'(connection) {
    const { session } = connection.at();
    connection.entering(undefined);
    connection.silence();
    await session.leave(connection);
    return {};
  },

  async 'class.end'(connection) {
    await connection.at().session.end(connection.ticket.personId);
    return {};
  },

  'log.since'(connection, { after }) {
    return Promise.resolve(connection.at().session.newsFor(connection, after));
  },
});
