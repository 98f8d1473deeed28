import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { boardShown, groupNow, hears, leads, mayGoOn, moderates, personOf, sources } from '#classroom';
import type { ClassState, PageId, Source } from '#classroom';
import type { Payload, Push, Reaction, RequestName } from '#contract';
import { Admissions } from './admission.ts';
import type { Admit } from './admission.ts';
import { keep, kept, names } from './keep.ts';
import { keepAlive } from './keep-alive.ts';
import { Board } from './board.ts';
import { hiddenTimer } from './hidden-timer.ts';
import { newKey } from './key.ts';
import { ClassConnection, enterMs } from './connection.ts';
import type { ClosedReason } from './connection.ts';
import { ClassLogClient } from './log.ts';
import { ClassMediaClient } from './media/class-media-client.ts';
import type { ChosenDevices } from './media/capture.ts';
import { DataMeter } from './media/meter.ts';
import { wantOf } from './media/want.ts';
import type { MediaChoice } from './media/want.ts';
import { Outbox } from './outbox.ts';
import { marksIn, wordsIn } from './own-in-log.ts';
import { reconnectPolicy } from './reconnect.ts';
import { socketIo } from './socket.ts';
import type { OpenSocket } from './socket.ts';

export interface LiveClassParts {
  sessionId: string;
  /** The person at this device. */
  personId: string;
  admit: Admit;
  choice: MediaChoice;
  devices(): ChosenDevices;
  /** Opens the class again that this person has just ended. */
  reopen?: boolean;
  /** How it is connected: by a socket of this page's origin, or in a unit test without one. */
  openSocket?: OpenSocket;
}

/** Data used in this class and the forecast, megabytes of 10^6 bytes. */
export interface DataUse {
  readonly megabytes: number;
  readonly megabytesAnHour: number | undefined;
}

/** Messages that append to the log, once for their key. */
type AppendName = { [N in RequestName]: 'key' extends keyof Payload<N> ? N : never }[RequestName];
type Said<N extends AppendName> = Omit<Payload<N>, 'key'>;

/** Reactions of one moment, as they are shown for a while. */
export interface ReactionBurst {
  readonly id: number;
  readonly counts: Push<'class.reactions'>['counts'];
}

/** ms for which reactions are shown. */
const reactionsMs = 4_000;
/** ms that leaving may take. */
const leaveMs = 1_500;

/** The class at this device: the connection, the log, the outbox, and the media. */
export class LiveClass {
  readonly me: string;
  readonly connection: ClassConnection;
  /** Messages, questions, polls and their answers. */
  readonly outbox: Outbox;
  readonly board: Board;
  private readonly marks: Outbox;
  readonly media: ClassMediaClient;
  private readonly log: ClassLogClient;
  private readonly meter = new DataMeter();
  private readonly timer = hiddenTimer();
  readonly #speaking = signal<readonly string[]>([]);
  readonly #reactions = signal<readonly ReactionBurst[]>([]);
  private bursts = 0;
  private mutedAt: number | undefined;
  readonly #data = signal<DataUse>({ megabytes: 0, megabytesAnHour: undefined });
  private readonly clockAheadMs = signal(0);
  readonly #choice: ReturnType<typeof signal<MediaChoice>>;
  private readonly stops: (() => void)[] = [];
  private reopens: boolean;
  /** Of the log that is held. */
  private epoch = '';
  /** How often the log was put back to an older one, so that all began anew. */
  readonly begun = signal(0);

