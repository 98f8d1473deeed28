import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Course, Enrolment, Section, Session } from '#database';
import type { SectionState } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { fillSeats, lockSection } from '../enrolment/index.ts';
import { isUuid } from '../graphql/ids.ts';
import type { Connection } from '../graphql/paging.ts';
import { line } from '../graphql/text.ts';
import { forgetRegisters, refuseInUse, requireOurs } from '../institutions/index.ts';
import { cancelSessionsAhead } from './cancel-sessions.ts';
import type { SectionChanges, SectionInput, SectionsArguments } from './section-inputs.ts';
import type { SectionModel } from '../models/course.ts';
import { SectionListRepository } from './section-list.repository.ts';
import { sectionsById } from '../models/sections.repository.ts';
import { SectionsRepository } from './sections.repository.ts';
import { nextStates } from '../models/section-state.ts';

const longestName = 40;
/** Seats of a section at most: as many as one cohort may have. */
const mostSeats = 1_000;

/** Runs of courses: what they are, and how they go on. */
@Injectable()
export class Sections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly sections: SectionsRepository,
    private readonly list: SectionListRepository,
  ) {}

  async one(id: string, readerId: string | null): Promise<SectionModel> {
    const [section] = await sectionsById(this.dataSource, [id], readerId);
    if (!section) throw notFound('section');
    return section;
  }

  /** @throws {AppError} BAD_INPUT at `first` or `after`; NOT_FOUND for a malformed id */
  async page(reader: { id: string; seesDrafts: boolean }, args: SectionsArguments): Promise<Connection<SectionModel>> {
    for (const what of ['term', 'campus', 'department', 'course', 'cohort', 'lecturer'] as const) {
      const id = args[`${what}Id`];
      if (id != null && !isUuid(id)) throw notFound(what);
    }
    return this.list.page(reader, args);
  }

  /**
   * Course, term and campus are of one institution.
   *
   * @throws {AppError} BAD_INPUT, NOT_FOUND; CONFLICT when the name is taken or the course is archived
   */
  async create(actorId: string, input: SectionInput): Promise<SectionModel> {
    const { courseId, termId, campusId } = input;
    const state = input.state ?? 'open';
    if (state !== 'draft' && state !== 'open') throw badInput('input.state', 'A new section is a draft, or open.');
    const fields = {
      name: line('input.name', input.name, longestName),
      capacity: seats(input.capacity),
      waitingList: input.waitingList ?? true,
      selfEnrolment: input.selfEnrolment ?? false,
    };
    const { id } = await this.changes.by(actorId, async (manager) => {
      const course = await courseOf(manager, courseId);
      await requireOurs(manager, course.institutionId, 'term', [termId]);
      await requireOurs(manager, course.institutionId, 'campus', [campusId]);
      if (course.archivedAt !== null) {
        throw new AppError('CONFLICT', 'This course is archived. Take it out of the archive first.', 'input.courseId');
      }
      return manager.save(Section, { courseId, termId, campusId, state, ...fields });
    });
    return this.one(id, actorId);
  }

  /**
   * Additional seats go to the people who have waited longest.
   *
   * @throws {AppError} BAD_INPUT, NOT_FOUND, STALE; CONFLICT when the name is taken, with `students` when they are more than the
   *   seats, or with `sessions` when planned ones would fall outside the term
   */
  async update(actorId: string, id: string, version: number, input: SectionChanges): Promise<SectionModel> {
    const { termId, campusId, waitingList, selfEnrolment } = input;
    const fields = { name: line('input.name', input.name, longestName), capacity: seats(input.capacity) };
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'section', id, version);
      const { institutionId } = await lockSection(manager, id);
      await requireOurs(manager, institutionId, 'term', [termId]);
      await requireOurs(manager, institutionId, 'campus', [campusId]);
      await refuseTooFewSeats(manager, id, fields.capacity);
      await this.#refuseSessionsOutside(manager, id, termId);
      await manager.update(Section, id, { termId, campusId, waitingList, selfEnrolment, ...fields });
      await fillSeats(manager, id);
    });
    return this.one(id, actorId);
  }

  /**
   * Cancelling cancels the sessions to come, and tells the people. The state it has already changes nothing.
   *
   * @throws {AppError} CONFLICT with `from` and `to` when the one does not follow from the other
   */
  async setState(actorId: string, id: string, to: SectionState): Promise<SectionModel> {
    await this.changes.by(actorId, async (manager) => {
      const { state: from } = await lockSection(manager, id);
      if (from === to) return;
      if (!nextStates(from).includes(to)) {
        const allowed = nextStates(from).join(' or ');
        throw new AppError('CONFLICT', `A section that is ${from} cannot become ${to}, only ${allowed}.`, 'state', {
          from,
          to,
        });
      }
      // Sessions first, then the state: people of a draft get no notification of sessions that they never saw.
      if (to === 'cancelled') await cancelSessionsAhead(manager, actorId, id);
      await manager.update(Section, id, { state: to });
      await fillSeats(manager, id);
    });
    return this.one(id, actorId);
  }

  /** With its cohort and its waiting list. @throws {AppError} CONFLICT when it has sessions, cancelled ones too */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await lockSection(manager, id);
      refuseInUse('section', { sessions: await manager.countBy(Session, { sectionId: id }) });
      await forgetRegisters(manager, id);
      await manager.delete(Section, id);
    });
  }

  /** Only when the section goes to another term: what was planned outside its own on purpose stays. */
  async #refuseSessionsOutside(manager: EntityManager, id: string, termId: string): Promise<void> {
    const sessions = await this.sections.sessionsOutside(manager, id, termId);
    if (sessions === 0) return;
    throw new AppError(
      'CONFLICT',
      `${sessions} planned sessions would fall outside that term. Move or cancel them first.`,
      'input.termId',
      { sessions },
    );
  }
}

function seats(capacity: number | null | undefined): number | null {
  if (capacity == null) return null;
  if (capacity < 1 || capacity > mostSeats) {
    throw badInput('input.capacity', `A section has 1 to ${mostSeats} seats. Leave it empty for no limit.`);
  }
  return capacity;
}

/** It stays until the transaction ends. */
async function courseOf(manager: EntityManager, id: string): Promise<Course> {
  const course = await manager.findOne(Course, { where: { id }, lock: { mode: 'pessimistic_read' } });
  if (!course) throw notFound('course');
  return course;
}

/** Of a section that is locked. Students who help take no seat (enrolment/seats.ts). */
async function refuseTooFewSeats(manager: EntityManager, id: string, capacity: number | null): Promise<void> {
  if (capacity === null) return;
  const students = await manager.countBy(Enrolment, { sectionId: id, role: 'student' });
  if (students <= capacity) return;
  throw new AppError(
    'CONFLICT',
    `${students} students are in this section: it cannot have ${capacity} seats. Take some out first.`,
    'input.capacity',
    { students, capacity },
  );
}
