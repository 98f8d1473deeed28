import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Facts } from '#access';
import type { FactsOfObjects } from '../access/facts.ts';
import { sectionsById } from '../courses/section-rows.ts';
import type { SectionModel } from '../courses/models.ts';
import { cohortsOf, lecturersOf } from '../courses/people-of-sections.ts';
import type { PersonOfSection } from '../courses/people-of-sections.ts';
import type { EnrolmentModel, WaitingPlaceModel } from '../enrolment/models.ts';
import { enrolmentsOf, partsInSections, waitingOf } from '../enrolment/places.ts';
import type { PartInSection, PersonInSection } from '../enrolment/places.ts';
import type { SessionModel } from '../schedule/models.ts';
import { sessionsOfSections } from '../schedule/session-rows.ts';

/** What fields of many rows ask for is loaded in one statement a kind, however many rows there are. One object a request. */
export class Loaders {
  readonly section: DataLoader<string, SectionModel>;
  readonly lecturers: DataLoader<string, PersonOfSection[]>;
  readonly cohort: DataLoader<string, PersonOfSection[]>;
  readonly enrolments: DataLoader<string, EnrolmentModel[]>;
  readonly waiting: DataLoader<string, WaitingPlaceModel[]>;
  readonly part: DataLoader<PersonInSection, PartInSection, string>;
  readonly sessions: DataLoader<string, SessionModel[]>;
  readonly sectionFacts: DataLoader<string, Facts | undefined>;

  constructor(dataSource: DataSource, facts: FactsOfObjects) {
    this.section = new DataLoader(async (ids) => {
      const rows = new Map((await sectionsById(dataSource, ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? new Error(`section ${id} is gone`));
    });
    this.lecturers = listOf((ids) => lecturersOf(dataSource, ids));
    this.cohort = listOf((ids) => cohortsOf(dataSource, ids));
    this.enrolments = listOf((ids) => enrolmentsOf(dataSource, ids));
    this.waiting = listOf((ids) => waitingOf(dataSource, ids));
    this.part = new DataLoader((places) => partsInSections(dataSource, places), {
      cacheKeyFn: ({ sectionId, personId }) => `${sectionId} ${personId}`,
    });
    this.sessions = listOf((ids) => sessionsOfSections(dataSource, ids));
    this.sectionFacts = new DataLoader((ids) => facts.load('section', ids));
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
