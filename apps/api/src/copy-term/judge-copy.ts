import type { EntityManager } from 'typeorm';
import type {
  BusySession,
  ClashKindName,
  ClosingDay,
  LecturerFacts,
  RoomFacts,
  SectionFacts,
} from '../schedule/index.ts';
import { closingDays, findClashes, idsIn, lecturerFacts, obstaclesIn, roomFacts } from '../schedule/index.ts';
import { countryOfZone } from '../time/countries.ts';
import type { Range } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import type { DrawnSection, DrawnSession, NewTerm } from './draw-copy.ts';
import type { CopyOutcomeName, CopyProblemModel } from './models.ts';
import { busyAround } from './old-term.repository.ts';
import type { OldSection, OldTerm } from './old-term.ts';

/** Everything that could be in the way of a new term. */
export interface CopySurroundings {
  lecturers: readonly LecturerFacts[];
  rooms: readonly RoomFacts[];
  busy: readonly BusySession[];
  closingDays: readonly ClosingDay[];
}

export interface JudgedSection {
  old: OldSection;
  series: DrawnSection['series'];
  /** What will be planned. */
  sessions: DrawnSession[];
  outside: number;
  problems: CopyProblemModel[];
}

export const fitting = ({ lecturers }: OldSection): string[] =>
  lecturers.filter(({ fits }) => fits).map(({ id }) => id);

/** Four statements, however many sections there are. */
export async function lookAroundCopy(
  manager: EntityManager,
  { institutionId }: OldTerm,
  sections: readonly DrawnSection[],
  { startsOn, endsOn }: NewTerm,
): Promise<CopySurroundings> {
  const lecturerIds = idsIn(sections.flatMap(({ old }) => fitting(old)));
  const roomIds = idsIn(sections.flatMap(({ sessions }) => sessions.map(({ roomId }) => roomId)));
  return {
    lecturers: await lecturerFacts(manager, lecturerIds),
    rooms: await roomFacts(manager, roomIds),
    busy: await busyAround(manager, {
      ...{ institutionId, lecturerIds, roomIds },
      from: addDays(startsOn, -1),
      until: addDays(endsOn, 2),
    }),
    closingDays: await closingDays(manager, institutionId, startsOn, endsOn),
  };
}

/** What may stand against a session without keeping it from being planned. */
const tolerated: ReadonlySet<ClashKindName> = new Set(['COHORT', 'WAKING_HOURS', 'ROOM_TOO_SMALL']);

/**
 * Section by section, in their order: who comes first has the lecturer and the room. A session that clashes is left out, one whose room is
 * taken is planned without it, so that a copy can always be made and says what it could not do.
 */
export function judgeCopy(
  drawn: readonly DrawnSection[],
  term: OldTerm,
  wanted: NewTerm,
  around: CopySurroundings,
  onHolidays: boolean,
  now: Date,
): JudgedSection[] {
  const taken = new Taken(around.busy);
  return drawn.map(({ old, series, sessions, outside }) => {
    const lecturerIds = fitting(old);
    const section = factsOf(old, term, wanted, lecturerIds);
    const planned = sessions.map((session, index) => ({ ...session, sessionId: String(index), lecturerIds }));
    if (planned.length === 0) return { old, series, sessions: [], outside, problems: [] };
    const rooms = around.rooms.filter(({ id }) => sessions.some(({ roomId }) => roomId === id));
    const obstacles = obstaclesIn(
      {
        section,
        lecturers: around.lecturers.filter(({ id }) => lecturerIds.includes(id)),
        rooms,
        busy: taken.of(lecturerIds, rooms, old.cohorts),
        closingDays: around.closingDays,
      },
      rangeOf(planned),
    );
    const clashes = findClashes(
      planned,
      obstacles,
      { time: true, room: true, lecturers: true },
      rooms,
      section.cohortSize,
      now,
    );
    const isTolerated = (kind: ClashKindName, country: string | null) =>
      tolerated.has(kind) ||
      // A holiday where the lecturer lives is theirs to keep or not.
      (kind === 'HOLIDAY' && (onHolidays || (country !== null && country !== section.campusCountry)));
    const problems = clashes.map(({ kind, occurrence, who, country, message }): CopyProblemModel => {
      const outcome: CopyOutcomeName =
        kind === 'ROOM' ? 'WITHOUT_ROOM' : isTolerated(kind, country) ? 'PLANNED' : 'LEFT_OUT';
      return { kind, outcome, localStart: occurrence, who, message };
    });
    const leftOut = new Set(startsWith(problems, 'LEFT_OUT'));
    const roomless = new Set(startsWith(problems, 'WITHOUT_ROOM'));
    const kept = sessions
      .filter(({ localStart }) => !leftOut.has(localStart))
      .map((session) => (roomless.has(session.localStart) ? { ...session, roomId: null } : session));
    taken.add(old, lecturerIds, kept);
    return { old, series, sessions: kept, outside, problems: problems.filter(isOf(leftOut)) };
  });
}

