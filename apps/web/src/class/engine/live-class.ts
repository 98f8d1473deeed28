import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { mayGoOn, personOf, sources } from '#classroom';
import type { ClassState } from '#classroom';
import { Admissions } from './admission.ts';
import type { Admit } from './admission.ts';
import { keep, kept, names } from './keep.ts';
import { keepAlive } from './keep-alive.ts';
import { newKey } from './key.ts';
import { ClassLine, enterMs } from './line.ts';
import type { ClosedReason } from './line.ts';
import { ClassLog } from './log.ts';
import { ClassMedia } from './media/class-media.ts';
import type { ChosenDevices } from './media/capture.ts';
import { DataMeter } from './media/meter.ts';
import { wantOf } from './media/want.ts';
import type { MediaChoice } from './media/want.ts';
import { Outbox } from './outbox.ts';
import { reconnectPolicy } from './reconnect.ts';
import { socketIo } from './socket.ts';

export interface LiveClassParts {
  sessionId: string;
  /** The person at this device. */
  personId: string;
  admit: Admit;
  choice: MediaChoice;
  devices(): ChosenDevices;
}

/** Data used in this class and the forecast, megabytes of 10^6 bytes. */
export interface DataUse {
  readonly megabytes: number;
  readonly megabytesAnHour: number | undefined;
}

/** ms the gateway may take to say goodbye. */
const leaveMs = 1_500;

/** The class as it is lived at this device: the line, the log, what is being sent, and the media. */
export class LiveClass {
  readonly me: string;
  readonly line: ClassLine;
  readonly outbox: Outbox;
  readonly media: ClassMedia;
  readonly #log: ClassLog;
  readonly #meter = new DataMeter();
  readonly #speaking = signal<readonly string[]>([]);
  readonly #data = signal<DataUse>({ megabytes: 0, megabytesAnHour: undefined });
  readonly #clockAheadMs = signal(0);
  readonly #choice: ReturnType<typeof signal<MediaChoice>>;
  readonly #stops: (() => void)[] = [];

  constructor(parts: LiveClassParts) {
    this.me = parts.personId;
    this.#choice = signal(parts.choice);
    this.line = new ClassLine({
      admissions: new Admissions(parts.admit, () => performance.now()),
      openSocket: socketIo(location.origin, (bytes) => this.#meter.add('socket', bytes)),
      policy: reconnectPolicy(),
      enter: () => this.#enter(),
    });
    this.#log = new ClassLog(async (after) => (await this.line.request('log.since', { after })).events);
    const shelfName = names.outbox(parts.sessionId, parts.personId);
    this.outbox = new Outbox({
      send: (message) => this.line.request('chat.post', message),
      shelf: { read: () => kept(shelfName), write: (text) => keep(shelfName, text) },
      newKey,
      now: () => Date.now(),
      later: (ms, act) => void setTimeout(act, ms),
    });
    this.media = new ClassMedia({
      line: this.line,
      meter: this.#meter,
      inDialogue: () => this.inDialogue,
      devices: parts.devices,
    });
    this.media.want(wantOf[parts.choice]);
  }

  get state(): ReadonlySignal<ClassState> {
    return this.#log.state;
  }

  /** Person ids, loudest first. */
  get speaking(): ReadonlySignal<readonly string[]> {
    return this.#speaking;
  }

  get data(): ReadonlySignal<DataUse> {
    return this.#data;
  }

  get choice(): ReadonlySignal<MediaChoice> {
    return this.#choice as ReadonlySignal<MediaChoice>;
  }

  /** This person speaks with others rather than listens to a lecture. */
  get inDialogue(): boolean {
    const person = this.self.value;
    return person?.role === 'host' || person?.hasFloor === true;
  }

  /** This person as the class sees them; undefined until they are in. */
  readonly self = computed(() => personOf(this.#log.state.value, this.me));

  /** The server's clock, ms since the epoch. */
  now(): number {
    return Date.now() + this.#clockAheadMs.value;
  }

  /** Enters, and stays until `leave`, the end of the class or a takeover. */
  start(): void {
    const { line } = this;
    line.on('class.events', ({ events }) => this.#log.take(events));
    line.on('media.speaking', ({ people }) => (this.#speaking.value = people));
    line.on('class.closed', ({ reason }) => this.#close(reason));
    const { media } = this;
    this.#stops.push(
      keepAlive({
        line,
        log: this.#log,
        media,
        measured: () => (this.#data.value = this.#meter.read(performance.now())),
      }),
      this.#log.state.subscribe((state) => this.outbox.seen(state)),
      this.#log.state.subscribe((state) => this.#obey(state)),
      line.state.subscribe(({ is }) => this.#lineChanged(is)),
    );
    line.start();
  }

  /** Says goodbye and closes everything. */
  async leave(): Promise<void> {
    // Gone already, or going while the line is: the gateway notices by itself.
    await this.line.request('class.leave', {}, leaveMs).catch(() => undefined);
    this.#close('left');
  }

  /** @throws {LineFailure} */
  async endForAll(): Promise<void> {
    await this.line.request('class.end', {});
  }

  /** @throws {LineFailure} */
  async raiseHand(up: boolean): Promise<void> {
    await this.line.request(up ? 'hand.raise' : 'hand.lower', { key: newKey() });
  }

  /** @throws {LineFailure} */
  async giveFloor(to: string): Promise<void> {
    await this.line.request('floor.give', { key: newKey(), to });
  }

  /** Takes the floor back from somebody, or gives one's own back. @throws {LineFailure} */
  async takeFloor(from: string): Promise<void> {
    await this.line.request('floor.take', { key: newKey(), from });
  }

  choose(choice: MediaChoice): void {
    this.#choice.value = choice;
    keep(names.choice, choice);
    this.media.want(wantOf[choice]);
  }

  /** The page is left without a word. */
  dispose(): void {
    this.#close('left');
  }

  async #enter(): Promise<void> {
    const answer = await this.line.request('class.enter', { after: this.state.value.seq }, enterMs);
    this.#clockAheadMs.value = answer.now - Date.now();
    this.#log.take(answer.events);
    void this.media.entered(answer.routerCapabilities);
  }

  #lineChanged(is: string): void {
    if (is === 'open') void this.outbox.flush();
    if (is === 'lost') this.#speaking.value = [];
    if (is === 'closed') this.#end();
  }

  #close(reason: ClosedReason): void {
    this.line.close(reason);
  }

  #end(): void {
    this.outbox.stop();
    this.media.close();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** What the class no longer allows is closed here too, so that a microphone never stays open by oversight. */
  #obey(state: ClassState): void {
    if (state.endedAt !== undefined) return this.#close('ended');
    if (!personOf(state, this.me)) return;
    for (const source of sources) {
      if (!mayGoOn(state, this.me, source)) this.media.own.close(source, false);
    }
  }
}