  constructor(parts: LiveClassParts) {
    this.me = parts.personId;
    this.reopens = parts.reopen === true;
    this.#choice = signal(parts.choice);
    this.connection = new ClassConnection({
      admissions: new Admissions(parts.admit, () => performance.now()),
      openSocket: parts.openSocket ?? socketIo(location.origin, (bytes) => this.meter.add('socket', bytes)),
      policy: reconnectPolicy(),
      after: this.timer.after,
      enter: () => this.enter(),
    });
    this.log = new ClassLogClient((after) => this.connection.request('log.since', { after }));
    this.outbox = this.newOutbox(names.outbox(parts.sessionId, parts.personId));
    this.marks = this.newOutbox(names.marks(parts.sessionId, parts.personId));
    this.board = new Board({
      me: this.me,
      state: this.log.state,
      outbox: this.marks,
      sketch: (sketch) => this.connection.request('board.sketch', sketch),
      point: (point) => this.connection.request('board.point', point),
    });
    this.media = new ClassMediaClient({
      connection: this.connection,
      meter: this.meter,
      inDialogue: () => this.inDialogue,
      devices: parts.devices,
      standing: () => (leads(this.self.value) ? 'lecturer' : 'student'),
    });
    this.media.want(wantOf[parts.choice]);
  }

  get state(): ReadonlySignal<ClassState> {
    return this.log.state;
  }

  /** Ids of the people who are heard here, loudest first. */
  readonly speaking = computed(() =>
    this.#speaking.value.filter((speaker) => hears(this.log.state.value, this.me, speaker)),
  );

  /** Reactions of the last seconds, oldest first. */
  get reactions(): ReadonlySignal<readonly ReactionBurst[]> {
    return this.#reactions;
  }

  /** Slides were fetched for this class, bytes. */
  fetched(bytes: number): void {
    this.meter.add('slides', bytes);
  }

  get data(): ReadonlySignal<DataUse> {
    return this.#data;
  }

  get choice(): ReadonlySignal<MediaChoice> {
    return this.#choice as ReadonlySignal<MediaChoice>;
  }

  /** This person speaks with others rather than listens to a lecture. */
  get inDialogue(): boolean {
    return this.may('microphone');
  }

  /** Whether this person may send this now. */
  may(source: Source): boolean {
    return mayGoOn(this.log.state.value, this.me, source);
  }

  /** This person as the class sees them; undefined until they are in. */
  readonly self = computed(() => personOf(this.log.state.value, this.me));

  /** The group this person is in; undefined in the room of the class. */
  readonly group = computed(() => groupNow(this.log.state.value, this.me));

