import type { types } from 'mediasoup';

/**
 * The RTP header extensions that mediasoup knows (a test compares). Others are left out of what it is given. The list is not in the
 * contract, which every page of a class carries.
 */
export const headerExtensionUris = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:toffset',
  'urn:3gpp:video-orientation',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
] as const;

type Uri = types.RtpHeaderExtensionUri;
const known = new Set<string>(headerExtensionUris);

/** Those of them that are known. */
export function knownExtensions<Extension extends { uri: string }>(
  given: readonly Extension[] = [],
): (Extension & { uri: Uri })[] {
  return given.filter((one): one is Extension & { uri: Uri } => known.has(one.uri));
}
