import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { NewClassEvent } from '#classroom';
import { demoId } from '../ids.ts';
import { Random } from './random.ts';
import { Rows } from '../rows.repository.ts';
import { heldSessions } from './university.repository.ts';
import type { Held } from './university.repository.ts';

const minute = 60_000;

type Told = readonly [minutes: number, event: NewClassEvent];

/**
 * The classes that lecturers abroad have held up to `now`, so that attendance has a term to show. A session is written once; how
 * many came depends on its id only.
 *
 * @param sectionIds whose sessions are held live
 */
export async function recordHeldClasses(
  manager: EntityManager,
  sectionIds: readonly string[],
  now: Date,
): Promise<number> {
  const held = await heldSessions(manager, sectionIds, now);
  const told = held.map((one) => ({ ...one, classId: demoId('class', one.sessionId), events: story(one) }));
  const rows = new Rows(manager);
  await rows.add(
    'class',
    told.map(({ classId, sessionId, startsAt, endsAt, events }) => ({
      id: classId,
      session_id: sessionId,
      last_seq: events.length,
      opened_at: new Date(startsAt.getTime() - 8 * minute),
      ended_at: endsAt,
    })),
  );
  await rows.add(
    'class_event',
    told.flatMap(({ classId, startsAt, events }) =>
      events.map(([after, { by, type, body }], index) => ({
        class_id: classId,
        seq: index + 1,
        at: new Date(startsAt.getTime() + after * minute),
        by,
        type,
        body,
      })),
    ),
  );
  return told.length;
}

/** Most came, some late; on slow connections some were lost for a while, and a few did not come back. */
function story({ sessionId, startsAt, endsAt, lecturer: [host, hostName], students }: Held): Told[] {
  const random = new Random(createHash('sha256').update(sessionId).digest().readInt32LE(0));
  const length = Math.round((endsAt.getTime() - startsAt.getTime()) / minute);
  // A class of its own has a mood: rain, examinations elsewhere, a power cut.
  const share = 0.68 + random.next() * 0.28;
  const came = students.filter(() => random.next() < share);
  const joined = (at: number, by: string, name: string, role: 'host' | 'listener'): Told => [
    at,
    { by, type: 'joined', body: { name, role } },
  ];
  const left = (at: number, by: string, reason: 'line' | 'ended'): Told => [at, { by, type: 'left', body: { reason } }];
  const told: Told[] = [joined(-6, host, hostName, 'host')];
  const staying = [host];
  for (const [by, name] of came) {
    told.push(joined(-5 + Math.floor(random.next() ** 2 * 25), by, name, 'listener'));
    if (random.next() < 0.15) {
      const fell = 30 + Math.floor(random.next() * 60);
      told.push(left(fell, by, 'line'));
      if (random.next() < 0.2) continue;
      told.push(joined(fell + 1 + Math.floor(random.next() * 9), by, name, 'listener'));
    }
    staying.push(by);
  }
  told.sort(([a], [b]) => a - b);
  return [
    ...told,
    ...staying.map((by) => left(length, by, 'ended')),
    [length, { by: host, type: 'class-ended', body: {} }],
  ];
}
