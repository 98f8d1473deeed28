import type { types } from 'mediasoup';
import { knownExtensions } from './header-extensions.ts';

/**
 * What a client announces becomes, through the SFU, a part of the session descriptions of everybody else. So nothing of it is passed
 * on: what is recognised is written down anew, in our own words; what is not is left out. Whether it fits at all mediasoup says.
 */

/** Of Opus (RFC 7587): what a receiver may be told, and the values that make sense. */
const opusParameters: Readonly<Record<string, readonly [least: number, most: number]>> = {
  minptime: [3, 120],
  ptime: [3, 120],
  maxptime: [3, 120],
  useinbandfec: [0, 1],
  usedtx: [0, 1],
  stereo: [0, 1],
  'sprop-stereo': [0, 1],
  cbr: [0, 1],
  maxplaybackrate: [8_000, 48_000],
  maxaveragebitrate: [6_000, 510_000],
};

const feedback: readonly types.RtcpFeedback[] = [
  { type: 'nack', parameter: '' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'goog-remb', parameter: '' },
  { type: 'transport-cc', parameter: '' },
];

/** @param personId one name for all that a person sends, so that voice and picture are played together */
export function recognised(
  { mid, codecs, headerExtensions = [], encodings = [] }: types.RtpParameters,
  personId: string,
): types.RtpParameters {
  return {
    ...(mid !== undefined && /^[a-zA-Z0-9]{1,32}$/.test(mid) ? { mid } : {}),
    codecs: codecs.flatMap((codec) => codecOf(codec)),
    headerExtensions: knownExtensions(headerExtensions).map(({ uri, id, encrypt = false }) => ({
      ...{ uri, id, encrypt },
      parameters: {},
    })),
    encodings: encodings.map((encoding) => encodingOf(encoding)),
    rtcp: { cname: personId, reducedSize: true },
  };
}

function codecOf({
  mimeType,
  payloadType,
  clockRate,
  channels,
  parameters,
  rtcpFeedback,
}: types.RtpCodecParameters): types.RtpCodecParameters[] {
  const told = feedback.filter((known) =>
    rtcpFeedback?.some(({ type, parameter = '' }) => type === known.type && parameter === known.parameter),
  );
  const numbers = numbersIn(parameters);
  switch (mimeType.toLowerCase()) {
    case 'audio/opus': {
      const known = Object.entries(opusParameters).flatMap(([name, [least, most]]) => {
        const value = numbers(name);
        return value !== undefined && value >= least && value <= most ? [[name, value] as const] : [];
      });
      const common = { payloadType, clockRate, ...(channels === undefined ? {} : { channels }), rtcpFeedback: told };
      return [{ mimeType: 'audio/opus', ...common, parameters: Object.fromEntries(known) }];
    }
    case 'video/vp8':
      return [{ mimeType: 'video/VP8', payloadType, clockRate, rtcpFeedback: told, parameters: {} }];
    case 'video/rtx': {
      const apt = numbers('apt');
      const parameters = apt === undefined || apt > 127 ? {} : { apt };
      return [{ mimeType: 'video/rtx', payloadType, clockRate, rtcpFeedback: [], parameters }];
    }
    default:
      return [];
  }
}

/** What is said of one stream: numbers, and names of a fixed shape. */
function encodingOf(encoding: types.RtpEncodingParameters): types.RtpEncodingParameters {
  const { ssrc, rid, codecPayloadType, rtx, dtx, scalabilityMode, maxBitrate } = encoding;
  return {
    ...(ssrc === undefined ? {} : { ssrc }),
    ...(rid !== undefined && /^[a-zA-Z0-9]{1,16}$/.test(rid) ? { rid } : {}),
    ...(codecPayloadType === undefined ? {} : { codecPayloadType }),
    ...(rtx === undefined ? {} : { rtx: { ssrc: rtx.ssrc } }),
    ...(dtx === undefined ? {} : { dtx }),
    ...(scalabilityMode !== undefined && /^[LS][1-3]T[1-3](h|_KEY|_KEY_SHIFT)?$/.test(scalabilityMode)
      ? { scalabilityMode }
      : {}),
    ...(maxBitrate === undefined ? {} : { maxBitrate }),
  };
}

/** Reads whole numbers of a codec's parameters, also where they come as text. */
function numbersIn(parameters: unknown): (name: string) => number | undefined {
  const record = Object(parameters) as Record<string, unknown>;
  return (name) => {
    if (!Object.hasOwn(record, name)) return undefined;
    const value = Number(record[name]);
    return Number.isInteger(value) && value >= 0 ? value : undefined;
  };
}
