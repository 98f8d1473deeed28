import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Facts } from '#access';
import type { FactsOfObjects } from '../access/facts.ts';
import { courseTextsOf, externalIdsOf, prerequisitesOf, sectionsOfCourses } from '../courses/course-rows.ts';
import type { TextsOfCourse } from '../courses/course-rows.ts';
import { cohortsEnrolledIn, sectionsById } from '../courses/section-rows.ts';
import type { CourseRefModel, MeetsModel, SectionModel } from '../courses/models.ts';
import { meetsOf } from '../courses/section-meets.ts';
import { cohortsOf, lecturersOf } from '../courses/people-of-sections.ts';
import type { PersonOfSection } from '../courses/people-of-sections.ts';
import { pagesOfDecks } from '../decks/deck-rows.ts';
import type { DeckPageModel } from '../decks/models.ts';
import { membersOfCohorts } from '../enrolment/cohort-rows.ts';
import type { CohortRefModel } from '../enrolment/cohort-ref.ts';
import type { EnrolmentModel, WaitingPlaceModel } from '../enrolment/models.ts';
import { enrolmentsOf, partsInSections, waitingOf } from '../enrolment/places.ts';
import type { PartInSection, PersonInSection } from '../enrolment/places.ts';
import type { DepartmentModel, RoomModel } from '../institutions/models.ts';
import { coursesOfDepartments, departmentsById, roomsOfCampuses, sectionsOfTerms } from '../institutions/rows.ts';
import type { PersonModel } from '../people/models.ts';
import type { SeriesModel, SessionModel } from '../schedule/models.ts';
import { seriesById, sessionsById, sessionsOfSections } from '../schedule/session-rows.ts';

/** What fields of many rows ask for is loaded in one statement a kind, however many rows there are. One object a request. */
export class Loaders {
  readonly section: DataLoader<string, SectionModel>;
  readonly lecturers: DataLoader<string, PersonOfSection[]>;
  readonly cohort: DataLoader<string, PersonOfSection[]>;
  readonly enrolments: DataLoader<string, EnrolmentModel[]>;
  readonly waiting: DataLoader<string, WaitingPlaceModel[]>;
  readonly part: DataLoader<PersonInSection, PartInSection, string>;
  readonly sessions: DataLoader<string, SessionModel[]>;
  readonly session: DataLoader<string, SessionModel>;
  readonly series: DataLoader<string, SeriesModel>;
  readonly sectionFacts: DataLoader<string, Facts | undefined>;
  readonly sessionFacts: DataLoader<string, Facts | undefined>;
  readonly deckFacts: DataLoader<string, Facts | undefined>;
  readonly cohortsEnrolled: DataLoader<string, CohortRefModel[]>;
  readonly meets: DataLoader<string, MeetsModel[]>;
  readonly membersOfCohort: DataLoader<string, PersonModel[]>;
  readonly courseTexts: DataLoader<string, TextsOfCourse>;
  readonly prerequisites: DataLoader<string, CourseRefModel[]>;
  readonly sectionsOfCourse: DataLoader<string, number>;
  readonly sectionsOfTerm: DataLoader<string, number>;
  readonly coursesOfDepartment: DataLoader<string, number>;
  readonly department: DataLoader<string, DepartmentModel>;
  readonly deckPages: DataLoader<string, DeckPageModel[]>;
  readonly rooms: DataLoader<string, RoomModel[]>;
  /** Of courses and sections. */
  readonly externalId: DataLoader<string, string | null>;

  /** @param readerId in whose language courses are called */
  constructor(dataSource: DataSource, facts: FactsOfObjects, readerId: string | null) {
    this.section = new DataLoader(async (ids) => {
      const rows = new Map((await sectionsById(dataSource, ids, readerId)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? new Error(`section ${id} is gone`));
    });
    this.lecturers = listOf((ids) => lecturersOf(dataSource, ids));
    this.cohort = listOf((ids) => cohortsOf(dataSource, ids));
    this.enrolments = listOf((ids) => enrolmentsOf(dataSource, ids));
    this.waiting = listOf((ids) => waitingOf(dataSource, ids));
    this.part = new DataLoader((places) => partsInSections(dataSource, places), {
      cacheKeyFn: ({ sectionId, personId }) => `${sectionId} ${personId}`,
    });
    this.deckPages = new DataLoader(async (ids) => {
      const rows = await pagesOfDecks(dataSource, ids);
      return ids.map((id) => rows.filter(({ of }) => of === id).map(({ row }) => row));
    });
    this.sessions = listOf((ids) => sessionsOfSections(dataSource, ids));
    this.session = oneOf(async (ids) =>
      (await sessionsById(dataSource, ids)).map((value) => ({ id: value.id, value })),
    );
    this.series = oneOf((ids) => seriesById(dataSource, ids));
    this.sectionFacts = new DataLoader((ids) => facts.load('section', ids));
    this.sessionFacts = new DataLoader((ids) => facts.load('session', ids));
    this.deckFacts = new DataLoader((ids) => facts.load('deck', ids));
    this.cohortsEnrolled = listOf((ids) => cohortsEnrolledIn(dataSource, ids));
    this.meets = listOf((ids) => meetsOf(dataSource, ids));
    this.membersOfCohort = oneOf((ids) => membersOfCohorts(dataSource, ids), []);
    this.courseTexts = oneOf((ids) => courseTextsOf(dataSource, ids, readerId));
    this.prerequisites = oneOf((ids) => prerequisitesOf(dataSource, ids, readerId), []);
    this.sectionsOfCourse = oneOf((ids) => sectionsOfCourses(dataSource, ids), 0);
    this.sectionsOfTerm = oneOf((ids) => sectionsOfTerms(dataSource, ids), 0);
    this.coursesOfDepartment = oneOf((ids) => coursesOfDepartments(dataSource, ids), 0);
    this.department = oneOf((ids) => departmentsById(dataSource, ids));
    this.rooms = oneOf((ids) => roomsOfCampuses(dataSource, ids), []);
    this.externalId = oneOf((ids) => externalIdsOf(dataSource, ids), null);
  }

  /** Forgets everything: after a mutation, for what it returns. */
  clear(): void {
    for (const loader of Object.values(this) as DataLoader<unknown, unknown>[]) loader.clearAll();
  }
}

function listOf<T extends object>(rowsOf: (ids: readonly string[]) => Promise<{ sectionId: string; row: T }[]>) {
  return new DataLoader<string, T[]>(async (ids) => {
    const lists = new Map<string, T[]>(ids.map((id) => [id, []]));
    for (const { sectionId, row } of await rowsOf(ids)) lists.get(sectionId)?.push(row);
    return ids.map((id) => lists.get(id) ?? []);
  });
}

/** @param none for what no row is about; without it that is an error */
function oneOf<T>(rowsOf: (ids: readonly string[]) => Promise<{ id: string; value: T }[]>, none?: T) {
  return new DataLoader<string, T>(async (ids) => {
    const values = new Map((await rowsOf(ids)).map(({ id, value }) => [id, value]));
    return ids.map((id) => values.get(id) ?? (none === undefined ? new Error(`${id} is gone`) : none));
  });
}
