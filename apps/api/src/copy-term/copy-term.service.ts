import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Term } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { idsIn } from '../schedule/index.ts';
import { lockLecturersAndRooms, lockSectionsOfTerm } from '../courses/index.ts';
import { tellOfChanges } from '../notifications/index.ts';
import { refuseFarAway } from '../time/zones.ts';
import { drawSection } from './draw-copy.ts';
import type { NewTerm } from './draw-copy.ts';
import { fitting, judgeCopy, lookAroundCopy } from './judge-copy.ts';
import type { JudgedSection } from './judge-copy.ts';
import type { CopyCheckModel, CopyHolidayModel, CopyTermInput, TermCopiedModel } from './models.ts';
import type { OldTerm } from './old-term.ts';
import { oldTerm } from './old-term.repository.ts';
import { saveCopy } from './save-copy.ts';

/** Days of a term at most; a rule is not expanded beyond. */
const longestTerm = 400;
/** Sessions of one copy at most: 500 sections with two a week for half a year. */
const mostSessions = 25_000;

interface Drawn {
  term: OldTerm;
  wanted: NewTerm;
  sections: JudgedSection[];
  stamp: string;
}

/** A new term made from an old one, all or nothing. */
@Injectable()
export class TermCopies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} BAD_INPUT, NOT_FOUND */
  async check(readerId: string, input: CopyTermInput): Promise<CopyCheckModel> {
    const { sections, stamp } = await draw(this.dataSource.manager, readerId, input);
    return { stamp, sections: sections.map(sectionOf), holidays: holidaysOf(sections) };
  }

  /**
   * The name of a term is its own in an institution: sent twice, the second is refused.
   *
   * @throws {AppError} BAD_INPUT, NOT_FOUND; CONFLICT when there is a term of this name; STALE when the copy is no longer what was looked at
   */
  copy(actorId: string, input: CopyTermInput): Promise<TermCopiedModel> {
    return this.changes.by(actorId, async (manager) => {
      await lockSectionsOfTerm(manager, input.fromTermId);
      const first = await draw(manager, actorId, input);
      await lockLecturersAndRooms(
        manager,
        idsIn(first.sections.flatMap(({ old }) => fitting(old))),
        idsIn(first.sections.flatMap(({ sessions }) => sessions.map(({ roomId }) => roomId))),
      );
      // What others planned with them meanwhile counts.
      const { term, wanted, sections, stamp } = await draw(manager, actorId, input);
      if (input.stamp != null && input.stamp !== stamp) {
        throw new AppError(
          'STALE',
          'Something has changed since you looked. Look again at what would be made.',
          'input.stamp',
        );
      }
      const made = await manager.save(Term, { institutionId: term.institutionId, ...wanted });
      const saved = await saveCopy(manager, made.id, sections, input.open === true);
      const told = input.open === true ? await tellOfChanges(manager, actorId, saved.sessionIds, new Map()) : 0;
      return {
        term: await manager.findOneByOrFail(Term, { id: made.id }),
        sections: saved.sectionIds.length,
        sessions: saved.sessionIds.length,
        students: saved.students,
        told,
      };
    });
  }
}

async function draw(manager: EntityManager, readerId: string, input: CopyTermInput): Promise<Drawn> {
  const wanted = wantedTerm(input);
  const term = await oldTerm(manager, input.fromTermId, readerId);
  if (!term) throw notFound('term');
  const leaveOut = new Set((input.leaveOut ?? []).map((id) => id.toLowerCase()));
  const drawn = term.sections
    .filter(({ id }) => !leaveOut.has(id))
    .map((section) => drawSection(section, term, wanted));
  if (drawn.length === 0) throw badInput('input.leaveOut', 'Nothing is left to copy.');
  const sessions = drawn.reduce((sum, section) => sum + section.sessions.length, 0);
  if (sessions > mostSessions) {
    throw badInput('input.endsOn', `This would plan ${sessions} sessions; ${mostSessions} are allowed at once.`);
  }
  const around = await lookAroundCopy(manager, term, drawn, wanted);
  const sections = judgeCopy(drawn, term, wanted, around, input.onHolidays === true, new Date());
  return { term, wanted, sections, stamp: stampOf(sections) };
}

function wantedTerm({ name, startsOn, endsOn }: CopyTermInput): NewTerm {
  refuseFarAway('input.startsOn', startsOn);
  refuseFarAway('input.endsOn', endsOn);
  if (endsOn < startsOn) throw badInput('input.endsOn', 'A term ends on or after the day it begins.');
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  if (days > longestTerm) throw badInput('input.endsOn', `A term that is copied has ${longestTerm} days at most.`);
  return { name: line('input.name', name, 80), startsOn, endsOn };
}

/** Of all that will be written: two copies with the same stamp make the same term. */
function stampOf(sections: readonly JudgedSection[]): string {
  const content = sections.map(({ old, sessions }) => [
    old.id,
    fitting(old),
    old.cohorts,
    sessions.map(({ startsAt, endsAt, roomId, topic }) => [startsAt, endsAt, roomId, topic]),
  ]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

function sectionOf({ old, sessions, outside, problems }: JudgedSection): CopyCheckModel['sections'][number] {
  return {
    id: old.id,
    code: old.code,
    title: old.title,
    name: old.name,
    campus: old.campus,
    lecturers: old.lecturers.filter(({ fits }) => fits).map(({ name }) => name),
    lecturersGone: old.lecturers.filter(({ fits }) => !fits).map(({ name }) => name),
    students: old.cohorts.reduce((sum, { size }) => sum + size, 0),
    decks: old.decks,
    sessions: sessions.length,
    outside,
    problems,
  };
}

function holidaysOf(sections: readonly JudgedSection[]): CopyHolidayModel[] {
  const days = new Map<string, CopyHolidayModel>();
  for (const { problems } of sections) {
    for (const { kind, localStart, who } of problems) {
      if (kind !== 'HOLIDAY') continue;
      const day = localStart.slice(0, 10);
      const key = `${day} ${who ?? ''}`;
      const found = days.get(key) ?? { day, name: who ?? '', sessions: 0 };
      days.set(key, { ...found, sessions: found.sessions + 1 });
    }
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name));
}
