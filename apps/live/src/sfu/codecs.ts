import { ortc } from 'mediasoup';
import type { types } from 'mediasoup';

/**
 * What a class speaks: Opus with retransmission (asked for explicitly, mediasoup leaves it out for audio), and VP8, which every
 * browser with WebRTC sends in simulcast.
 */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

/** The same for every router, so that a client can be told before there is one. */
export const routerCapabilities: types.RtpCapabilities & { codecs: types.RtpCodecCapability[] } = {
  codecs: [],
  ...ortc.generateRouterRtpCapabilities(mediaCodecs),
};
