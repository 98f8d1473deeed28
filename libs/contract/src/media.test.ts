import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { dtlsParameters, rtpCapabilities, rtpParameters } from './media.ts';

const fingerprint = {
  algorithm: 'sha-256',
  value: Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'),
};
const voice = {
  mid: '0',
  msid: 'stream track',
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { useinbandfec: 1, usedtx: 0, ptime: 60, maxaveragebitrate: 20_000 },
      rtcpFeedback: [{ type: 'nack', parameter: '' }, { type: 'transport-cc' }],
    },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, encrypt: false, parameters: {} }],
  encodings: [{ ssrc: 1_234_567, dtx: false }],
  rtcp: { cname: 'abc', reducedSize: true, mux: true },
};
const [codec] = voice.codecs;
const [encoding] = voice.encodings;

/** Every value of an object tree replaced by another, one at a time. */
function variants(value: unknown, by: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [by];
  return Object.entries(value).flatMap(([name, inner]) =>
    variants(inner, by).map((changed) =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => (String(index) === name ? changed : one))
        : { ...value, [name]: changed },
    ),
  );
}

describe('what a browser is able to receive', () => {
  test('without a codec is refused', () => {
    expect(v.is(rtpCapabilities, { codecs: [] })).toBe(false);
    expect(v.is(rtpCapabilities, {})).toBe(false);
  });
});

describe('what a browser is about to send', () => {
  test('passes, and is not changed', () => {
    expect(v.parse(rtpParameters, voice)).toEqual(voice);
  });

  test('three layers of a camera pass', () => {
    const layers = [0, 1, 2].map((index) => ({
      rid: `r${index}`,
      active: true,
      scaleResolutionDownBy: 2 ** (2 - index),
      maxBitrate: 50_000,
      maxFramerate: 8,
      scalabilityMode: 'L1T1',
    }));
    expect(v.is(rtpParameters, { ...voice, encodings: layers })).toBe(true);
  });

  test.each([
    ['no codec', { ...voice, codecs: [] }],
    ['no encoding', { ...voice, encodings: [] }],
    ['five encodings', { ...voice, encodings: Array.from({ length: 5 }, () => encoding) }],
    ['a payload type of eight bits', { ...voice, codecs: [{ ...codec, payloadType: 128 }] }],
    ['a negative payload type', { ...voice, codecs: [{ ...codec, payloadType: -1 }] }],
    ['a clock that stands', { ...voice, codecs: [{ ...codec, clockRate: 0 }] }],
    ['a media type that is none', { ...voice, codecs: [{ ...codec, mimeType: 'opus' }] }],
    ['an SSRC of more than 32 bits', { ...voice, encodings: [{ ssrc: 2 ** 32 }] }],
    ['a broken SSRC', { ...voice, encodings: [{ ssrc: 1.5 }] }],
    ['a mode that mediasoup has no name for', { ...voice, encodings: [{ scalabilityMode: 'L9T9' }] }],
    ['a header extension with a line end', { ...voice, headerExtensions: [{ uri: 'urn:x\r\na=b', id: 1 }] }],
    ['a header extension number 0', { ...voice, headerExtensions: [{ ...voice.headerExtensions[0], id: 0 }] }],
    ['a parameter that is an object', { ...voice, codecs: [{ ...codec, parameters: { a: { b: 1 } } }] }],
    ['a field of its own', { ...voice, extra: 1 }],
  ])('%s is refused', (_, hostile) => {
    expect(v.is(rtpParameters, hostile)).toBe(false);
  });

  test.each([[null], [[]], [{}], [NaN], [Infinity], ['x'.repeat(300)]])(
    'with %p in the place of any value it is refused',
    (by) => {
      for (const hostile of variants(voice, by)) expect(v.is(rtpParameters, hostile)).toBe(false);
    },
  );

  test('whatever JSON arrives is judged, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof v.safeParse(rtpParameters, value).success).toBe('boolean');
      }),
    );
  });
});

describe('a DTLS identity', () => {
  test('with a fingerprint passes', () => {
    expect(v.is(dtlsParameters, { role: 'client', fingerprints: [fingerprint] })).toBe(true);
  });

  test.each([
    ['no fingerprint', []],
    ['an empty fingerprint', [{ ...fingerprint, value: '' }]],
    ['a short one', [{ ...fingerprint, value: '00:11' }]],
    ['one that is not hexadecimal', [{ ...fingerprint, value: fingerprint.value.replace('00', 'GG') }]],
    ['an unknown algorithm', [{ ...fingerprint, algorithm: 'md5' }]],
    ['nine of them', Array.from({ length: 9 }, () => fingerprint)],
  ])('with %s is refused', (_, fingerprints) => {
    expect(v.is(dtlsParameters, { fingerprints })).toBe(false);
  });

  test('of the wrong length for its algorithm is refused', () => {
    expect(v.is(dtlsParameters, { fingerprints: [{ algorithm: 'sha-1', value: fingerprint.value }] })).toBe(false);
  });
});
