import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Term } from '#database';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import type { Loaders } from '../context/loaders.ts';
import { requireOursNow } from '../institutions/index.ts';
import { sessionLoader, sessionsLoader, staysOpenAfter } from '../schedule/index.ts';
import type {
  SectionAttendanceModel,
  StudentAtRiskModel,
  StudentsAtRiskModel,
  TermAttendanceModel,
} from './attendance-over-time.models.ts';
import { AttendanceOverTimeRepository } from './attendance-over-time.repository.ts';
import type { MemberAttendanceModel } from './member-attendance.models.ts';
import type { OwnAttendanceModel } from './own-attendance.models.ts';
import { isAtRisk } from './students-at-risk.ts';
import type { RiskRule } from './students-at-risk.ts';
import { StudentsAttendanceRepository } from './students-attendance.repository.ts';
import { sectionLoader } from '../models/loaders.ts';

/** Most students at risk that one answer names. */
const mostStudents = 500;

/** The part of a term that is asked for. */
export interface TermPart {
  institutionId: string;
  termId: string;
  campusId: string | null;
  departmentId: string | null;
}

@Injectable()
export class AttendanceOverTime {
  constructor(
    private readonly dataSource: DataSource,
    private readonly overTime: AttendanceOverTimeRepository,
    private readonly students: StudentsAttendanceRepository,
  ) {}

  /** @throws {AppError} NOT_FOUND for a term, campus or department of another institution */
  async ofTerm(readerId: string, part: TermPart): Promise<TermAttendanceModel> {
    const term = await this.requireTermPart(part);
    return { term, ...(await this.overTime.ofTerm(readerId, part, staysOpenAfter)) };
  }

  /**
   * Students who miss too many sessions of some section of the term.
   *
   * @throws {AppError} BAD_INPUT at `below` or `missed`; NOT_FOUND as `ofTerm`
   */
  async atRisk(readerId: string, part: TermPart, rule: RiskRule): Promise<StudentsAtRiskModel> {
    if (rule.below < 0 || rule.below > 100) throw badInput('below', 'A share is 0 to 100 percent.');
    if (rule.missed < 1 || rule.missed > 100) throw badInput('missed', 'Name 1 to 100 sessions.');
    await this.requireTermPart(part);
    const scope = { ...part, sectionId: null, cohortId: null };
    const rows = await this.students.inSections(readerId, scope, staysOpenAfter);
    const students = new Map<string, StudentAtRiskModel>();
    for (const row of rows.filter((one) => isAtRisk(one, rule))) {
      const { personId, name, section, present, sessions, missedInARow } = row;
      const student = students.get(personId) ?? { person: { id: personId, name }, sections: [] };
      student.sections.push({ section, present, sessions, missedInARow });
      students.set(personId, student);
    }
    // The sort is stable: students with equally many sections stay sorted by section and name.
    const inOrder = [...students.values()].sort((a, b) => b.sections.length - a.sections.length);
    return { total: inOrder.length, students: inOrder.slice(0, mostStudents) };
  }

  /** @throws {AppError} NOT_FOUND for a term, campus or department of another institution */
  private async requireTermPart({ institutionId, termId, campusId, departmentId }: TermPart): Promise<Term> {
    const term = isUuid(termId)
      ? await this.dataSource.getRepository(Term).findOneBy({ id: termId, institutionId })
      : null;
    if (!term) throw notFound('term');
    const { manager } = this.dataSource;
    if (campusId !== null) await requireOursNow(manager, institutionId, 'campus', [campusId]);
    if (departmentId !== null) await requireOursNow(manager, institutionId, 'department', [departmentId]);
    return term;
  }

  /** Sections in which no session took place yet are left out. */
  async ofPerson(personId: string, load: Loaders): Promise<OwnAttendanceModel[]> {
    const turns = await this.students.ofPerson(personId, staysOpenAfter);
    const ids = [...new Set(turns.map((turn) => turn.sectionId))];
    const own = await Promise.all(
      ids.map(async (id) => {
        const ofSection = turns.filter((turn) => turn.sectionId === id);
        const [section, sessions] = await Promise.all([
          load.of(sectionLoader).load(id),
          load.of(sessionLoader).loadMany(ofSection.map(({ sessionId }) => sessionId)),
        ]);
        return {
          section,
          // A section that was removed between the two statements is not in the next answer either.
          turns: ofSection.flatMap(({ present, excused, minutes }, place) => {
            const session = sessions[place];
            return session === undefined || session instanceof Error ? [] : [{ session, present, excused, minutes }];
          }),
        };
      }),
    );
    return own;
  }

  /** One member's attendance in the sections of an institution, in two statements. @throws {AppError} NOT_FOUND */
  async ofMember(readerId: string, institutionId: string, personId: string): Promise<MemberAttendanceModel[]> {
    const known = isUuid(personId) && (await this.students.isMember(institutionId, personId));
    if (!known) throw notFound('member');
    return this.students.ofMember(readerId, institutionId, personId, staysOpenAfter);
  }

  async ofSection(sectionId: string, load: Loaders): Promise<SectionAttendanceModel> {
    const [section, sessions, shares] = await Promise.all([
      load.of(sectionLoader).load(sectionId),
      load.of(sessionsLoader).load(sectionId),
      this.overTime.ofSection(sectionId, staysOpenAfter),
    ]);
    const byId = new Map(sessions.map((session) => [session.id, session]));
    return {
      section,
      people: shares.people,
      // A section that was added between the two statements is in the next answer.
      sessions: shares.sessions.flatMap(({ sessionId, ...share }) => {
        const session = byId.get(sessionId);
        return session ? [{ session, ...share }] : [];
      }),
    };
  }
}
