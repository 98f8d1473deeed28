import type { DataSource } from 'typeorm';
import { saveMember } from '../world.ts';
import { fresh, mayManage, mayRead } from './who.ts';
import type { Operation } from './who.ts';

/** A row of its own for each call. @returns its id */
async function insert({ manager }: DataSource, table: string, row: Record<string, unknown>): Promise<string> {
  const columns = Object.keys(row);
  const [{ id }]: [{ id: string }] = await manager.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')}) RETURNING id`,
    Object.values(row),
  );
  return id;
}
const campus = (dataSource: DataSource, institutionId: string) =>
  insert(dataSource, 'campus', { institution_id: institutionId, name: fresh('Campus '), zone: 'Africa/Kigali' });
const room = (dataSource: DataSource, campusId: string) =>
  insert(dataSource, 'room', { campus_id: campusId, name: fresh('Room '), seats: 40 });
const department = (dataSource: DataSource, institutionId: string) =>
  insert(dataSource, 'department', { institution_id: institutionId, code: fresh('D'), name: 'Department' });
const term = (dataSource: DataSource, institutionId: string) =>
  insert(dataSource, 'term', {
    institution_id: institutionId,
    name: fresh('Term '),
    starts_on: '2026-09-01',
    ends_on: '2026-12-20',
  });
const closingDay = (dataSource: DataSource, institutionId: string) =>
  insert(dataSource, 'closing_day', { institution_id: institutionId, day: '2026-10-01', name: 'Graduation' });
const course = (dataSource: DataSource, institutionId: string) =>
  insert(dataSource, 'course', { institution_id: institutionId, code: fresh('C'), title: 'Course' });

