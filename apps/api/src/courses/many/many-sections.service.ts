import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SectionState } from '#database';
import { badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Changes } from '../../context/changes.ts';
import { fillSeats, lockSections, takesStudents } from '../../enrolment/index.ts';
import type { LockedSection } from '../../enrolment/index.ts';
import { distinctIds } from '../../people/index.ts';
import { nextStates } from '../../models/section-state.ts';
import { SectionsRepository } from '../sections.repository.ts';
import { sectionsWithSessionsAhead } from '../sessions-ahead.repository.ts';
import type { SectionRefusalName, SectionsDoneModel } from './models.ts';

/** Sections that are acted on at once, at most. */
const mostSections = 200;

/** Many sections of an institution opened, begun, finished or archived at once; those that cannot be are left out and named. */
@Injectable()
export class ManySections {
  constructor(
    private readonly changes: Changes,
    private readonly sections: SectionsRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `sectionIds`, and at `state` for cancelled; NOT_FOUND when one is not of the institution */
  async setState(
    actorId: string,
    institutionId: string,
    sectionIds: readonly string[],
    to: SectionState,
  ): Promise<SectionsDoneModel> {
    // Cancelling also cancels sessions and notifies people, so it is done section by section.
    if (to === 'cancelled') throw badInput('state', 'Sections are cancelled one by one.');
    const reasonOf = ({ state, archived }: LockedSection): SectionRefusalName | undefined => {
      if (archived) return 'ARCHIVED';
      if (nextStates(state).includes(to)) return undefined;
      return state === to ? 'ALREADY' : 'NOT_NEXT';
    };
    return this.#all(actorId, institutionId, sectionIds, async (manager, sections) => {
      const { fit, refused } = apart(sections, reasonOf);
      await this.sections.setStates(manager, fit, to);
      if (takesStudents({ state: to })) for (const id of fit) await fillSeats(manager, id);
      return refused;
    });
  }

  /**
   * Archives sections that are over or never began: an archived section does not run, and nothing of it is to come. It comes back
   * in its old state.
   *
   * @throws {AppError} BAD_INPUT at `sectionIds`; NOT_FOUND when one is not of the institution
   */
  setArchived(
    actorId: string,
    institutionId: string,
    sectionIds: readonly string[],
    to: boolean,
  ): Promise<SectionsDoneModel> {
    return this.#all(actorId, institutionId, sectionIds, async (manager, sections) => {
      const ahead = to
        ? await sectionsWithSessionsAhead(
            manager,
            sections.map(({ id }) => id),
          )
        : new Set();
      const { fit, refused } = apart(sections, ({ id, state, archived }) => {
        if (archived === to) return 'ALREADY';
        if (to && state === 'running') return 'NOT_NEXT';
        return ahead.has(id) ? 'SESSIONS_AHEAD' : undefined;
      });
      await this.sections.setArchived(manager, fit, to);
      // Seats may have become free, and people stayed on the waiting list.
      if (!to) for (const id of fit) await fillSeats(manager, id);
      return refused;
    });
  }

  /** @param work changes what can be changed. @returns why the others are not */
  async #all(
    actorId: string,
    institutionId: string,
    sectionIds: readonly string[],
    work: (
      manager: EntityManager,
      sections: readonly LockedSection[],
    ) => Promise<ReadonlyMap<LockedSection, SectionRefusalName>>,
  ): Promise<SectionsDoneModel> {
    const ids = distinctIds(sectionIds);
    if (ids.length > mostSections) {
      throw tooMany('sectionIds', 'sections', mostSections, ids.length);
    }
    if (!ids.every(isUuid)) throw notFound('section');
    return this.changes.by(actorId, async (manager) => {
      const sections = await lockSections(manager, ids);
      const ours = sections.filter((section) => section.institutionId === institutionId.toLowerCase());
      if (ours.length < ids.length) throw notFound('section');
      const refused = await work(manager, ours);
      const named = ({ id, title }: LockedSection) => ({ id, title });
      const done = ours.filter((section) => !refused.has(section)).map(named);
      return {
        count: done.length,
        done,
        refused: [...refused].map(([section, reason]) => ({ section: named(section), reason })),
      };
    });
  }
}

/** Ids of those for which there is no reason against it, and the reasons of the others. */
function apart(
  sections: readonly LockedSection[],
  reasonOf: (section: LockedSection) => SectionRefusalName | undefined,
): { fit: string[]; refused: Map<LockedSection, SectionRefusalName> } {
  const fit: string[] = [];
  const refused = new Map<LockedSection, SectionRefusalName>();
  for (const section of sections) {
    const reason = reasonOf(section);
    if (reason === undefined) fit.push(section.id);
    else refused.set(section, reason);
  }
  return { fit, refused };
}
