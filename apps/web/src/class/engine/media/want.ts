import type { Source } from '#classroom';

/** What a person receives of a class's media: their one switch on a slow or expensive connection. */
export type MediaChoice = 'everything' | 'voice';

export const wantOf: Readonly<Record<MediaChoice, readonly Source[]>> = {
  everything: ['microphone', 'screen', 'screen-sound', 'camera'],
  voice: ['microphone'],
};

/** What a browser may tell of its connection (Network Information API; absent in Firefox and Safari). */
export interface LineHint {
  readonly saveData?: boolean | undefined;
  readonly effectiveType?: string | undefined;
  readonly type?: string | undefined;
}

/**
 * The default: everything, unless the person asked the browser to save data or the connection is slow.
 * `effectiveType` slow-2g, 2g and 3g stand for under 0.7 Mbit/s or over 270 ms.
 */
export function defaultChoice(hint: LineHint | undefined): MediaChoice {
  if (!hint) return 'everything';
  if (hint.saveData === true) return 'voice';
  return ['slow-2g', '2g', '3g'].includes(hint.effectiveType ?? '') ? 'voice' : 'everything';
}

/** The kept choice, if it is one we know. */
export function readChoice(kept: string | null): MediaChoice | undefined {
  return kept === 'everything' || kept === 'voice' ? kept : undefined;
}