export const structure: Record<string, Operation> = {
  'Query.institution': {
    document: `query ($id: ID!) { institution(id: $id) {
      id campuses { rooms { id } } terms { sectionCount } departments { courseCount } closingDays { id } setup { courses }
      viewerMayManage } }`,
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
  'Query.course': {
    document: 'query ($id: ID!) { course(id: $id) { code texts { title } prerequisites { id } department { id } } }',
    variables: ({ courseId }) => ({ id: courseId }),
    who: mayRead,
  },
  'Query.courses': {
    document: 'query ($id: ID!) { courses(institutionId: $id, search: "base") { nodes { id title } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
  'Query.sections': {
    document: 'query ($id: ID!) { sections(institutionId: $id) { nodes { id cohort { id } } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
  'Query.section': {
    document: 'query ($id: ID!) { section(id: $id) { id cohort { id } sessions { id } viewerMay { edit enrolSelf } } }',
    variables: ({ sectionId }) => ({ id: sectionId }),
    who: mayRead,
  },
  'Query.desk': {
    document: 'query ($id: ID!) { desk(institutionId: $id) { live { here } clashCount neverSignedIn } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: { own: ['admin'], other: [] },
  },
  'Query.termAttendance': {
    document: `query ($id: ID!, $term: ID!) { termAttendance(institutionId: $id, termId: $term) {
      weeks { present } sections { section { title } } } }`,
    variables: ({ institutionId, termId }) => ({ id: institutionId, term: termId }),
    who: { own: ['admin'], other: [] },
  },
  'Query.studentsAtRisk': {
    document: `query ($id: ID!, $term: ID!) { studentsAtRisk(institutionId: $id, termId: $term, below: 100, missed: 1) {
      total students { person { name } } } }`,
    variables: ({ institutionId, termId }) => ({ id: institutionId, term: termId }),
    who: { own: ['admin'], other: [] },
  },
  'Query.sectionAttendance': {
    document: 'query ($id: ID!) { sectionAttendance(sectionId: $id) { people { person { id } present } } }',
    variables: ({ sectionId }) => ({ id: sectionId }),
    who: { own: ['teaching', 'admin'], other: [] },
  },
  'Mutation.updateInstitution': {
    document:
      'mutation ($id: ID!, $version: Int!, $name: String!) { updateInstitution(id: $id, version: $version, name: $name) { id } }',
    variables: async ({ institutionId }, { manager }) => {
      const [row]: { version: number }[] = await manager.query('SELECT version FROM institution WHERE id = $1', [
        institutionId,
      ]);
      return { id: institutionId, version: row?.version, name: fresh('University ') };
    },
    who: mayManage,
  },
  'Mutation.keepFor': {
    document: 'mutation ($id: ID!, $version: Int!) { keepFor(id: $id, version: $version, auditMonths: 240) { id } }',
    variables: async ({ institutionId }, { manager }) => {
      const [row]: { version: number }[] = await manager.query('SELECT version FROM institution WHERE id = $1', [
        institutionId,
      ]);
      return { id: institutionId, version: row?.version };
    },
    who: mayManage,
  },
  'Mutation.createCampus': {
    document: 'mutation ($input: CampusInput!) { createCampus(input: $input) { id } }',
    variables: ({ institutionId }) => ({ input: { institutionId, name: fresh('Campus '), zone: 'Africa/Kigali' } }),
    who: mayManage,
  },
  'Mutation.updateCampus': {
    document: 'mutation ($id: ID!, $input: CampusChanges!) { updateCampus(id: $id, version: 1, input: $input) { id } }',
    variables: async ({ institutionId }, dataSource) => ({
      id: await campus(dataSource, institutionId),
      input: { name: fresh('Campus '), zone: 'Africa/Bujumbura' },
    }),
    who: mayManage,
  },
  'Mutation.removeCampus': {
    document: 'mutation ($id: ID!) { removeCampus(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await campus(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.createRoom': {
    document: 'mutation ($input: RoomInput!) { createRoom(input: $input) { id } }',
    variables: ({ campusId }) => ({ input: { campusId, name: fresh('Room '), seats: 40 } }),
    who: mayManage,
  },
  'Mutation.updateRoom': {
    document:
      'mutation ($id: ID!, $name: String!) { updateRoom(id: $id, version: 1, name: $name, seats: 30) { id seats } }',
    variables: async ({ campusId }, dataSource) => ({ id: await room(dataSource, campusId), name: fresh('Room ') }),
    who: mayManage,
  },
  'Mutation.removeRoom': {
    document: 'mutation ($id: ID!) { removeRoom(id: $id) }',
    variables: async ({ campusId }, dataSource) => ({ id: await room(dataSource, campusId) }),
    who: mayManage,
  },
  'Mutation.createDepartment': {
    document: 'mutation ($input: DepartmentInput!) { createDepartment(input: $input) { id } }',
    variables: ({ institutionId }) => ({ input: { institutionId, code: fresh('D'), name: 'Department' } }),
    who: mayManage,
  },
  'Mutation.updateDepartment': {
    document:
      'mutation ($id: ID!, $code: String!) { updateDepartment(id: $id, version: 1, code: $code, name: "New") { id } }',
    variables: async ({ institutionId }, dataSource) => ({
      id: await department(dataSource, institutionId),
      code: fresh('D'),
    }),
    who: mayManage,
  },
  'Mutation.removeDepartment': {
    document: 'mutation ($id: ID!) { removeDepartment(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await department(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.addClosingDay': {
    document: 'mutation ($input: ClosingDayInput!) { addClosingDay(input: $input) { id } }',
    variables: async ({ institutionId }, dataSource) => ({
      input: {
        institutionId,
        campusId: await campus(dataSource, institutionId),
        day: '2026-11-27',
        name: 'Graduation',
      },
    }),
    who: mayManage,
  },
  'Mutation.removeClosingDay': {
    document: 'mutation ($id: ID!) { removeClosingDay(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await closingDay(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.createTerm': {
    document: 'mutation ($input: TermInput!) { createTerm(input: $input) { id } }',
    variables: ({ institutionId }) => ({
      input: { institutionId, name: fresh('Term '), startsOn: '2026-09-01', endsOn: '2026-12-20' },
    }),
    who: mayManage,
  },
  'Mutation.updateTerm': {
    document: 'mutation ($id: ID!, $input: TermChanges!) { updateTerm(id: $id, version: 1, input: $input) { id } }',
    variables: async ({ institutionId }, dataSource) => ({
      id: await term(dataSource, institutionId),
      input: { name: fresh('Term '), startsOn: '2026-09-02', endsOn: '2026-12-19' },
    }),
    who: mayManage,
  },
  'Mutation.removeTerm': {
    document: 'mutation ($id: ID!) { removeTerm(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await term(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.createCourse': {
    document: 'mutation ($input: CourseInput!) { createCourse(input: $input) { id } }',
    variables: ({ institutionId }) => ({ input: { institutionId, code: fresh('C'), title: 'Course' } }),
    who: mayManage,
  },
  'Mutation.updateCourse': {
    document: 'mutation ($id: ID!, $input: CourseChanges!) { updateCourse(id: $id, version: 1, input: $input) { id } }',
    variables: async ({ institutionId }, dataSource) => ({
      id: await course(dataSource, institutionId),
      input: { code: fresh('C'), title: 'Another', language: 'en' },
    }),
    who: mayManage,
  },
  'Mutation.archiveCourse': {
    document: 'mutation ($id: ID!) { archiveCourse(id: $id, archived: true) { archived } }',
    variables: async ({ institutionId }, dataSource) => ({ id: await course(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.removeCourse': {
    document: 'mutation ($id: ID!) { removeCourse(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await course(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.createSection': {
    document: 'mutation ($input: SectionInput!) { createSection(input: $input) { id } }',
    variables: ({ courseId, termId, campusId }) => ({ input: { courseId, termId, campusId, name: fresh('N') } }),
    who: mayManage,
  },
  'Mutation.updateSection': {
    document:
      'mutation ($id: ID!, $input: SectionChanges!) { updateSection(id: $id, version: 1, input: $input) { id } }',
    variables: async ({ courseId, termId, campusId }, dataSource) => ({
      id: await section(dataSource, { courseId, termId, campusId }),
      input: { termId, campusId, name: fresh('N'), waitingList: true, selfEnrolment: false },
    }),
    who: mayManage,
  },
  'Mutation.setSectionState': {
    document: 'mutation ($id: ID!) { setSectionState(id: $id, state: RUNNING) { state } }',
    variables: async (at, dataSource) => ({ id: await section(dataSource, at) }),
    who: mayManage,
  },
  'Mutation.removeSection': {
    document: 'mutation ($id: ID!) { removeSection(id: $id) }',
    variables: async (at, dataSource) => ({ id: await section(dataSource, at) }),
    who: mayManage,
  },
  'Mutation.assignLecturer': {
    document:
      'mutation ($section: ID!, $person: ID!) { assignLecturer(sectionId: $section, personId: $person) { id } }',
    variables: async ({ sectionId, institutionId }, { manager }) => ({
      section: sectionId,
      person: await saveMember(manager, institutionId, 'lecturer'),
    }),
    who: mayManage,
  },
  'Mutation.removeLecturer': {
    document:
      'mutation ($section: ID!, $person: ID!) { removeLecturer(sectionId: $section, personId: $person) { id } }',
    variables: async ({ sectionId, institutionId }, { manager }) => {
      const person = await saveMember(manager, institutionId, 'lecturer');
      await manager.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [sectionId, person]);
      return { section: sectionId, person };
    },
    who: mayManage,
  },
};

function section(
  dataSource: DataSource,
  { courseId, termId, campusId }: { courseId: string; termId: string; campusId: string },
): Promise<string> {
  return insert(dataSource, 'section', {
    course_id: courseId,
    term_id: termId,
    campus_id: campusId,
    name: fresh('N'),
  });
}
