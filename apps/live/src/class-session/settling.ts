import { Logger } from '@nestjs/common';
import type { ClassLog } from '../log/class-log.ts';
import type { MakeEvents } from '../log/plan-appends.ts';
import { leftBehind } from './left-behind.ts';
import type { Seats } from './seats.ts';
import { settle } from './settle.ts';
import { Spoken } from './spoken.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** ms until a class whose log could not be written is settled again. */
const settleAgainMs = 1_000;
/** ms between two looks at how long people spoke. */
const spokenEveryMs = 60_000;

/** Brings the log to what is really so: who is here, what is sent, and how long people spoke. */
export class Settling {
  private readonly logger = new Logger(Settling.name);
  private readonly spoken = new Spoken();
  private readonly timer: NodeJS.Timeout;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly log: ClassLog,
    private readonly seats: Seats,
    private readonly waitingRoom: WaitingRoom,
  ) {
    this.timer = setInterval(() => {
      this.soon();
    }, spokenEveryMs).unref();
  }

  /** Who is heard now. */
  hear(people: readonly string[]): void {
    this.spoken.hear(people, performance.now());
  }

  /** Tries until it is done. */
  soon(): void {
    if (this.stopped) return;
    this.now().catch((error: unknown) => {
      if (this.stopped) return;
      this.logger.warn(`Class ${this.log.classId}: its log could not be settled, trying again: ${String(error)}`);
      this.again ??= setTimeout(() => {
        this.again = undefined;
        this.soon();
      }, settleAgainMs);
    });
  }

  /** Durable once this resolves. */
  async now(): Promise<void> {
    await this.appendWithSpoken((state) =>
      settle(state, (personId) => {
        const seat = this.seats.get(personId);
        if (!seat) return { here: false, goneBecause: 'server', sending: [] };
        if (seat.entering > 0) return undefined;
        return { here: seat.connection !== undefined, goneBecause: seat.goneBecause, sending: seat.media.sending };
      }),
    );
    await this.log.append((state) => leftBehind(state, this.log.now));
    await this.waitingRoom.tidy();
    for (const seat of this.seats) this.seats.prune(seat);
  }

  /** Appends what was heard meanwhile before what `decide` makes of the state. */
  async appendWithSpoken(decide: MakeEvents): Promise<void> {
    const spoken = this.spoken.take(this.log.state, performance.now());
    try {
      await this.log.append((state) => {
        const then = decide(state);
        return state.endedAt === undefined ? [...spoken, ...then] : then;
      });
    } catch (error) {
      this.spoken.giveBack(spoken);
      throw error;
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.again);
    clearInterval(this.timer);
  }
}