/** Of a session that is left out it is told why, and not what would not have hindered it. */
const isOf =
  (leftOut: ReadonlySet<string>) =>
  ({ outcome, localStart }: CopyProblemModel): boolean =>
    outcome === 'LEFT_OUT' || !leftOut.has(localStart);

const startsWith = (problems: readonly CopyProblemModel[], wanted: CopyOutcomeName) =>
  problems.filter(({ outcome }) => outcome === wanted).map(({ localStart }) => localStart);

/** What has a lecturer, a room or students already: sessions that stand, and those of sections that were judged before. */
class Taken {
  private readonly by = new Map<string, BusySession[]>();

  constructor(busy: readonly BusySession[]) {
    for (const session of busy) this.put(session, [...session.teacherIds, session.roomId]);
  }

  add(old: OldSection, teacherIds: string[], sessions: readonly DrawnSession[]): void {
    sessions.forEach(({ startsAt, endsAt, roomId }, index) => {
      const title = `${old.code} ${old.name}`;
      const id = `${old.id} ${String(index)}`;
      const session = {
        id,
        startsAt,
        endsAt,
        title,
        sameSection: false,
        sameInstitution: true,
        roomId,
        teacherIds,
        students: 0,
      };
      this.put(session, [...teacherIds, roomId, ...old.cohorts.map((cohort) => cohort.id)]);
    });
  }

  of(lecturerIds: readonly string[], rooms: readonly RoomFacts[], cohorts: OldSection['cohorts']): BusySession[] {
    const found = new Map<string, BusySession>();
    for (const key of [...lecturerIds, ...rooms.map(({ id }) => id)]) {
      for (const session of this.by.get(key) ?? []) found.set(session.id, session);
    }
    for (const { id, size } of cohorts) {
      for (const session of this.by.get(id) ?? []) {
        found.set(session.id, { ...session, students: (found.get(session.id)?.students ?? 0) + size });
      }
    }
    return [...found.values()];
  }

  private put(session: BusySession, keys: readonly (string | null)[]): void {
    for (const key of keys) {
      if (key === null) continue;
      const there = this.by.get(key);
      if (there) there.push(session);
      else this.by.set(key, [session]);
    }
  }
}

function factsOf(old: OldSection, term: OldTerm, wanted: NewTerm, lecturerIds: string[]): SectionFacts {
  return {
    id: old.id,
    institutionId: term.institutionId,
    state: 'open',
    campusId: old.campusId,
    campusZone: old.campusZone,
    campusCountry: old.campusCountry ?? countryOfZone(old.campusZone),
    termName: wanted.name,
    startsOn: wanted.startsOn,
    endsOn: wanted.endsOn,
    cohortSize: old.cohorts.reduce((sum, { size }) => sum + size, 0),
    lecturerIds,
    readerLanguage: term.readerLanguage,
  };
}

const rangeOf = (sessions: readonly Range[]): Range => ({
  startsAt: new Date(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime()))),
  endsAt: new Date(Math.max(...sessions.map(({ endsAt }) => endsAt.getTime()))),
});
