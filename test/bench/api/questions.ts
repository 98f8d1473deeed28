import type { BenchDatabase, Reader } from './database.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Row = Record<string, never>;

/** One question, put to both; `theirs` asks PostGraphile for the same in its own words. */
export interface Question {
  name: string;
  /** Name of our document in documents.graphql. */
  ours: string;
  theirs: string;
  /** Variables of each who asks. `small` asks for little, to see that it costs as many statements. */
  asks(database: BenchDatabase, small: boolean): { reader: Reader; ours: object; theirs: object }[];
  /** Both answers as one and the same value. */
  normal: { ours(data: Row): Json; theirs(data: Row): Json };
}

/** ms of a day. */
const day = 86_400_000;
const people = (rows: readonly { id: string; name: string }[]): Json =>
  rows.map(({ id, name }) => `${name} ${id}`).sort();
const instant = (text: string) => new Date(text).toISOString();
const pick = (row: Row, ...names: string[]): Record<string, Json> =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

interface Nodes<T> {
  nodes: T[];
}
interface TheirTeacher {
  personByPersonId: { id: string; name: string };
}
const theirPeople = ({ nodes }: Nodes<TheirTeacher>) => people(nodes.map(({ personByPersonId }) => personByPersonId));

const timetable: Question = {
  name: "a student's term timetable",
  ours: 'BenchTimetable',
  theirs: `query ($person: UUID!, $from: Datetime!, $to: Datetime!, $reader: UUID!) {
    benchTimetable(person: $person, from: $from, to: $to) { nodes { __typename
      id: rowId topic startsAt endsAt zone localStart
      room: roomByRoomId { __typename id: rowId name }
      substitutes: sessionLecturersBySessionId { nodes { personByPersonId { __typename id: rowId name } } }
      section: sectionBySectionId { __typename id: rowId name
        course: courseByCourseId { __typename id: rowId code title: titleFor(reader: $reader) }
        campus: campusByCampusId { __typename id: rowId name zone }
        lecturers: sectionLecturersBySectionId { nodes { personByPersonId { __typename id: rowId name } } } } } } }`,
  asks: ({ students }, small) =>
    students.map((reader) => {
      const { from } = reader;
      const begins = Date.parse(`${from}T00:00:00Z`);
      const days = small ? 60 : reader.days;
      const to = new Date(begins + days * day).toISOString();
      return {
        reader,
        ours: { from, days },
        theirs: { person: reader.personId, reader: reader.personId, from: new Date(begins).toISOString(), to },
      };
    }),
  normal: {
    ours: ({ myTimetable }: Row) =>
      (myTimetable as unknown as Row[]).map((session) => sessionOf(session, people(session['lecturers'] ?? []))),
    theirs: ({ benchTimetable }: Row) =>
      (benchTimetable as unknown as Nodes<Row>).nodes.map((session) => {
        const substitutes = session['substitutes'] as unknown as Nodes<TheirTeacher>;
        const { lecturers } = session['section'] as unknown as { lecturers: Nodes<TheirTeacher> };
        return sessionOf(session, theirPeople(substitutes.nodes.length > 0 ? substitutes : lecturers));
      }),
  },
};

function sessionOf(session: Row, lecturers: Json): Json {
  const section = session['section'] as unknown as Row;
  return {
    ...pick(session, 'id', 'topic', 'zone', 'localStart', 'room'),
    startsAt: instant(session['startsAt'] ?? ''),
    endsAt: instant(session['endsAt'] ?? ''),
    section: pick(section, 'id', 'name', 'course', 'campus'),
    lecturers,
  };
}

const sections: Question = {
  name: "the admin's section list",
  ours: 'BenchSections',
  theirs: `query ($institution: UUID!, $first: Int!, $reader: UUID!) {
    benchSectionsOf(institution: $institution, first: $first) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { __typename id: rowId name state capacity
        cohort: enrolmentsBySectionId { totalCount }
        waiting: waitingPlacesBySectionId { totalCount }
        sessions: sessionsHeld
        course: courseByCourseId { __typename id: rowId code title: titleFor(reader: $reader) }
        term: termByTermId { __typename id: rowId name }
        campus: campusByCampusId { __typename id: rowId name }
        lecturers: sectionLecturersBySectionId { nodes { personByPersonId { __typename id: rowId name } } } } } }`,
  asks: ({ admin, institutionId }, small) => {
    const first = small ? 5 : 50;
    const theirs = { institution: institutionId, first, reader: admin.personId };
    return [{ reader: admin, ours: { institutionId, first }, theirs }];
  },
  normal: {
    ours: ({ sections: page }: Row) =>
      pageOf(page, (row) => ({
        ...sectionOf(row),
        counts: pick(row, 'cohortSize', 'waitingSize', 'sessionCount'),
        lecturers: people(row['lecturers'] ?? []),
      })),
    theirs: ({ benchSectionsOf: page }: Row) =>
      pageOf(page, (row) => ({
        ...sectionOf(row),
        counts: {
          cohortSize: count(row['cohort']),
          waitingSize: count(row['waiting']),
          sessionCount: row['sessions'] ?? 0,
        },
        lecturers: theirPeople(row['lecturers'] as unknown as Nodes<TheirTeacher>),
      })),
  },
};

const sectionOf = (row: Row) => ({
  ...pick(row, 'id', 'name', 'capacity', 'course', 'term', 'campus'),
  state: String(row['state']).toLowerCase(),
});
const count = (connection: unknown): Json => (connection as { totalCount: number }).totalCount;

const catalogue: Question = {
  name: 'catalogue search',
  ours: 'BenchCatalogue',
  theirs: `query ($institution: UUID!, $word: String!, $first: Int!, $reader: UUID!) {
    benchCatalogue(institution: $institution, word: $word, first: $first) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { __typename id: rowId code title: titleFor(reader: $reader) credits level
        sections: sectionsByCourseId { totalCount }
        department: departmentByDepartmentId { __typename id: rowId name } } } }`,
  asks: ({ students, words, institutionId }, small) =>
    students.map((reader, index) => {
      const word = words[index % words.length] ?? '';
      const first = small ? 1 : 20;
      return {
        reader,
        ours: { institutionId, search: word, first },
        theirs: { institution: institutionId, word: `${word}:*`, first, reader: reader.personId },
      };
    }),
  normal: {
    ours: ({ courses: page }: Row) => pageOf(page, (row) => ({ ...courseOf(row), sections: row['sectionCount'] ?? 0 })),
    theirs: ({ benchCatalogue: page }: Row) =>
      pageOf(page, (row) => ({ ...courseOf(row), sections: count(row['sections']) })),
  },
};

const courseOf = (row: Row) => ({
  ...pick(row, 'id', 'code', 'title', 'credits', 'department'),
  level: row['level'] === null ? null : String(row['level']).toLowerCase(),
});

function pageOf(page: unknown, rowOf: (row: Row) => Json): Json {
  const { nodes, totalCount, pageInfo } = page as Nodes<Row> & {
    totalCount: number;
    pageInfo: { hasNextPage: boolean };
  };
  return { totalCount, hasNextPage: pageInfo.hasNextPage, rows: nodes.map(rowOf) };
}

export const questions: readonly Question[] = [timetable, sections, catalogue];
