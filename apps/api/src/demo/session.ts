import type { EntityManager } from 'typeorm';
import { Session } from '#database';
import { localStartOf } from '../time/zones.ts';
import { demoInstitutions } from './courses.ts';
import type { DemoSection } from './courses.ts';
import { sectionId } from './ids.ts';

const minute = 60_000;
const minutesOfSession = 90;

export interface Slot {
  section: DemoSection;
  startsAt: Date;
}

/** @returns its id */
export async function saveSession(manager: EntityManager, { section, startsAt }: Slot, term: string): Promise<string> {
  const zone = zoneOf(section);
  const count = await manager.countBy(Session, { sectionId: sectionId(section, term) });
  const saved = await manager.save(Session, {
    sectionId: sectionId(section, term),
    topic: section.topics[count % section.topics.length] ?? '',
    startsAt,
    endsAt: endOf(startsAt),
    zone,
    localStart: localStartOf(zone, startsAt),
  });
  return saved.id;
}

/** When a session that starts then ends. */
export function endOf(startsAt: Date): Date {
  return new Date(startsAt.getTime() + minutesOfSession * minute);
}

/** IANA zone of its campus. */
export function zoneOf(section: DemoSection): string {
  const campus = demoInstitutions.flatMap(({ campuses }) => campuses).find(({ key }) => key === section.campus);
  if (!campus) throw new Error(`the demo has no campus ${section.campus}`);
  return campus.zone;
}