  /** From a group one may look at the page of the class; holds until one is in another room. */
  readonly #looksOut = signal<number | undefined>(undefined);
  readonly looksOut = computed(() => this.group.value !== undefined && this.#looksOut.value === this.group.value.id);

  private readonly looksAt = signal<PageId | undefined>(undefined);
  /** The page that this person, who turns none for all, looks at for themselves; undefined while they see what is shown. */
  readonly looking = computed((): PageId | undefined => {
    const page = this.looksAt.value;
    const state = this.log.state.value;
    const apart = page !== undefined && page !== state.board.page && this.groupPage.value === undefined;
    return apart && boardShown(state) && !this.moderates.value ? page : undefined;
  });

  /** @param page undefined: what is shown to all */
  look(page: PageId | undefined): void {
    this.looksAt.value = page;
  }

  /** The page of their group, for who is in one and looks at it. */
  private readonly groupPage = computed(() => (this.looksOut.value ? undefined : this.group.value?.page));
  /** The page this person looks at. */
  readonly page = computed((): PageId => this.groupPage.value ?? this.looking.value ?? this.log.state.value.board.page);

  lookOut(out: boolean): void {
    this.#looksOut.value = out ? this.group.value?.id : undefined;
  }

  /** This person keeps order in the class. */
  readonly moderates = computed(() => moderates(this.self.value));

  /** The server's clock, ms since the epoch. */
  now(): number {
    return Date.now() + this.clockAheadMs.value;
  }

  /** Enters, and stays until `leave`, the end of the class or a takeover. */
  start(): void {
    const { connection } = this;
    connection.on('class.events', ({ events }) => this.log.take(events));
    connection.on('class.state', ({ snapshot }) => this.log.replace(snapshot));
    connection.on('class.reactions', ({ counts }) => this.reacted(counts));
    connection.on('board.sketched', (sketch) => this.board.sketched(sketch));
    connection.on('board.pointed', (pointer) => this.board.pointed(pointer));
    connection.on('media.speaking', ({ people }) => (this.#speaking.value = people));
    connection.on('class.closed', ({ reason }) => this.close(reason));
    const { media } = this;
    this.stops.push(
      keepAlive({
        connection,
        log: this.log,
        media,
        measured: () => (this.#data.value = this.meter.read(performance.now())),
      }),
      this.log.state.subscribe((state) => {
        for (const outbox of [this.outbox, this.marks]) outbox.seen(state);
        this.board.seen(state);
      }),
      this.log.state.subscribe((state) => this.obey(state)),
      connection.state.subscribe(({ is }) => this.connectionChanged(is)),
    );
    connection.start();
  }

  /** Says goodbye and closes everything. */
  async leave(): Promise<void> {
    // Gone already, or going while the connection is: the gateway notices by itself.
    await this.connection.request('class.leave', {}, leaveMs).catch(() => undefined);
    this.close('left');
  }

  /** @throws {RequestFailure} */
  async endForAll(): Promise<void> {
    await this.connection.request('class.end', {});
  }

  /** Says something that the log will hold. @throws {RequestFailure} */
  async say<N extends AppendName>(name: N, said: Said<N>): Promise<void> {
    await this.connection.request(name, { key: newKey(), ...said } as unknown as Payload<N>);
  }

  /** @throws {RequestFailure} */
  async react(reaction: Reaction): Promise<void> {
    await this.connection.request('reaction.send', { reaction });
  }

  choose(choice: MediaChoice): void {
    this.#choice.value = choice;
    keep(names.choice, choice);
    this.media.want(wantOf[choice]);
  }

  /** The page is closed, without leaving first. */
  dispose(): void {
    this.close('left');
  }

  private newOutbox(shelf: string): Outbox {
    return new Outbox({
      send: ({ name, payload }, key) => this.connection.request(name, { ...payload, key } as Payload<typeof name>),
      shelf: { read: () => kept(shelf), write: (text) => keep(shelf, text) },
      newKey,
      now: () => Date.now(),
      later: (ms, act) => void setTimeout(act, ms),
    });
  }

  private reacted(counts: ReactionBurst['counts']): void {
    const burst = { id: (this.bursts += 1), counts };
    this.#reactions.value = [...this.#reactions.value, burst];
    setTimeout(() => (this.#reactions.value = this.#reactions.value.filter((one) => one !== burst)), reactionsMs);
  }

  private async enter(): Promise<void> {
    const reopen = this.reopens ? { reopen: true as const } : {};
    const { epoch } = this;
    const answer = await this.connection.request(
      'class.enter',
      { after: this.state.value.seq, epoch, ...reopen },
      enterMs,
    );
    this.reopens = false;
    this.clockAheadMs.value = answer.now - Date.now();
    this.epoch = answer.epoch ?? '';
    if (answer.anew) {
      this.outbox.again(wordsIn(this.state.value, this.me));
      this.marks.again(marksIn(this.state.value, this.me));
      this.begun.value += 1;
    }
    this.log.catchUp(answer, answer.anew);
    void this.media.entered(answer.routerCapabilities);
  }

  private connectionChanged(is: string): void {
    if (is === 'open') for (const outbox of [this.outbox, this.marks]) void outbox.flush();
    if (is === 'lost') this.#speaking.value = [];
    if (is === 'closed') this.end();
  }

  private close(reason: ClosedReason): void {
    this.connection.close(reason);
  }

  private end(): void {
    for (const outbox of [this.outbox, this.marks]) outbox.stop();
    this.board.stop();
    this.media.close();
    this.timer.stop();
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Closes devices that the class no longer allows, so that a microphone never stays open by oversight. */
  private obey(state: ClassState): void {
    if (state.endedAt !== undefined) return this.close('ended');
    const self = personOf(state, this.me);
    if (!self) return;
    // Once for each time: a person who may open it again, in a group or as a co-host, does so afterwards.
    if (self.mutedAt !== undefined && self.mutedAt !== this.mutedAt) this.media.own.close('microphone', false);
    this.mutedAt = self.mutedAt;
    for (const source of sources) {
      if (!mayGoOn(state, this.me, source)) this.media.own.close(source, false);
    }
  }
}
