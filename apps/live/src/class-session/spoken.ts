import type { ClassState, NewClassEvent } from '#classroom';

import { personOf } from '#classroom';

type SpokeEvent = Extract<NewClassEvent, { type: 'spoke' }>;

/** ms under which it is not worth an event. */
const worthSaying = 500;

/** How long each was heard since the log last said so. */
export class Spoken {
  private readonly ms = new Map<string, number>();
  private heard: readonly string[] = [];
  private since = 0;

  /** @param now ms of a clock that does not run back */
  hear(personIds: readonly string[], now: number): void {
    for (const id of this.heard) this.ms.set(id, (this.ms.get(id) ?? 0) + now - this.since);
    this.heard = personIds;
    this.since = now;
  }

  /** What the log is to say; asked again, only what came since. */
  take(state: ClassState, now: number): SpokeEvent[] {
    this.hear(this.heard, now);
    const worth = [...this.ms].filter(([by, ms]) => ms >= worthSaying && personOf(state, by) !== undefined);
    for (const [by] of worth) this.ms.delete(by);
    return worth.map(([by, ms]) => ({ by, type: 'spoke', body: { ms: Math.round(ms) } }));
  }
  /** What could not be written. */
  giveBack(events: readonly SpokeEvent[]): void {
    for (const { by, body } of events) this.ms.set(by, (this.ms.get(by) ?? 0) + body.ms);
  }
}
