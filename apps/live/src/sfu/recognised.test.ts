import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { types } from 'mediasoup';
import { ortc } from 'mediasoup';
import { sources } from '#classroom';
import { BrowserObjects } from '../../test/browser-objects.ts';
import { routerCapabilities } from './codecs.ts';
import { headerExtensionUris } from './header-extensions.ts';
import { recognised } from './recognised.ts';

const personId = '8354d570-aeb6-420a-ab71-05a509b36930';
const browser = new BrowserObjects(routerCapabilities);
const attack = 'x\r\na=candidate:1 1 udp 1 192.0.2.7 9 typ host\r\n';

/** Every text in a value, names of fields too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => [name, ...textsIn(inside)]);
}

describe('what a client announces', () => {
  test.each(sources)('of a %s stays what a browser needs', (source) => {
    const sent = browser.rtpParameters(source) as types.RtpParameters;
    const kept = recognised(sent, personId);
    expect(kept.codecs.map(({ mimeType, payloadType }) => [mimeType.toLowerCase(), payloadType])).toEqual(
      sent.codecs.map(({ mimeType, payloadType }) => [mimeType.toLowerCase(), payloadType]),
    );
    for (const [index, codec] of kept.codecs.entries()) {
      expect(codec.rtcpFeedback).toEqual(
        expect.arrayContaining((sent.codecs[index]?.rtcpFeedback ?? []).map((one) => ({ parameter: '', ...one }))),
      );
    }
    expect(kept.encodings).toMatchObject(
      (sent.encodings ?? []).map(({ rid, ssrc, rtx }) => JSON.parse(JSON.stringify({ rid, ssrc, rtx })) as object),
    );
    expect(kept.headerExtensions?.map(({ uri, id }) => [uri, id])).toEqual(
      sent.headerExtensions?.map(({ uri, id }) => [uri, id]),
    );
    expect(kept.mid).toBe(sent.mid);
    expect(() => {
      ortc.validateAndNormalizeRtpParameters(kept);
    }).not.toThrow();
  });

  test('a name of its own for what it sends is ours', () => {
    const sent = {
      ...browser.rtpParameters('microphone'),
      msid: attack,
      rtcp: { cname: attack },
    } as types.RtpParameters;
    expect(recognised(sent, personId)).toMatchObject({ rtcp: { cname: personId } });
    expect(recognised(sent, personId)).not.toHaveProperty('msid');
  });

  test('Opus keeps values that make sense, as numbers', () => {
    const [codec] = browser.rtpParameters('microphone').codecs;
    const parameters = { useinbandfec: 1, usedtx: '1', stereo: 7, maxplaybackrate: attack, minptime: 10, [attack]: 1 };
    const sent = { codecs: [{ ...codec, parameters }], encodings: [] } as unknown as types.RtpParameters;
    expect(recognised(sent, personId).codecs[0]?.parameters).toEqual({ minptime: 10, useinbandfec: 1, usedtx: 1 });
  });

  /** A text that breaks out of its line, anywhere, in names as in values. */
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(attack));
  const anything = fc.record({
    mid: text,
    msid: text,
    codecs: fc.array(
      fc.record({
        mimeType: fc.oneof(fc.constantFrom('audio/opus', 'video/VP8', 'video/rtx'), text),
        payloadType: fc.nat(127),
        clockRate: fc.nat(),
        parameters: fc.dictionary(
          fc.oneof(fc.constantFrom('apt', 'minptime', 'stereo', '__proto__'), text),
          fc.oneof(text, fc.double(), fc.nat(100), fc.boolean()),
        ),
        rtcpFeedback: fc.array(fc.record({ type: fc.oneof(fc.constant('nack'), text), parameter: text })),
      }),
      { minLength: 1, size: 'max', maxLength: 4 },
    ),
    headerExtensions: fc.array(
      fc.record({
        uri: fc.oneof(fc.constantFrom<string>(...headerExtensionUris), text),
        id: fc.nat(255),
        parameters: fc.dictionary(text, text),
      }),
      { maxLength: 4 },
    ),
    encodings: fc.array(fc.record({ rid: text, scalabilityMode: text, ssrc: fc.nat() }), { maxLength: 3 }),
    rtcp: fc.record({ cname: text }),
  });
  const ours = new Set<string>([...headerExtensionUris, personId]);

  test('none of its text reaches anybody, whatever it is and wherever it stands', () => {
    let tried = 0;
    let known = 0;
    fc.assert(
      fc.property(anything, (sent) => {
        tried += 1;
        const kept = recognised(sent as unknown as types.RtpParameters, personId);
        if (kept.codecs.length > 0 && (kept.headerExtensions?.length ?? 0) > 0) known += 1;
        for (const found of textsIn(kept)) {
          if (!ours.has(found)) expect(found).toMatch(/^[a-zA-Z0-9_/-]{0,32}$/);
        }
      }),
      { numRuns: 500 },
    );
    // The property says nothing where nothing is left.
    expect(known / tried).toBeGreaterThan(0.2);
  });
});
