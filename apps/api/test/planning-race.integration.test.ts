import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LectureRoom, SectionLecturer } from '#database';
import { Planner, anyWarning, daysAfter, firstWeekday, year } from './planning.ts';
import type { Outcome } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
});

/** Sections that have nothing in common but what the test gives them. */
async function sections(count: number): Promise<string[]> {
  const { manager } = api.dataSource;
  return Promise.all(
    Array.from({ length: count }, async () =>
      saveSection(manager, {
        ...at,
        teaching: await saveMember(manager, at.institutionId, 'lecturer'),
        enrolled: await saveMember(manager, at.institutionId, 'student'),
      }),
    ),
  );
}

const admin = async (): Promise<string> =>
  api.cookieOf(await saveMember(api.dataSource.manager, at.institutionId, 'admin'));
const saved = (outcomes: readonly Outcome[]) => outcomes.filter(({ sessions }) => sessions !== undefined);
const found = (outcomes: readonly Outcome[]) =>
  new Set(
    outcomes.flatMap(({ check }) => check?.clashes.filter(({ blocking }) => blocking).map(({ kind }) => kind) ?? []),
  );

// Several rounds: in the first one the connections to the database are still being made, one after the other.
const rounds = [0, 1, 2, 3].map((week) => daysAfter(firstWeekday(6, 2), week * 7));

/** Four rounds of people who wait for each other: long on a busy machine, ms. */
const patience = 60_000;

describe('people who plan at once', () => {
  test(
    'two admins, the same room: exactly one gets it',
    async () => {
      const { id: roomId } = await api.dataSource.manager.save(LectureRoom, {
        campusId: at.campusId,
        name: 'Lab',
        seats: 90,
      });
      const [first, second] = await sections(2);
      const planners = [
        new Planner(api, await admin(), String(first)),
        new Planner(api, await admin(), String(second)),
      ];
      for (const day of rounds) {
        const outcomes = await Promise.all(
          planners.map((planner) => planner.plan(`${day}T17:00`, { roomId, accept: anyWarning })),
        );
        expect(saved(outcomes)).toHaveLength(1);
        expect(found(outcomes)).toEqual(new Set(['ROOM']));
      }
    },
    patience,
  );

  test(
    'ten, the same lecturer in five sections: exactly one gets the hour',
    async () => {
      const five = await sections(5);
      const cookie = await admin();
      for (const sectionId of five) {
        await api.dataSource.manager.insert(SectionLecturer, { sectionId, personId: at.lecturer });
      }
      for (const day of rounds) {
        const outcomes = await Promise.all(
          [...five, ...five].map((sectionId) =>
            new Planner(api, cookie, sectionId).plan(`${day}T17:00`, { accept: anyWarning }),
          ),
        );
        expect(saved(outcomes)).toHaveLength(1);
      }
    },
    patience,
  );

  test(
    'two universities, the same lecturer: exactly one',
    async () => {
      const other = await saveUniversity(api.dataSource.manager, 'Other');
      await api.dataSource.manager.insert(SectionLecturer, { sectionId: other.sectionId, personId: at.teaching });
      const planners = [
        new Planner(api, await api.cookieOf(at.admin), at.sectionId),
        new Planner(api, await api.cookieOf(other.admin), other.sectionId),
      ];
      for (const day of rounds) {
        const outcomes = await Promise.all(
          planners.map((planner) => planner.plan(`${day}T17:00`, { rule: 'FREQ=DAILY;COUNT=3', accept: anyWarning })),
        );
        expect(saved(outcomes)).toHaveLength(1);
        expect(found(outcomes)).toEqual(new Set(['LECTURER']));
      }
    },
    patience,
  );

  test(
    'two people who swap rooms and lecturers crosswise do not wait for each other for ever',
    async () => {
      const { manager } = api.dataSource;
      const [a, b] = await Promise.all(
        ['A', 'B'].map((name) => manager.save(LectureRoom, { campusId: at.campusId, name, seats: 90 })),
      );
      const [first, second] = await sections(2);
      const planners = [
        new Planner(api, await admin(), String(first)),
        new Planner(api, await admin(), String(second)),
      ];
      for (const day of rounds) {
        const plans = await Promise.all([
          planners[0]?.one(`${day}T10:00`, { roomId: a?.id, lecturerIds: [at.lecturer, at.teaching] }),
          planners[1]?.one(`${day}T12:00`, { roomId: b?.id, lecturerIds: [at.teaching, at.lecturer] }),
        ]);
        const [one, two] = plans;
        if (!one || !two) throw new Error('not planned');
        const outcomes = await Promise.all([
          planners[0]?.move(one, { localStart: `${day}T15:00`, roomId: b?.id }),
          planners[1]?.move(two, { localStart: `${day}T15:00`, roomId: a?.id }),
        ]);
        expect(saved(outcomes.filter((outcome) => outcome !== undefined))).toHaveLength(1);
      }
    },
    patience,
  );

  test(
    'two edits of one session: the second sees that it is too late',
    async () => {
      const planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
      const session = await planner.one(`${year}-06-03T17:00`);
      const replies = await Promise.all(
        ['18:00', '19:00', '20:00'].map((time) =>
          planner.moving(session, { localStart: `${year}-06-03T${time}`, accept: anyWarning }),
        ),
      );
      expect(replies.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual([
        'STALE',
        'STALE',
      ]);
    },
    patience,
  );
});
