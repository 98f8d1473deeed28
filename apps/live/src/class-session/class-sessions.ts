import { Inject, Injectable, Logger } from '@nestjs/common';
import type { types } from 'mediasoup';
import { CAPTION_SOURCE } from '../captions/caption-source.ts';
import type { CaptionSource } from '../captions/caption-source.ts';
import { hearOut } from '../captions/hear-out.ts';
import { ClassLog } from '../log/class-log.ts';
import { ClassesRepository } from '../log/classes.repository.ts';
import { LogRepository } from '../log/log.repository.ts';
import { SeatsRepository } from '../log/seats.repository.ts';
import { notFound, unavailable } from '../failure.ts';
import { LiveMetrics } from '../live-metrics.ts';
import { ClassMedia } from '../sfu/class-media.ts';
import type { ClassProducer } from '../sfu/class-media.ts';
import { Workers } from '../sfu/workers.ts';
import { BROADCAST } from './connection.ts';
import type { Broadcast } from './connection.ts';
import { ClassSession } from './class-session.ts';

/** ms an empty class is kept folded in memory: people come back. */
const keptEmptyMs = 30_000;
const sweepAgainMs = 1_000;
/** ms between two looks at when classes end: their sessions may have been moved. */
const timesEveryMs = 15_000;
/** ms between two looks at who still has a seat: what is taken away in the app reaches a class within five seconds. */
const seatsEveryMs = 3_000;

/** The classes that go on in this node. */
@Injectable()
export class ClassSessions {
  private readonly sessions = new Map<string, Promise<ClassSession>>();
  private readonly logger = new Logger(ClassSessions.name);
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopping = false;

  constructor(
    private readonly store: LogRepository,
    private readonly classes: ClassesRepository,
    private readonly seats: SeatsRepository,
    private readonly workers: Workers,
    private readonly metrics: LiveMetrics,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(CAPTION_SOURCE) private readonly captions: CaptionSource | undefined,
  ) {
    metrics.watch('classes', 'Classes that go on in this node', async () => (await this.all()).length);
    metrics.watch('peers', 'Connections that have entered a class', async () =>
      (await this.all()).reduce((sum, session) => sum + session.peers, 0),
    );
  }

  /**
   * @throws {LiveFailure} NOT_FOUND for a class that does not exist, UNAVAILABLE while the log cannot be read
   */
  open(classId: string): Promise<ClassSession> {
    if (this.stopping) return Promise.reject(unavailable('The live service (it is being restarted)'));
    const found = this.sessions.get(classId);
    if (found) return found;
    const opening = this.load(classId);
    this.sessions.set(classId, opening);
    opening.catch(() => this.sessions.delete(classId));
    return opening;
  }

  /** People who were here when an earlier process of this service died have left: their presence must not go on in the log. */
  async sweep(): Promise<void> {
    try {
      for (const classId of await this.classes.inhabited()) await this.open(classId);
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
    const sessions = (await this.all()).filter(({ log }) => log.state.endedAt === undefined);
    if (sessions.length === 0) return;
    const closings = await this.classes.closings(sessions.map(({ classId }) => classId));
    await Promise.all(sessions.map((session) => session.closing.at(closings.get(session.classId) ?? Infinity)));
  }

  /** A person who is suspended, removed or erased leaves the classes that they are in. Once begun it goes on until the service stops. */
  keepSeats(): void {
    this.later(seatsEveryMs, () => {
      this.lookAtSeats()
        // The database is away: nobody can take a seat away either.
        .catch(() => undefined)
        .finally(() => {
          this.keepSeats();
        });
    });
  }

  async lookAtSeats(): Promise<void> {
    const sessions = await this.all();
    const seats = sessions.flatMap(({ classId, people }) => people.map((personId) => ({ classId, personId })));
    if (seats.length === 0) return;
    const roleOf = await this.seats.rolesOf(seats);
    const byId = new Map(sessions.map((session) => [session.classId, session]));
    // Who came meanwhile was looked at when they came.
    for (const seat of seats) byId.get(seat.classId)?.seated(seat.personId, roleOf(seat));
  }

  /**
   * The class, open again when this person has just ended it: as a new class session, for the media of the old one are gone.
   *
   * @throws {LiveFailure} as `open`
   */
  async openAgain(classId: string, by: string): Promise<ClassSession> {
    const session = await this.open(classId);
    if (!(await session.reopen(by))) return this.open(classId);
    this.sessions.delete(classId);
    session.replaced();
    return this.open(classId);
  }

  /** Says in every log that everybody left because of the service. */
  async stop(): Promise<void> {
    this.stopping = true;
    const sessions = await this.all();
    await Promise.allSettled(sessions.map((session) => session.stop()));
    for (const session of sessions) session.close();
    for (const timer of this.timers) clearTimeout(timer);
    this.sessions.clear();
  }

  private async all(): Promise<ClassSession[]> {
    const settled = await Promise.allSettled(this.sessions.values());
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  private async load(classId: string): Promise<ClassSession> {
    const log = await ClassLog.open(classId, this.store);
    if (!log) throw notFound('class');
    const closesAt = (await this.classes.closings([classId])).get(classId) ?? Infinity;
    const media = new ClassMedia(this.workers);
    const session: ClassSession = new ClassSession(
      classId,
      log,
      media,
      this.broadcast,
      () => {
        this.forgetLater(classId, session);
      },
      closesAt,
    );
    this.listenTo(session);
    void session.notes.ready();
    session.settleSoon();
    this.forgetLater(classId, session);
    return session;
  }

  /** What its log and its media tell goes to the class session. */
  private listenTo(session: ClassSession): void {
    session.log.listen({
      appended: (events) => {
        session.appended(events);
      },
      committed: (ms, events) => {
        this.metrics.appends.observe(ms / 1000);
        this.metrics.events.inc(events);
      },
    });
    session.media.listen({
      changed: () => {
        session.settleSoon();
      },
      reset: (routerCapabilities) => {
        this.broadcast(session.classId, 'media.reset', { routerCapabilities });
      },
      speaking: (people) => {
        session.speaking(people);
      },
      voice: (router, voice) => {
        this.caption(session, router, voice);
      },
    });
  }

  private caption(session: ClassSession, router: types.Router, voice: ClassProducer): void {
    if (!this.captions) return;
    const { personId } = voice.appData;
    hearOut(router, voice, personId, this.captions, (text) => {
      session.captioned(personId, text);
    }).catch((error: unknown) => {
      if (!voice.closed) this.logger.warn(`A voice gets no captions: ${String(error)}`);
    });
  }

  private forgetLater(classId: string, session: ClassSession): void {
    this.later(keptEmptyMs, () => {
      if (!session.empty) return;
      this.sessions.delete(classId);
      session.close();
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
