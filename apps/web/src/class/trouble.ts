import type { Source } from '#classroom';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import type { MediaTrouble } from './engine/media/failure.ts';

const words: Readonly<Record<MediaTrouble, MessageId>> = {
  denied: 'class.troubleDenied',
  'no-device': 'class.troubleNoDevice',
  busy: 'class.troubleBusy',
  unsupported: 'class.troubleUnsupported',
  cancelled: 'class.troubleCancelled',
  unplugged: 'class.troubleUnplugged',
  refused: 'class.troubleRefused',
  failed: 'class.troubleFailed',
};

/** What is wrong with a device, and what to do about it. */
export function troubleWords(device: Source, trouble: MediaTrouble): string {
  return t(words[trouble], { device });
}
