import type { ClassEvent } from '#classroom';

/** Who was in a class, read from its log without any of the platform's own counting. Times in ms since the epoch. */
export interface Presence {
  readonly firstIn: number;
  readonly lastOut: number;
  readonly minutes: number;
}

/** Presence of each person id, until the class ended. */
export function presenceIn(log: readonly ClassEvent[]): Map<string, Presence> {
  const end = log.find(({ type }) => type === 'class-ended')?.at ?? Number.POSITIVE_INFINITY;
  const found = new Map<string, { firstIn: number; lastOut: number; ms: number; since: number | undefined }>();
  for (const { type, by, at } of log) {
    if (type !== 'joined' && type !== 'left') continue;
    const person = found.get(by) ?? { firstIn: at, lastOut: at, ms: 0, since: undefined };
    const now = Math.min(at, end);
    if (person.since !== undefined) person.ms += now - person.since;
    found.set(by, { ...person, lastOut: now, since: type === 'joined' && at < end ? now : undefined });
  }
  return new Map(
    [...found].map(([id, { firstIn, lastOut, ms }]) => [id, { firstIn, lastOut, minutes: Math.round(ms / 60_000) }]),
  );
}
