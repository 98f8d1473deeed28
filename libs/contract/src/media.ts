import * as v from 'valibot';
import { sources } from '#classroom';

/**
 * mediasoup's objects as they cross the wire, after its TypeScript (rtpParametersTypes, WebRtcTransportTypes of mediasoup 3.27).
 * Everything a client sends is bounded and complete before mediasoup sees it: malformed objects have killed workers before
 * (empty DTLS fingerprints, for one).
 */

/** Letters, figures and signs of ASCII: what stands in a session description, where a line end would begin something else. */
const printable = v.regex(/^[\x20-\x7e]*$/, 'Only printable ASCII.');
const short = v.pipe(v.string(), v.maxLength(255), printable);
const small = v.pipe(v.string(), v.minLength(1), v.maxLength(255), printable);
const bounded = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const kind = v.picklist(['audio', 'video']);
const uint32 = bounded(4_294_967_295);
const payloadType = bounded(127);
const rtcpFeedback = v.pipe(
  v.array(v.strictObject({ type: small, parameter: v.exactOptional(short) })),
  v.maxLength(16),
);
/** Codec-specific fmtp parameters: a flat record of short values. */
const codecParameters = v.pipe(
  v.record(small, v.union([short, v.pipe(v.number(), v.finite()), v.boolean()])),
  v.check((record) => Object.keys(record).length <= 32, 'At most 32 codec parameters.'),
);
const mimeType = v.pipe(v.string(), v.regex(/^(audio|video)\/[a-zA-Z0-9-]{1,32}$/));

const codecCapability = v.strictObject({
  kind,
  mimeType,
  preferredPayloadType: payloadType,
  clockRate: v.pipe(bounded(192_000), v.minValue(1)),
  channels: v.exactOptional(v.pipe(bounded(8), v.minValue(1))),
  parameters: v.exactOptional(codecParameters),
  rtcpFeedback: v.exactOptional(rtcpFeedback),
});

const headerExtension = v.strictObject({
  kind,
  uri: small,
  preferredId: v.pipe(bounded(255), v.minValue(1)),
  preferredEncrypt: v.exactOptional(v.boolean()),
  direction: v.exactOptional(v.picklist(['sendrecv', 'sendonly', 'recvonly', 'inactive'])),
});

/** What a client can receive. */
export const rtpCapabilities = v.strictObject({
  codecs: v.pipe(v.array(codecCapability), v.minLength(1), v.maxLength(64)),
  headerExtensions: v.exactOptional(v.pipe(v.array(headerExtension), v.maxLength(64))),
});

const encoding = v.strictObject({
  active: v.exactOptional(v.boolean()),
  ssrc: v.exactOptional(uint32),
  rid: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{1,16}$/))),
  codecPayloadType: v.exactOptional(payloadType),
  rtx: v.exactOptional(v.strictObject({ ssrc: uint32 })),
  dtx: v.exactOptional(v.boolean()),
  scalabilityMode: v.exactOptional(v.pipe(v.string(), v.regex(/^[LS][1-3]T[1-3](h|_KEY|_KEY_SHIFT)?$/))),
  maxBitrate: v.exactOptional(bounded(100_000_000)),
  maxFramerate: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(240))),
  scaleResolutionDownBy: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(64))),
  adaptivePtime: v.exactOptional(v.boolean()),
  priority: v.exactOptional(v.picklist(['very-low', 'low', 'medium', 'high'])),
  networkPriority: v.exactOptional(v.picklist(['very-low', 'low', 'medium', 'high'])),
});

/** What a client is about to send. */
export const rtpParameters = v.strictObject({
  mid: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{1,32}$/))),
  msid: v.exactOptional(short),
  codecs: v.pipe(
    v.array(
      v.strictObject({
        mimeType,
        payloadType,
        clockRate: v.pipe(bounded(192_000), v.minValue(1)),
        channels: v.exactOptional(v.pipe(bounded(8), v.minValue(1))),
        parameters: v.exactOptional(codecParameters),
        rtcpFeedback: v.exactOptional(rtcpFeedback),
      }),
    ),
    v.minLength(1),
    v.maxLength(8),
  ),
  headerExtensions: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          uri: small,
          id: v.pipe(bounded(255), v.minValue(1)),
          encrypt: v.exactOptional(v.boolean()),
          parameters: v.exactOptional(codecParameters),
        }),
      ),
      v.maxLength(32),
    ),
  ),
  encodings: v.pipe(v.array(encoding), v.minLength(1), v.maxLength(4)),
  rtcp: v.exactOptional(
    v.strictObject({
      cname: v.exactOptional(short),
      reducedSize: v.exactOptional(v.boolean()),
      mux: v.exactOptional(v.boolean()),
    }),
  ),
});

/** Bytes of each algorithm's fingerprint. */
const fingerprintBytes = { 'sha-1': 20, 'sha-224': 28, 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 } as const;
const fingerprint = v.pipe(
  v.strictObject({
    algorithm: v.picklist(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
    value: v.pipe(v.string(), v.maxLength(255), v.regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})+$/)),
  }),
  v.check(
    ({ algorithm, value }) => (value.length + 1) / 3 === fingerprintBytes[algorithm],
    "A fingerprint must have its algorithm's length.",
  ),
);

/** At least one fingerprint of a known algorithm with the right shape. */
export const dtlsParameters = v.strictObject({
  role: v.exactOptional(v.picklist(['auto', 'client', 'server'])),
  fingerprints: v.pipe(v.array(fingerprint), v.minLength(1), v.maxLength(8)),
});

/*
 * Live -> client: made by mediasoup itself, so only the frame is checked; the client library reads the rest.
 */
export const routerCapabilities = v.looseObject({ codecs: v.array(v.looseObject({ mimeType: v.string() })) });
export const iceParameters = v.looseObject({ usernameFragment: v.string(), password: v.string() });
export const transportOptions = v.looseObject({
  id: v.string(),
  iceParameters,
  iceCandidates: v.array(v.looseObject({ ip: v.string(), port: v.number(), protocol: v.string() })),
  dtlsParameters: v.looseObject({ fingerprints: v.array(v.looseObject({ value: v.string() })) }),
});
export const consumerOptions = v.strictObject({
  id: v.string(),
  producerId: v.string(),
  kind,
  personId: v.string(),
  source: v.picklist(sources),
  rtpParameters: v.looseObject({ codecs: v.array(v.looseObject({ mimeType: v.string() })) }),
});
