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
  async 'media.send'(peer) {
    const line = await peer.at().place.media.send(peer.ticket.role);
    return { transport: line.options };
  },

  'media.receive': (peer, { rtpCapabilities, want }) =>
    peer
      .at()
      .place.media.receive(
        { ...rtpCapabilities, headerExtensions: knownExtensions(rtpCapabilities.headerExtensions) },
        want,
      ),

  'media.want'(peer, { want }) {
    peer.at().place.media.want(want);
    return Promise.resolve({});
  },

  async 'media.connect'(peer, { transportId, dtlsParameters }) {
    await peer.at().place.media.line(transportId).connect(dtlsParameters);
    return {};
  },

  async 'media.restartIce'(peer, { transportId }) {
    return { iceParameters: await peer.at().place.media.line(transportId).restartIce() };
  },

  async 'media.produce'(peer, { transportId, source, rtpParameters }) {
    const { session, place } = peer.at();
    const allowed = () => may(session.log.state, peer.ticket.personId, publishPermission[source]);
    if (!allowed()) throw notAllowed();
    const producer = await place.media.produce(
      transportId,
      source,
      { ...rtpParameters, headerExtensions: knownExtensions(rtpParameters.headerExtensions) },
      allowed,
    );
    return { producerId: producer.id };
  },

  'media.stop'(peer, { producerId }) {
    peer.at().place.media.stop(producerId);
    return Promise.resolve({});
  },

  async 'media.resume'(peer, { consumerId }) {
    await peer.at().place.media.resume(consumerId);
    return {};
  },
};
