import { randomBytes } from 'node:crypto';
import { ortc, testFakeParameters } from 'mediasoup-client';
import type { types } from 'mediasoup-client';
import { cameraEncodings, cameraSize, isHeard, screenScalability } from '#classroom';
import type { Source } from '#classroom';
import type { AnswerValue, Payload } from '#contract';

type RouterCapabilities = AnswerValue<'class.enter'>['routerCapabilities'];

/** What mediasoup-client sends in a browser with these capabilities, made by its own code, without a browser. */
export class BrowserObjects {
  private readonly extended: types.ExtendedRtpCapabilities;

  constructor(router: RouterCapabilities) {
    // The client library takes the router's object as it came over the wire.
    const remote = structuredClone(router) as types.RtpCapabilities;
    ortc.validateAndNormalizeRtpCapabilities(remote);
    const native = testFakeParameters.generateNativeRtpCapabilities();
    // mediasoup-client's handler for Chrome does the same: the browser supports it without announcing it.
    for (const codec of native.codecs ?? []) {
      if (codec.mimeType === 'audio/opus') codec.rtcpFeedback = [...(codec.rtcpFeedback ?? []), { type: 'nack' }];
    }
    ortc.validateAndNormalizeRtpCapabilities(native);
    this.extended = ortc.getExtendedRtpCapabilities(native, remote, false);
  }

  get rtpCapabilities(): Payload<'media.receive'>['rtpCapabilities'] {
    return asPayload(ortc.getRecvRtpCapabilities(this.extended));
  }

  rtpParameters(source: Source): Payload<'media.produce'>['rtpParameters'] {
    const kind = isHeard(source) ? 'audio' : 'video';
    const parameters = ortc.getSendingRtpParameters(kind, this.extended);
    const ssrc = () => randomBytes(4).readUInt32BE();
    const rtx = kind === 'video' ? { rtx: { ssrc: ssrc() } } : {};
    const encodings = {
      microphone: [{ dtx: false, ssrc: ssrc() }],
      'screen-sound': [{ dtx: true, ssrc: ssrc() }],
      screen: [{ scalabilityMode: screenScalability, ssrc: ssrc(), ...rtx }],
      camera: cameraEncodings(cameraSize.lecturer, 'lecturer').map((encoding, index) => ({
        rid: `r${index}`,
        active: true,
        ...encoding,
        scalabilityMode: 'L1T1',
      })),
    }[source];
    return asPayload({
      ...parameters,
      mid: String(randomBytes(2).readUInt16BE()),
      msid: 'stream track',
      encodings,
      rtcp: { cname: 'browser', reducedSize: true, mux: true },
    });
  }
}

export const dtlsParameters = (): Payload<'media.connect'>['dtlsParameters'] => ({
  role: 'client',
  fingerprints: [
    { algorithm: 'sha-256', value: randomBytes(32).toString('hex').toUpperCase().match(/../g)?.join(':') ?? '' },
  ],
});

/** The object as JSON carries it: without undefined fields. */
function asPayload<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
