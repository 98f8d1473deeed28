import { closingToldMs } from '#classroom';
import type { ClassState, NewClassEvent } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';

/** ms until what could not be written is tried again. */
const againMs = 1_000;
/** The longest that Node's timers wait, ms. */
const longestMs = 2 ** 31 - 1;

/** What the time asks for: a warning, taken back when the class was moved meanwhile, or the end. @param now ms since the epoch */
export function closing(state: ClassState, closesAt: number, now: number): NewClassEvent[] {
  const soon = now >= closesAt - closingToldMs;
  if (state.endedAt !== undefined || (!soon && state.closesAt === undefined)) return [];
  const people = Object.values(state.people);
  const here = people.filter((person) => person.present);
  const by = (here.find(({ role }) => role === 'host') ?? here[0] ?? people[0])?.id;
  if (by === undefined) return [];
  if (now >= closesAt) {
    return [
      ...here.map(({ id }): NewClassEvent => ({ by: id, type: 'left', body: { reason: 'ended' } })),
      { by, type: 'class-ended', body: { timeUp: true } },
    ];
  }
  if (soon && state.closesAt !== closesAt) return [{ by, type: 'closing-told', body: { at: closesAt } }];
  return !soon && state.closesAt !== undefined ? [{ by, type: 'closing-told', body: {} }] : [];
}

/** Ends a class that nobody ends, as its session is planned now; it is told before. */
export class Closing {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: ClassLog,
    /** ms since the epoch. */
    private closesAt: number,
  ) {
    this.wait();
  }

  /** The session may have been moved. */
  async at(closesAt: number): Promise<void> {
    this.closesAt = closesAt;
    await this.look();
  }

  /** Whether the time is up. */
  get isOver(): boolean {
    return Date.now() >= this.closesAt;
  }

  /** Somebody may be there for whom there is something to be told. */
  appended(): void {
    if (closing(this.log.state, this.closesAt, Date.now()).length > 0) this.wait(0);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  async look(): Promise<void> {
    try {
      await this.log.append((state) => closing(state, this.closesAt, Date.now()));
      this.wait();
    } catch {
      this.wait(againMs);
    }
  }

  private wait(ms?: number): void {
    clearTimeout(this.timer);
    const next = [this.closesAt - closingToldMs, this.closesAt].find((at) => at > Date.now());
    const after = ms ?? (next === undefined ? undefined : next - Date.now());
    if (after === undefined) return;
    this.timer = setTimeout(() => void this.look(), Math.min(after, longestMs)).unref();
  }
}
