/**
 * Why sound or picture cannot be had, in the terms a page explains: `denied` by the person or the browser, `no-device` none is there,
 * `busy` another program holds it, `unsupported` this browser or an insecure address cannot, `cancelled` the person closed
 * the browser's own chooser, `unplugged` it was there and went, `refused` the class does not allow it, `failed` anything else.
 */
export type MediaTrouble =
  'denied' | 'no-device' | 'busy' | 'unsupported' | 'cancelled' | 'unplugged' | 'refused' | 'failed';

export class MediaFailure extends Error {
  override readonly name = 'MediaFailure';
  readonly trouble: MediaTrouble;
  constructor(trouble: MediaTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

export function troubleOf(error: unknown): MediaTrouble {
  return error instanceof MediaFailure ? error.trouble : 'failed';
}

/** Names of the DOMExceptions that getUserMedia rejects with (W3C Media Capture and Streams, 10.2). */
const names = new Map<string, MediaTrouble>([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'no-device'],
  ['OverconstrainedError', 'no-device'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'unsupported'],
]);

export function captureTrouble(error: unknown): MediaTrouble {
  return names.get(error instanceof Error ? error.name : '') ?? 'failed';
}
