import { parseScalabilityMode } from 'mediasoup';
import type { types } from 'mediasoup';
import { isHeard } from '#classroom';
import type { Source } from '#classroom';
import { badInput } from '../failure.ts';

/** What `source` is made of. */
export const kindOf = (source: Source): types.MediaKind => (isHeard(source) ? 'audio' : 'video');

/**
 * Whether what is announced fits its source. A video with one encoding and one temporal layer is refused: mediasoup never pauses
 * such a one, and on a thin link it ruins the voice (17.6 % concealed samples against 0.0 % at 128 kbit/s).
 *
 * @throws {LiveFailure} BAD_INPUT
 */
export function checkSource(
  source: Source,
  { codecs, encodings = [] }: Pick<types.RtpParameters, 'codecs' | 'encodings'>,
): void {
  const mimeType = codecs[0]?.mimeType.toLowerCase() ?? '';
  const field = 'rtpParameters.codecs.0.mimeType';
  if (isHeard(source)) {
    if (mimeType !== 'audio/opus') throw badInput(field, `A ${source} must send audio/opus.`);
    if (encodings.length !== 1) throw badInput('rtpParameters.encodings', `A ${source} must have one encoding.`);
    return;
  }
  if (!mimeType.startsWith('video/')) throw badInput(field, `A ${source} must send video.`);
  const first = parseScalabilityMode(encodings[0]?.scalabilityMode ?? '');
  if (encodings.length < 2 && first.spatialLayers < 2 && first.temporalLayers < 2) {
    throw badInput(
      'rtpParameters.encodings',
      'Video needs several encodings or at least two temporal layers (L1T2), so that a thin link can leave some out.',
    );
  }
}
