import type { ClassState, NewClassEvent } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';

/** ms until it is tried again to write that the groups are closed. */
const againMs = 1_000;

/** Whether the time is up for which the groups were still to go on. @param now ms since the epoch */
export function callsBack({ split, endedAt }: ClassState, now: number): NewClassEvent[] {
  if (split?.endsAt === undefined || split.endsAt > now || endedAt !== undefined) return [];
  return [{ by: split.calledBy ?? '', type: 'groups-closed', body: {} }];
}

/** Closes the groups when the countdown of those who called them back is over; after a restart of the service too. */
export class CallBack {
  private timer: NodeJS.Timeout | undefined;
  private at: number | undefined;

  constructor(private readonly log: ClassLog) {
    this.appended();
  }

  appended(): void {
    const endsAt = this.log.state.endedAt === undefined ? this.log.state.split?.endsAt : undefined;
    if (endsAt === this.at) return;
    this.stop();
    this.at = endsAt;
    if (endsAt !== undefined) this.later(endsAt - Date.now());
  }

  stop(): void {
    clearTimeout(this.timer);
    this.at = undefined;
  }

  private later(ms: number): void {
    this.timer = setTimeout(
      () => {
        this.log
          .append((state) => callsBack(state, Date.now()))
          .then(() => {
            // This clock may run before the database's by some ms.
            if (callsBack(this.log.state, Number.POSITIVE_INFINITY).length > 0 && this.at !== undefined)
              this.later(againMs);
          })
          .catch(() => {
            if (this.at !== undefined) this.later(againMs);
          });
      },
      Math.max(0, ms),
    ).unref();
  }
}
