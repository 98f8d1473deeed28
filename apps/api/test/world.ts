import type { DataSource, EntityManager } from 'typeorm';
import {
  Campus,
  Course,
  Enrolment,
  Institution,
  Membership,
  Person,
  Section,
  SectionLecturer,
  Session,
  Term,
} from '#database';
import type { MembershipRole, PlatformRole } from '#database';
import { localStartOf } from '../src/time/zones.ts';

const minute = 60_000;

/** One university with everything that leads to a class. */
export interface University {
  institutionId: string;
  campusId: string;
  termId: string;
  courseId: string;
  sectionId: string;
  /** Began five minutes ago, lasts an hour. */
  sessionId: string;
  student: string;
  enrolled: string;
  lecturer: string;
  teaching: string;
  admin: string;
}

export interface World {
  own: University;
  other: University;
  stranger: string;
  coordinator: string;
  platformAdmin: string;
}

let counter = 0;

export async function savePerson(
  manager: EntityManager,
  more: {
    name?: string;
    email?: string;
    platformRole?: PlatformRole;
    passwordHash?: string;
    language?: 'fr' | 'en';
  } = {},
): Promise<string> {
  counter += 1;
  const person = await manager.save(Person, {
    email: more.email ?? `person${counter}@example.org`,
    name: more.name ?? `Person ${counter}`,
    zone: 'Africa/Kigali',
    language: more.language ?? 'en',
    platformRole: more.platformRole ?? null,
    passwordHash: more.passwordHash ?? null,
  });
  return person.id;
}

export async function saveMember(
  manager: EntityManager,
  institutionId: string,
  role: MembershipRole,
  more: Parameters<typeof savePerson>[1] = {},
): Promise<string> {
  const personId = await savePerson(manager, more);
  await manager.insert(Membership, { personId, institutionId, role });
  return personId;
}

/** @param startsIn minutes from now */
export async function saveSession(
  manager: EntityManager,
  sectionId: string,
  startsIn: number,
  minutes = 60,
  zone = 'Africa/Kigali',
): Promise<string> {
  const startsAt = new Date(Math.floor(Date.now() / minute) * minute + startsIn * minute);
  const session = await manager.save(Session, {
    sectionId,
    topic: 'Topic',
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * minute),
    zone,
    localStart: localStartOf(zone, startsAt),
    cancelledAt: null,
  });
  return session.id;
}

/** A section of a university, with the lecturer and the student that teach and learn in its first one. */
export async function saveSection(manager: EntityManager, at: Omit<University, 'sectionId' | 'sessionId'>) {
  counter += 1;
  const { id } = await manager.save(Section, {
    courseId: at.courseId,
    termId: at.termId,
    campusId: at.campusId,
    name: `S${counter}`,
  });
  await manager.insert(SectionLecturer, { sectionId: id, personId: at.teaching });
  await manager.insert(Enrolment, { sectionId: id, personId: at.enrolled });
  return id;
}

export async function saveUniversity(manager: EntityManager, name: string): Promise<University> {
  const { id: institutionId } = await manager.save(Institution, { name });
  const { id: campusId } = await manager.save(Campus, { institutionId, name: 'Butare', zone: 'Africa/Kigali' });
  const year = new Date().getUTCFullYear();
  const { id: termId } = await manager.save(Term, {
    institutionId,
    name: 'Term',
    startsOn: `${year - 1}-01-01`,
    endsOn: `${year + 1}-12-31`,
  });
  const { id: courseId } = await manager.save(Course, { institutionId, code: 'INF301', title: 'Databases II' });
  const base = {
    institutionId,
    campusId,
    termId,
    courseId,
    student: await saveMember(manager, institutionId, 'student'),
    enrolled: await saveMember(manager, institutionId, 'student'),
    lecturer: await saveMember(manager, institutionId, 'lecturer'),
    teaching: await saveMember(manager, institutionId, 'lecturer'),
    admin: await saveMember(manager, institutionId, 'admin'),
  };
  const sectionId = await saveSection(manager, base);
  return { ...base, sectionId, sessionId: await saveSession(manager, sectionId, -5) };
}

export async function saveWorld({ manager }: DataSource): Promise<World> {
  return {
    own: await saveUniversity(manager, 'Own university'),
    other: await saveUniversity(manager, 'Other university'),
    stranger: await savePerson(manager),
    coordinator: await savePerson(manager, { platformRole: 'coordinator' }),
    platformAdmin: await savePerson(manager, { platformRole: 'platform_admin' }),
  };
}

/** A job that was given up: slides of a deck that is gone. @returns its id */
export async function saveFailedJob(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO jobs.job (id, name, data, state, completed_on, output)
     VALUES (gen_random_uuid(), 'render-deck', json_build_object('deckId', gen_random_uuid()), 'failed', now(), '{"message": "DISK"}')
     RETURNING id`,
  );
  if (!row) throw new TypeError('nothing was inserted');
  return row.id;
}
