import type { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Campus, Course, Enrolment, Institution, Membership, Person, Section, SectionLecturer, Term } from '#database';
import { loadClassifications } from '../classification-lists/load-lists.ts';
import { dateIn } from '../time/zones.ts';
import { expertPeople, openDemo, universityPeople } from './close.ts';
import { demoInstitutions, demoSections, demoTerm } from './courses.ts';
import { loadExperts } from './experts/load.ts';
import { planExperts } from './experts/plan.ts';
import type { PlannedExpert } from './experts/plan.ts';
import { campusId, courseId, institutionId, personId, sectionId, studentKeys, termId } from './ids.ts';
import { givePasswords } from './give-passwords.ts';
import { publishedPasswords } from './passwords.ts';
import type { DemoPasswords } from './passwords.ts';
import { loadMentoring } from './mentoring/load.ts';
import { planMentoring } from './mentoring/plan.ts';
import { loadProgrammes } from './mentoring/programmes.ts';
import { demoEmail, demoPeople } from './people.ts';
import { recordPastClass } from './past-class.ts';
import { makeStatisticsAnew } from './statistics.repository.ts';
import { planDemo } from './timetable.ts';
import { recordHeldClasses } from './university/classes.ts';
import { planUniversity } from './university/plan.ts';
import type { PlannedUniversity } from './university/plan.ts';
import { loadUniversity, sectionsTaughtLive } from './university/load.ts';

/**
 * Loads the demo, or brings what is there up to date: rows keep their ids, passwords are those of this installation again, accounts that
 * were closed with the demo are open, and the timetable goes on from `now`. Nothing that people added is touched.
 */
export async function loadDemo(
  dataSource: DataSource,
  now: Date,
  passwords: DemoPasswords = publishedPasswords,
): Promise<{ people: number; sessions: number }> {
  // Experts refer to fields, sectors and skills.
  await loadClassifications(dataSource);
  const university = planUniversity();
  const experts = planExperts();
  const loaded = await dataSource.transaction(async (manager) => {
    const term = demoTerm(dateIn('Africa/Kigali', now));
    await savePeople(manager);
    await saveInstitutions(manager, term);
    await saveSections(manager, term.name);
    const sessions =
      (await planDemo(manager, now, term.name)) +
      (await recordPastClass(manager, now, term.name)) +
      (await loadUniversity(manager, university, term));
    await loadExperts(manager, experts, now);
    const others = [...universityPeople(university), ...expertPeople(experts)];
    await givePasswords(manager, passwords, others);
    await openDemo(manager, [...demoPeople.map(({ key }) => personId(key)), ...others]);
    const mentoring = planMentoring(experts, menteesOf(university));
    await loadMentoring(manager, mentoring, namesOf(university, experts), now);
    await loadProgrammes(manager, mentoring, now);
    await recordHeldClasses(manager, sectionsTaughtLive(university, term), now);
    return { people: await manager.count(Person), sessions };
  });
  await makeStatisticsAnew(dataSource);
  return loaded;
}

/** The student whose account is shown, and some of the large university. */
function menteesOf({ students }: PlannedUniversity): { account: string; language: 'fr' | 'en' }[] {
  return [
    { account: 'student', language: 'en' },
    ...students.map(({ account }) => ({ account, language: 'fr' as const })),
  ];
}

function namesOf(university: PlannedUniversity, experts: readonly PlannedExpert[]): (account: string) => string {
  const all = [...university.students, ...experts, ...demoPeople.map(({ key, name }) => ({ account: key, name }))];
  const names = new Map(all.map(({ account, name }) => [account, name]));
  return (account) => names.get(account) ?? account;
}

async function savePeople(manager: EntityManager): Promise<void> {
  const people = demoPeople.map(({ key, name, zone, language, platformRole }) => ({
    id: personId(key),
    email: demoEmail(key),
    name,
    zone,
    language,
    platformRole: platformRole ?? null,
  }));
  await manager.upsert(Person, people, ['id']);
}

async function saveInstitutions(manager: EntityManager, term: ReturnType<typeof demoTerm>): Promise<void> {
  await manager.upsert(
    Institution,
    demoInstitutions.map(({ key, name }) => ({ id: institutionId(key), name })),
    ['id'],
  );
  await manager.upsert(
    Campus,
    demoInstitutions.flatMap(({ key, campuses }) =>
      campuses.map((campus) => ({
        id: campusId(campus.key),
        institutionId: institutionId(key),
        name: campus.name,
        zone: campus.zone,
      })),
    ),
    ['id'],
  );
  await manager.upsert(
    Term,
    demoInstitutions.map(({ key }) => ({ id: termId(key, term.name), institutionId: institutionId(key), ...term })),
    ['id'],
  );
  await addMissing(
    manager,
    Membership,
    demoPeople.flatMap(({ key, roles }) =>
      roles.map(([institution, role]) => ({
        personId: personId(key),
        institutionId: institutionId(institution),
        role,
      })),
    ),
  );
}

async function saveSections(manager: EntityManager, term: string): Promise<void> {
  const courses = new Map(demoSections.map((section) => [courseId(section), section]));
  await manager.upsert(
    Course,
    [...courses].map(([id, { institution, code, title }]) => ({
      id,
      institutionId: institutionId(institution),
      code,
      title,
    })),
    ['id'],
  );
  await manager.upsert(
    Section,
    demoSections.map((section) => ({
      id: sectionId(section, term),
      courseId: courseId(section),
      termId: termId(section.institution, term),
      campusId: campusId(section.campus),
      name: section.name,
    })),
    ['id'],
  );
  await addMissing(
    manager,
    SectionLecturer,
    demoSections.map((section) => ({ sectionId: sectionId(section, term), personId: personId(section.lecturer) })),
  );
  await addMissing(
    manager,
    Enrolment,
    demoSections.flatMap((section) =>
      studentKeys(section).map((key) => ({ sectionId: sectionId(section, term), personId: personId(key) })),
    ),
  );
}

async function addMissing<T extends typeof Membership | typeof SectionLecturer | typeof Enrolment>(
  manager: EntityManager,
  entity: T,
  rows: Partial<InstanceType<T>>[],
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(rows as object[])
    .orIgnore()
    .execute();
}
