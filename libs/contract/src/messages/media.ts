import * as v from 'valibot';
import { sources } from '#classroom';
import {
  consumerOptions,
  dtlsParameters,
  iceParameters,
  routerCapabilities,
  rtpCapabilities,
  rtpParameters,
  transportOptions,
} from '../media.ts';
import { id, nothing, request, uuid } from './checks.ts';

const source = v.picklist(sources);

export const mediaRequests = {
  /** One sending transport a peer, made when it first publishes. */
  'media.send': request('attend', nothing, v.strictObject({ transport: transportOptions })),
  /**
   * The receiving transport and, paused, a consumer for each thing others publish now; later ones are pushed as
   * `media.consumer.new`. `want` chooses what is received at all ("voice and slides only" leaves out camera).
   */
  'media.receive': request(
    'attend',
    v.strictObject({ rtpCapabilities, want: v.pipe(v.array(source), v.maxLength(sources.length)) }),
    v.strictObject({ transport: transportOptions, consumers: v.array(consumerOptions) }),
  ),
  /** Change what is received; consumers come and go as pushes. */
  'media.want': request(
    'attend',
    v.strictObject({ want: v.pipe(v.array(source), v.maxLength(sources.length)) }),
    nothing,
  ),
  'media.connect': request('attend', v.strictObject({ transportId: id, dtlsParameters }), nothing),
  'media.restartIce': request('attend', v.strictObject({ transportId: id }), v.strictObject({ iceParameters })),
  /** Needs `publish-<source>` as well, checked once the source is known (libs/classroom `publishPermission`). */
  'media.produce': request(
    'attend',
    v.strictObject({ transportId: id, source, rtpParameters }),
    v.strictObject({ producerId: id }),
  ),
  'media.stop': request('attend', v.strictObject({ producerId: id }), nothing),
  /** The client is ready to play: the consumer starts (and a key frame is asked for). */
  'media.resume': request('attend', v.strictObject({ consumerId: id }), nothing),
} as const;

export const mediaPushes = {
  'media.consumer.new': v.strictObject({ consumer: consumerOptions }),
  'media.consumer.closed': v.strictObject({ consumerId: id }),
  /**
   * The SFU sends this picture nothing for now (line too thin, or nothing comes from the sender), or sends again. Said once after
   * `media.resume`, then on each change; never of a voice, which the SFU does not watch.
   */
  'media.consumer.flow': v.strictObject({ consumerId: id, flowing: v.boolean() }),
  /** The SFU worker was replaced: drop transports, producers and consumers, and set media up again. */
  'media.reset': v.strictObject({ routerCapabilities }),
  /** Who is heard now, loudest first; ephemeral. */
  'media.speaking': v.strictObject({ people: v.array(uuid) }),
} as const;
