import type { EntityManager } from 'typeorm';
import type { NewClassEvent } from '#classroom';
import { Class, ClassEventRow } from '#database';
import { demoSections } from './courses.ts';
import { personId, sectionId, studentKeys } from './ids.ts';
import { demoPeople } from './people.ts';
import { hasPastClass } from './timetable.repository.ts';
import { endOf, saveSession } from './session.ts';

const minute = 60_000;

type Told = [minutes: number, event: NewClassEvent];

/**
 * A class of two days ago, so that attendance has something to show from the first minute. Written once.
 *
 * @returns 1 when it was written, else 0
 */
export async function recordPastClass(manager: EntityManager, now: Date, term: string): Promise<number> {
  const [section] = demoSections;
  if (!section) return 0;
  if (await hasPastClass(manager, sectionId(section, term))) return 0;
  const startsAt = new Date(Math.floor(now.getTime() / (60 * minute)) * 60 * minute - 48 * 60 * minute);
  const sessionId = await saveSession(manager, { section, startsAt }, term);
  const events = story(section.lecturer, studentKeys(section));
  const { id: classId } = await manager.save(Class, {
    sessionId,
    lastSeq: events.length,
    openedAt: new Date(startsAt.getTime() - 5 * minute),
    endedAt: endOf(startsAt),
  });
  const rows = events.map(([after, { by, type, body }], index) => ({
    classId,
    seq: index + 1,
    at: new Date(startsAt.getTime() + after * minute),
    by,
    key: null,
    type,
    body: body as Record<string, string>,
  }));
  await manager.insert(ClassEventRow, rows);
  return 1;
}

/** Everybody came except the last one; the third was late, the fourth lost the connection for ten minutes. */
function story(lecturer: string, students: readonly string[]): Told[] {
  const joined = (key: string, role: 'host' | 'listener', at: number): Told => [
    at,
    { by: personId(key), type: 'joined', body: { name: nameOf(key), role } },
  ];
  const left = (key: string, at: number, reason: 'left' | 'line' | 'ended'): Told => [
    at,
    { by: personId(key), type: 'left', body: { reason } },
  ];
  const came = students.slice(0, -1);
  const told: Told[] = [
    joined(lecturer, 'host', -5),
    ...came.map((key, index) => joined(key, 'listener', index === 2 ? 25 : index - 3)),
    [12, { by: personId(lecturer), type: 'message-posted', body: { text: 'Can everybody hear me?' } }],
    ...(came[0]
      ? [[13, { by: personId(came[0]), type: 'message-posted', body: { text: 'Yes, clearly.' } }] as Told]
      : []),
    ...(came[3] ? [left(came[3], 40, 'line'), joined(came[3], 'listener', 50)] : []),
    [90, { by: personId(lecturer), type: 'class-ended', body: {} }],
    ...[lecturer, ...came].map((key) => left(key, 90, 'ended')),
  ];
  return told.sort(([a], [b]) => a - b);
}

function nameOf(key: string): string {
  return demoPeople.find((person) => person.key === key)?.name ?? key;
}
