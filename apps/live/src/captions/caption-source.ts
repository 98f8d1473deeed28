/**
 * The place for captions that a program makes: speech recognition, whatever does it and wherever it runs. None is shipped (docs/decisions/0105);
 * one is handed to `createLiveApp`.
 */
export interface CaptionSource {
  /**
   * A voice begins. Called for each microphone that is opened, also after a worker was replaced.
   *
   * @param said takes what was understood, a sentence or less at a time; no longer heard once `stop` was called
   */
  listen(voice: { readonly personId: string }, said: (text: string) => void): VoiceListener;
}

export interface VoiceListener {
  /** An Opus packet, 48 kHz. Some are missing where the line lost them: `sequence` (16 bits) and `timestamp` (samples, 32 bits) tell. */
  packet(packet: VoicePacket): void;
  /** The voice is over. */
  stop(): void;
}

export interface VoicePacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly opus: Uint8Array;
}

/** Injection token of a `CaptionSource`; without one people type. */
export const CAPTION_SOURCE = Symbol('CaptionSource');
