import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyClass, fold } from '#classroom';
import type { ClassEvent } from '#classroom';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { AttendanceRepository } from '../src/classes/attendance.repository.ts';
import { savePerson, saveSession, saveUniversity } from './world.ts';

let database: TestDatabase;
let people: string[];
let sectionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const { manager } = database.dataSource;
  ({ sectionId } = await saveUniversity(manager, 'University'));
  people = [];
  for (let index = 0; index < 4; index += 1) people.push(await savePerson(manager));
});
afterAll(() => database.drop());

/** Comings, goings, talk and perhaps an end, in any order: also goings without a coming and repeated comings. */
const step = fc.record({
  person: fc.nat({ max: 2 }),
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('joined', 'left') },
    { weight: 2, arbitrary: fc.constantFrom('message-posted', 'of-a-later-version') },
    { weight: 1, arbitrary: fc.constant('class-ended') },
  ),
  /** ms since the event before. */
  after: fc.nat({ max: 600_000 }),
});

function eventsOf(steps: { person: number; type: string; after: number }[], from: number): ClassEvent[] {
  let at = from;
  return steps.map(({ person, type, after }, index) => {
    at += after;
    const body =
      type === 'joined'
        ? { name: 'N', role: person === 0 ? 'host' : 'listener' }
        : type === 'left'
          ? { reason: 'line' }
          : {};
    return { seq: index + 1, at, by: people[person], type, body } as unknown as ClassEvent;
  });
}

/** The same, told by the fold that live and the browser use. Nothing counts after the class has ended. */
function folded(events: ClassEvent[], until: number) {
  let state = emptyClass;
  const presence = new Map<string, { firstIn: number; lastOut: number | null; ms: number; since: number | null }>();
  for (const event of events) {
    const before = state;
    state = fold(state, event);
    if (state.endedAt !== undefined) break;
    for (const { id, present } of Object.values(state.people)) {
      const was = before.people[id]?.present ?? false;
      const entry = presence.get(id) ?? { firstIn: event.at, lastOut: null, ms: 0, since: null };
      if (present && !was) presence.set(id, { ...entry, lastOut: null, since: event.at });
      if (!present && was) {
        presence.set(id, { ...entry, lastOut: event.at, ms: entry.ms + event.at - (entry.since ?? 0), since: null });
      }
    }
  }
  const close = state.endedAt ?? until;
  return [...presence]
    .map(([personId, { firstIn, lastOut, ms, since }]) => ({
      personId,
      firstIn,
      lastOut: since === null ? lastOut : close,
      ms: since === null ? ms : ms + close - since,
    }))
    .sort((a, b) => a.personId.localeCompare(b.personId));
}

test('attendance by SQL is attendance by the fold, for any log', async () => {
  const attendance = new AttendanceRepository(database.dataSource);
  const { manager } = database.dataSource;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      // Long over, so that a class nobody ended is counted until its last event and not until now.
      const from = Date.now() - 48 * 3_600_000;
      // A class ends once, unless it is opened again.
      const end = steps.findIndex(({ type }) => type === 'class-ended');
      const events = eventsOf(
        steps.filter(({ type }, index) => type !== 'class-ended' || index === end),
        from,
      );
      const endedAt = events.find(({ type }) => type === 'class-ended')?.at;
      const sessionId = await saveSession(manager, sectionId, -48 * 60);
      const [{ id: classId }]: [{ id: string }] = await manager.query(
        'INSERT INTO class (session_id, last_seq, ended_at) VALUES ($1, $2, to_timestamp($3::float8 / 1000)) RETURNING id',
        [sessionId, events.length, endedAt ?? null],
      );
      await manager.query(
        `INSERT INTO class_event (class_id, seq, at, by, type, body)
         SELECT $1, seq, to_timestamp(at / 1000.0), by, type, body
         FROM jsonb_to_recordset($2) AS event(seq integer, at float8, by uuid, type text, body jsonb)`,
        [classId, JSON.stringify(events)],
      );
      const rows = await attendance.ofSession(sessionId, 2 * 3_600_000);
      const came = rows
        .filter(({ firstIn }) => firstIn !== null)
        .map(({ personId, firstIn, lastOut, seconds }) => ({
          personId,
          firstIn: firstIn?.getTime(),
          lastOut: lastOut?.getTime() ?? null,
          ms: Math.round(seconds * 1000),
        }))
        .sort((a, b) => a.personId.localeCompare(b.personId));
      expect(came).toEqual(folded(events, events.at(-1)?.at ?? from));
      expect(rows.find(({ enrolled }) => enrolled)).toMatchObject({ firstIn: null, lastOut: null, seconds: 0 });
    }),
    { numRuns: 150 },
  );
}, 120_000);
