import { moderates, standIn, standInsToRelease } from '#classroom';
import type { ClassState, NewClassEvent } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';

/** ms for which nobody may moderate before somebody stands in: a connection that is cut for half a minute changes nothing. */
export const standInAfterMs = 45_000;

/** What the rule of standing in asks for now. @param alone nobody has moderated for `standInAfterMs` */
export function standingIn(state: ClassState, alone: boolean): NewClassEvent[] {
  const over = standInsToRelease(state).map((from): NewClassEvent => ({
    by: from,
    type: 'handed-back',
    body: { from },
  }));
  if (over.length > 0 || !alone) return over;
  const to = wasOpened(state) ? standIn(state) : undefined;
  return to === undefined ? [] : [{ by: to, type: 'handed-over', body: { to } }];
}

/** Only a class that a lecturer has opened is handed over: before, people wait for one. */
function wasOpened(state: ClassState): boolean {
  return Object.values(state.people).some(({ role }) => role === 'host');
}

/** Somebody stands in where nobody has moderated for a while, and no longer than that. */
export class StandingIn {
  private alone: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: ClassLog,
    private readonly afterMs = standInAfterMs,
  ) {}

  appended(): void {
    const { state } = this.log;
    const kept = Object.values(state.people).some((person) => person.present && moderates(person));
    if (kept || !wasOpened(state) || state.endedAt !== undefined) this.stop();
    else {
      this.alone ??= setTimeout(() => {
        this.alone = undefined;
        this.append(true);
      }, this.afterMs).unref();
    }
    if (standingIn(state, false).length > 0) this.append(false);
  }

  stop(): void {
    clearTimeout(this.alone);
    this.alone = undefined;
  }

  private append(alone: boolean): void {
    this.log
      .append((state) => standingIn(state, alone))
      // Looked at again with the next event.
      .catch(() => undefined);
  }
}
