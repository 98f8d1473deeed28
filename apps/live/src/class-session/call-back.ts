import type { ClassState, NewClassEvent } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';

/** ms until it is tried again to write that the groups are closed: the log was away. */
const againMs = 1_000;

/** Whether the time is up for which the groups were still to go on. @param now ms since the epoch */
function callsBack({ split, endedAt }: ClassState, now: number): NewClassEvent[] {
  if (!split?.called || split.called.endsAt > now || endedAt !== undefined) return [];
  return [{ by: split.called.by, type: 'groups-closed', body: {} }];
}

/** Closes the groups when the countdown of those who called them back is over; after a restart of the service too. */
export class CallBack {
  private timer: NodeJS.Timeout | undefined;
  /** What the timer runs for. */
  private endsAt: number | undefined;

  constructor(private readonly log: ClassLog) {
    this.appended();
  }

  appended(): void {
    const { split, endedAt } = this.log.state;
    const endsAt = endedAt === undefined ? split?.called?.endsAt : undefined;
    if (endsAt === this.endsAt) return;
    this.stop();
    this.endsAt = endsAt;
    if (endsAt !== undefined) this.later(endsAt - this.log.now);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.endsAt = undefined;
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.close(), Math.max(0, ms)).unref();
  }

  private async close(): Promise<void> {
    await this.log.append((state) => callsBack(state, this.log.now)).catch(() => undefined);
    // Closed, `appended` has stopped this; called anew meanwhile, there is more time.
    if (this.endsAt !== undefined) this.later(Math.max(againMs, this.endsAt - this.log.now));
  }
}
