import { describe, expect, test } from '@jest/globals';
import { getSupportedRtpCapabilities } from 'mediasoup';
import * as v from 'valibot';
import { sources } from '#classroom';
import { dtlsParameters as dtlsSchema, rtpCapabilities, rtpParameters } from '#contract/media';
import { checkSource } from '../src/sfu/checks.ts';
import { routerCapabilities } from '../src/sfu/codecs.ts';
import { headerExtensionUris } from '../src/sfu/header-extensions.ts';
import { BrowserObjects, dtlsParameters } from './browser-objects.ts';

const browser = new BrowserObjects(routerCapabilities);

describe("parameters that mediasoup-client makes of the router's capabilities", () => {
  test('passes the contract, and is not changed', () => {
    expect(v.parse(rtpCapabilities, browser.rtpCapabilities)).toEqual(browser.rtpCapabilities);
    const identity = dtlsParameters();
    expect(v.parse(dtlsSchema, identity)).toEqual(identity);
  });

  test.each(sources)('a %s passes the contract, and is not changed', (source) => {
    const parameters = browser.rtpParameters(source);
    expect(v.parse(rtpParameters, parameters)).toEqual(parameters);
    expect(() => {
      checkSource(source, parameters);
    }).not.toThrow();
  });

  test('the contract knows the header extensions that mediasoup knows', () => {
    const known = getSupportedRtpCapabilities().headerExtensions?.map(({ uri }) => uri);
    expect([...headerExtensionUris].sort()).toEqual([...new Set(known)].sort());
  });

  test('voice can be sent again when it is lost', () => {
    const opus = routerCapabilities.codecs.find(({ mimeType }) => mimeType === 'audio/opus');
    expect(opus?.rtcpFeedback).toContainEqual(expect.objectContaining({ type: 'nack' }));
  });
});

describe('parameters that do not fit their source', () => {
  const voice = browser.rtpParameters('microphone');
  const camera = browser.rtpParameters('camera');
  const screen = browser.rtpParameters('screen');
  const [encoding] = screen.encodings;
  test.each([
    ['a camera as microphone', 'microphone', camera],
    ['a voice as camera', 'camera', voice],
    ['a voice as screen', 'screen', voice],
    ['a screen as its sound', 'screen-sound', screen],
    ['a voice of another codec', 'microphone', { ...voice, codecs: [{ ...voice.codecs[0], mimeType: 'audio/PCMU' }] }],
    ['two voices in one', 'microphone', { ...voice, encodings: [...voice.encodings, ...voice.encodings] }],
    ['a camera of one layer', 'camera', { ...camera, encodings: [{ ssrc: 1 }] }],
    ['a camera of L1T1', 'camera', { ...camera, encodings: [{ ssrc: 1, scalabilityMode: 'L1T1' }] }],
    ['a screen of one layer', 'screen', { ...screen, encodings: [{ ...encoding, scalabilityMode: 'L1T1' }] }],
  ] as const)('%s is refused', (_, source, parameters) => {
    expect(() => {
      checkSource(source, parameters as typeof voice);
    }).toThrow(/must|needs/);
  });
});
