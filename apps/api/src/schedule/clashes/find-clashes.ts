import type { Obstacle } from './obstacles.ts';
import type { ClashKindName, ClashModel } from '../plan/models.ts';
import type { RoomFacts } from './planning-facts.ts';
import type { Range } from '../../time/ranges.ts';
import { overlap, spanOf } from '../../time/ranges.ts';

/** One session as it is to be. */
export interface PlannedSession extends Range {
  /** Null: it does not exist yet. */
  sessionId: string | null;
  localStart: string;
  zone: string;
  roomId: string | null;
  lecturerIds: readonly string[];
}

/** The parts of the sessions that are new: only these can clash. */
export interface Aspects {
  time: boolean;
  room: boolean;
  lecturers: boolean;
}

const blocking: ReadonlySet<ClashKindName> = new Set(['SECTION', 'LECTURER', 'ROOM', 'OUTSIDE_TERM', 'PAST']);
export const isBlocking = (kind: ClashKindName): boolean => blocking.has(kind);

/** What stands against a plan, by session; of one session, what cannot be accepted first. */
export function findClashes(
  planned: readonly PlannedSession[],
  obstacles: readonly Obstacle[],
  aspects: Aspects,
  rooms: readonly RoomFacts[],
  cohortSize: number,
  now: Date,
): ClashModel[] {
  const inOrder = planned.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const about = obstacles
    .filter(({ lecturerId, roomId }) =>
      lecturerId === null && roomId === null
        ? aspects.time
        : aspects.time || (lecturerId !== null && aspects.lecturers) || (roomId !== null && aspects.room),
    )
    .map((obstacle) => ({ obstacle, span: spanOf(obstacle) }))
    .toSorted((a, b) => a.span[0] - b.span[0]);
  const inTheWayOf = (session: PlannedSession): Obstacle[] => {
    const [from, to] = spanOf(session);
    const found: Obstacle[] = [];
    for (const { obstacle, span } of about) {
      if (span[0] >= to) break;
      if (span[1] > from && concerns(obstacle, session)) found.push(obstacle);
    }
    return found;
  };
  const found = inOrder.flatMap((session, index) => [
    ...(aspects.time ? [...pastOf(session, now), ...meeting(session, inOrder[index + 1])] : []),
    ...eachOnce(inTheWayOf(session)).map((obstacle) => clashOf(session, obstacle)),
  ]);
  const small = aspects.time || aspects.room ? tooSmall(inOrder, rooms, cohortSize) : [];
  return [...small, ...found].toSorted(
    (a, b) => a.occurrence.localeCompare(b.occurrence) || Number(b.blocking) - Number(a.blocking),
  );
}

export const concerns = ({ lecturerId, roomId }: Obstacle, session: Omit<PlannedSession, keyof Range>): boolean =>
  (lecturerId === null || session.lecturerIds.includes(lecturerId)) && (roomId === null || session.roomId === roomId);

/** Reports once a holiday that two lecturers have, or a night at both ends of a long session. */
function eachOnce(obstacles: readonly Obstacle[]): Obstacle[] {
  const kept = new Map<string, Obstacle>();
  for (const obstacle of obstacles) {
    const { kind, who, country, lecturerId, startsAt } = obstacle;
    const whose = kind === 'HOLIDAY' ? [country, who] : [lecturerId, meetings.has(kind) ? startsAt.getTime() : ''];
    const key = [kind, ...whose].join(' ');
    if (!kept.has(key)) kept.set(key, obstacle);
  }
  return [...kept.values()];
}

/** Kinds of clash with other sessions, each of which is reported. */
const meetings: ReadonlySet<ClashKindName> = new Set(['SECTION', 'LECTURER', 'ROOM', 'COHORT']);

function clashOf(session: PlannedSession, { kind, who, country, count, told, ...it }: Obstacle): ClashModel {
  // A night has no time of its own to show: the session's time in the lecturer's zone is shown.
  const time = kind === 'WAKING_HOURS' ? session : it;
  return {
    kind,
    blocking: isBlocking(kind),
    occurrence: session.localStart,
    who,
    country,
    count,
    startsAt: told ? time.startsAt : null,
    endsAt: told ? time.endsAt : null,
    zone: it.zone,
    message: it.message,
    sessionId: it.sessionId,
  };
}

const plain = { who: null, country: null, count: null, startsAt: null, endsAt: null, zone: null, sessionId: null };

/** A session that still runs may be planned; one that is over may not. */
function pastOf(session: PlannedSession, now: Date): ClashModel[] {
  if (session.endsAt > now) return [];
  return [{ ...plain, kind: 'PAST', blocking: true, occurrence: session.localStart, message: 'This time is over.' }];
}

/** Two sessions of the same plan. */
function meeting(session: PlannedSession, next: PlannedSession | undefined): ClashModel[] {
  if (!next || !overlap(session, next)) return [];
  return [
    {
      ...plain,
      kind: 'SECTION',
      blocking: true,
      occurrence: session.localStart,
      startsAt: next.startsAt,
      endsAt: next.endsAt,
      sessionId: next.sessionId,
      message: 'Two sessions of this plan overlap.',
    },
  ];
}

/** Reported once for each room, not for each session. */
function tooSmall(planned: readonly PlannedSession[], rooms: readonly RoomFacts[], cohortSize: number): ClashModel[] {
  return rooms.flatMap(({ id, name, seats }) => {
    const first = planned.find(({ roomId }) => roomId === id);
    if (!first || seats >= cohortSize) return [];
    return [
      {
        ...plain,
        kind: 'ROOM_TOO_SMALL' as const,
        blocking: false,
        occurrence: first.localStart,
        who: name,
        count: seats,
        message: `${name} has ${seats} seats for ${cohortSize} students.`,
      },
    ];
  });
}
