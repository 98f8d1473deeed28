import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { sources } from '#classroom';
import type { Source, Standing } from '#classroom';
import { failureCode, isPassing } from '../failure.ts';
import { capture } from './capture.ts';
import type { ChosenDevices, Device } from './capture.ts';
import { MediaFailure, troubleOf } from './failure.ts';
import type { MediaTrouble } from './failure.ts';

/** How one of this person's own devices stands. */
export type Own =
  | { readonly is: 'off'; readonly trouble?: MediaTrouble | undefined }
  /** The browser is asking, or the device is starting. */
  | { readonly is: 'opening' }
  /** Open, and not sent yet: the connection or the class's media are being set up. */
  | { readonly is: 'waiting'; readonly track: MediaStreamTrack }
  | { readonly is: 'on'; readonly track: MediaStreamTrack };

export interface OwnParts {
  devices(): ChosenDevices;
  standing(): Standing;
  publish(source: Source, track: MediaStreamTrack): Promise<void>;
  replace(source: Source, track: MediaStreamTrack): Promise<void>;
  /** `tell`: the gateway does not know yet. */
  unpublish(source: Source, tell: boolean): void;
}

/** ms between two tries to send what is open and waits. */
const waitingMs = 3_000;

/** This person's microphone, camera and screen: opened by their own press only, and published for as long as they are open. */
export class OwnTracks {
  private readonly parts: OwnParts;
  private readonly states: Readonly<Record<Source, ReturnType<typeof signal<Own>>>>;
  private triedAt = 0;

  constructor(parts: OwnParts) {
    this.parts = parts;
    this.states = {
      microphone: signal({ is: 'off' }),
      camera: signal({ is: 'off' }),
      screen: signal({ is: 'off' }),
      'screen-sound': signal({ is: 'off' }),
    };
  }

  of(source: Source): ReadonlySignal<Own> {
    return this.states[source] as ReadonlySignal<Own>;
  }

  /** Opens the device and publishes it. What goes wrong is told by its state. */
  async open(source: Device): Promise<void> {
    if (this.of(source).value.is !== 'off') return;
    const opening: Own = { is: 'opening' };
    this.set(source, opening);
    try {
      const [track, sound] = await capture(source, this.parts.devices(), this.parts.standing());
      if (this.of(source).value !== opening) return [track, sound].forEach((one) => one?.stop());
      const publishing = this.begin(source, track);
      if (sound) void this.begin('screen-sound', sound);
      await publishing;
    } catch (error) {
      if (this.of(source).value === opening) this.set(source, { is: 'off', trouble: troubleOf(error) });
    }
  }

  /** Closes the device. `tell` is false when the gateway has closed it already. */
  close(source: Source, tell = true, trouble?: MediaTrouble): void {
    const track = this.#track(source);
    if (this.of(source).value.is === 'off') return;
    this.set(source, { is: 'off', trouble });
    this.parts.unpublish(source, tell);
    track?.stop();
    if (source === 'screen') this.close('screen-sound', tell);
  }

  closeAll(): void {
    for (const source of sources) this.close(source, false);
  }

  /** Another microphone or camera was chosen while this one is on. */
  async change(source: 'microphone' | 'camera'): Promise<void> {
    const before = this.#track(source);
    if (!before) return;
    try {
      const [track] = await capture(source, this.parts.devices(), this.parts.standing());
      if (this.#track(source) !== before) return track.stop();
      track.addEventListener('ended', () => this.ended(source, track));
      await this.parts.replace(source, track);
      this.set(source, { is: this.of(source).value.is === 'on' ? 'on' : 'waiting', track });
      before.stop();
    } catch (error) {
      this.close(source, true, troubleOf(error));
    }
  }

  /** Media was set up anew: everything that is open is published again. */
  async publishAgain(): Promise<void> {
    const open = sources.flatMap((source) => {
      const track = this.#track(source);
      return track ? [{ source, track }] : [];
    });
    for (const { source, track } of open) this.set(source, { is: 'waiting', track });
    await Promise.all(open.map(({ source, track }) => this.#publish(source, track)));
  }

  /** @param now ms, a clock that never jumps */
  publishWaiting(now: number): void {
    if (now - this.triedAt < waitingMs) return;
    for (const source of sources) {
      const own = this.of(source).value;
      if (own.is !== 'waiting' || this.publishing.has(own.track)) continue;
      this.triedAt = now;
      void this.#publish(source, own.track);
    }
  }

  private begin(source: Source, track: MediaStreamTrack): Promise<void> {
    track.addEventListener('ended', () => this.ended(source, track));
    this.set(source, { is: 'waiting', track });
    return this.#publish(source, track);
  }

  private readonly publishing = new Set<MediaStreamTrack>();

  async #publish(source: Source, track: MediaStreamTrack): Promise<void> {
    this.publishing.add(track);
    try {
      await this.parts.publish(source, track);
      if (this.#track(source) === track) this.set(source, { is: 'on', track });
      else this.parts.unpublish(source, true);
    } catch (error) {
      if (!mendable(error) && this.#track(source) === track) this.close(source, false, refusal(error));
    } finally {
      this.publishing.delete(track);
    }
  }

  /** The device itself ended: unplugged, or the browser's own "stop sharing". */
  private ended(source: Source, track: MediaStreamTrack): void {
    if (this.#track(source) !== track) return;
    this.close(source, true, isShared(source) ? undefined : 'unplugged');
  }

  #track(source: Source): MediaStreamTrack | undefined {
    const own = this.of(source).value;
    return own.is === 'on' || own.is === 'waiting' ? own.track : undefined;
  }

  private set(source: Source, own: Own): void {
    this.states[source].value = own;
  }
}

const isShared = (source: Source) => source === 'screen' || source === 'screen-sound';

/** Something that the next set-up of media may mend: the open device is kept for it. */
function mendable(error: unknown): boolean {
  if (error instanceof MediaFailure) return error.trouble === 'failed';
  // mediasoup-client's own errors come from transports that were closed under it.
  return isPassing(failureCode(error)) || failureCode(error) === 'NOT_FOUND';
}

function refusal(error: unknown): MediaTrouble {
  if (error instanceof MediaFailure) return error.trouble;
  return failureCode(error) === 'NOT_ALLOWED' ? 'refused' : 'failed';
}
