import { may, publishPermission } from '#classroom';
import { notAllowed } from '../failure.ts';
import type { Handlers } from './handlers.ts';
import { knownExtensions } from '../sfu/header-extensions.ts';

type MediaMessage =
  | 'media.send'
  | 'media.receive'
  | 'media.want'
  | 'media.connect'
  | 'media.restartIce'
  | 'media.produce'
  | 'media.stop'
  | 'media.resume';

export const mediaHandlers: Pick<Handlers, MediaMessage> = {
  async 'media.send'(connection) {
    const transport = await connection.at().seat.media.send(connection.ticket.role);
    return { transport: transport.options };
  },

  'media.receive': (connection, { rtpCapabilities, want }) =>
    connection
      .at()
      .seat.media.receive(
        { ...rtpCapabilities, headerExtensions: knownExtensions(rtpCapabilities.headerExtensions) },
        want,
      ),

  'media.want'(connection, { want }) {
    connection.at().seat.media.want(want);
    return Promise.resolve({});
  },

  async 'media.connect'(connection, { transportId, dtlsParameters }) {
    await connection.at().seat.media.transport(transportId).connect(dtlsParameters);
    return {};
  },

  async 'media.restartIce'(connection, { transportId }) {
    return { iceParameters: await connection.at().seat.media.transport(transportId).restartIce() };
  },

  async 'media.produce'(connection, { transportId, source, rtpParameters }) {
    const { session, seat } = connection.at();
    const allowed = () => may(session.log.state, connection.ticket.personId, publishPermission[source]);
    if (!allowed()) throw notAllowed();
    const producer = await seat.media.produce(
      transportId,
      source,
      { ...rtpParameters, headerExtensions: knownExtensions(rtpParameters.headerExtensions) },
      allowed,
    );
    return { producerId: producer.id };
  },

  'media.stop'(connection, { producerId }) {
    connection.at().seat.media.stop(producerId);
    return Promise.resolve({});
  },

  async 'media.resume'(connection, { consumerId }) {
    await connection.at().seat.media.resume(consumerId);
    return {};
  },
};
