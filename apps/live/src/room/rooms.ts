import { Inject, Injectable, Logger } from '@nestjs/common';
import type { types } from 'mediasoup';
import { CAPTION_SOURCE } from '../captions/caption-source.ts';
import type { CaptionSource } from '../captions/caption-source.ts';
import { hearOut } from '../captions/hear-out.ts';
import { ClassLog } from '../log/class-log.ts';
import { LogStore } from '../log/log-store.ts';
import { PlaceStore } from '../log/place-store.ts';
import { notFound, unavailable } from '../failure.ts';
import { LiveMetrics } from '../live-metrics.ts';
import { ClassMedia } from '../sfu/class-media.ts';
import type { ClassProducer } from '../sfu/class-media.ts';
import { Workers } from '../sfu/workers.ts';
import { BROADCAST } from './peer.ts';
import type { Broadcast } from './peer.ts';
import { Room } from './room.ts';

/** ms an empty class is kept folded in memory: people come back. */
const keptEmptyMs = 30_000;
const sweepAgainMs = 1_000;
/** ms between two looks at when classes end: their sessions may have been moved. */
const timesEveryMs = 15_000;
/** ms between two looks at who still has a place: what is taken away in the app reaches a class within five seconds. */
const placesEveryMs = 3_000;

/** The classes that go on in this node. */
@Injectable()
export class Rooms {
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly logger = new Logger(Rooms.name);
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopping = false;

  constructor(
    private readonly store: LogStore,
    private readonly seats: PlaceStore,
    private readonly workers: Workers,
    private readonly metrics: LiveMetrics,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(CAPTION_SOURCE) private readonly captions: CaptionSource | undefined,
  ) {
    metrics.watch('classes', 'Classes that go on in this node', async () => (await this.all()).length);
    metrics.watch('peers', 'Connections that have entered a class', async () =>
      (await this.all()).reduce((sum, room) => sum + room.peers, 0),
    );
  }

  /**
   * @throws {LiveFailure} NOT_FOUND for a class that does not exist, UNAVAILABLE while the log cannot be read
   */
  open(classId: string): Promise<Room> {
    if (this.stopping) return Promise.reject(unavailable('The live service (it is being restarted)'));
    const found = this.rooms.get(classId);
    if (found) return found;
    const opening = this.load(classId);
    this.rooms.set(classId, opening);
    opening.catch(() => this.rooms.delete(classId));
    return opening;
  }

  /** Whoever was here when an earlier process of this service died has left: their presence must not go on in the log. */
  async sweep(): Promise<void> {
    try {
      for (const classId of await this.store.inhabited()) await this.open(classId);
    } catch (error) {
      this.logger.warn(`Could not look for classes that were cut off, trying again: ${String(error)}`);
      this.later(sweepAgainMs, () => void this.sweep());
    }
  }

  /** Classes end when their time is up, as their sessions are planned now. Once begun it goes on until the service stops. */
  keepTime(): void {
    this.later(timesEveryMs, () => {
      this.lookAtTimes()
        // The database is away: what was known holds until it is back.
        .catch(() => undefined)
        .finally(() => {
          this.keepTime();
        });
    });
  }

  async lookAtTimes(): Promise<void> {
    const rooms = (await this.all()).filter(({ log }) => log.state.endedAt === undefined);
    if (rooms.length === 0) return;
    const closings = await this.store.closings(rooms.map(({ classId }) => classId));
    await Promise.all(rooms.map((room) => room.closing.at(closings.get(room.classId) ?? Infinity)));
  }

  /** Whoever is suspended, removed or erased leaves the classes that they are in. Once begun it goes on until the service stops. */
  keepPlaces(): void {
    this.later(placesEveryMs, () => {
      this.lookAtPlaces()
        // The database is away: nobody can take a place away either.
        .catch(() => undefined)
        .finally(() => {
          this.keepPlaces();
        });
    });
  }

  async lookAtPlaces(): Promise<void> {
    const rooms = await this.all();
    const seats = rooms.flatMap(({ classId, people }) => people.map((personId) => ({ classId, personId })));
    if (seats.length === 0) return;
    const roleOf = await this.seats.rolesOf(seats);
    const byId = new Map(rooms.map((room) => [room.classId, room]));
    // Who came meanwhile was looked at when they came.
    for (const seat of seats) byId.get(seat.classId)?.placed(seat.personId, roleOf(seat));
  }

  /**
   * The class, open again when this person has just ended it: as a new room, for the media of the old one are gone.
   *
   * @throws {LiveFailure} as `open`
   */
  async openAgain(classId: string, by: string): Promise<Room> {
    const room = await this.open(classId);
    if (!(await room.reopen(by))) return this.open(classId);
    this.rooms.delete(classId);
    room.replaced();
    return this.open(classId);
  }

  /** Says in every log that everybody left because of the service. */
  async stop(): Promise<void> {
    this.stopping = true;
    const rooms = await this.all();
    await Promise.allSettled(rooms.map((room) => room.stop()));
    for (const room of rooms) room.close();
    for (const timer of this.timers) clearTimeout(timer);
    this.rooms.clear();
  }

  private async all(): Promise<Room[]> {
    const settled = await Promise.allSettled(this.rooms.values());
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  private async load(classId: string): Promise<Room> {
    // The parts speak to the room, which is made of them.
    const its: { room?: Room } = {};
    const log = await ClassLog.open(classId, this.store, {
      appended: (events) => its.room?.appended(events),
      committed: (ms, events) => {
        this.metrics.appends.observe(ms / 1000);
        this.metrics.events.inc(events);
      },
    });
    if (!log) throw notFound('class');
    const closesAt = (await this.store.closings([classId])).get(classId) ?? Infinity;
    const media = new ClassMedia(this.workers, {
      changed: () => its.room?.settleSoon(),
      reset: (routerCapabilities) => {
        this.broadcast(classId, 'media.reset', { routerCapabilities });
      },
      speaking: (people) => its.room?.speaking(people),
      voice: (router, voice) => {
        if (its.room) this.caption(its.room, router, voice);
      },
    });
    const made = new Room(
      classId,
      log,
      media,
      this.broadcast,
      () => {
        this.forgetLater(classId, made);
      },
      closesAt,
    );
    its.room = made;
    void made.notes.ready();
    made.settleSoon();
    this.forgetLater(classId, made);
    return made;
  }

  private caption(room: Room, router: types.Router, voice: ClassProducer): void {
    if (!this.captions) return;
    const { personId } = voice.appData;
    hearOut(router, voice, personId, this.captions, (text) => {
      room.captioned(personId, text);
    }).catch((error: unknown) => {
      if (!voice.closed) this.logger.warn(`A voice gets no captions: ${String(error)}`);
    });
  }

  private forgetLater(classId: string, room: Room): void {
    this.later(keptEmptyMs, () => {
      if (!room.empty) return;
      this.rooms.delete(classId);
      room.close();
    });
  }

  private later(ms: number, task: () => void): void {
    if (this.stopping) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      task();
    }, ms);
    this.timers.add(timer);
  }
}
