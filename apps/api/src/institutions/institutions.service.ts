import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { Institution } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { countryCode } from './country.ts';
import type { InstitutionModel, SetupProgressModel } from '../models/institution.ts';
import { inOrder } from '../graphql/name-order.ts';

/** As in found.ts. */
const longestName = 200;

/** Half a year: nobody deletes a term that goes on by mistyping. */
const fewestMonths = 6;
const mostMonths = 240;

function months(field: string, value: number | null | undefined): number | null {
  if (value == null) return null;
  if (value >= fewestMonths && value <= mostMonths) return value;
  throw badInput(field, `This is kept for ${fewestMonths} to ${mostMonths} months, or for ever.`);
}

@Injectable()
export class Institutions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async one(id: string): Promise<InstitutionModel> {
    const institution = await this.dataSource.getRepository(Institution).findOneBy({ id });
    if (!institution) throw notFound('institution');
    return institution;
  }

  /** Those the person may read (libs/access, `institution:read`), by name. */
  readable({ personId, platformRole }: Actor): Promise<{ id: string; name: string }[]> {
    return this.dataSource.query(
      `SELECT id, name FROM institution
       WHERE $2 OR id IN (SELECT institution_id FROM membership WHERE person_id = $1 AND suspended_at IS NULL)
       ORDER BY ${inOrder('name')}, id`,
      [personId, platformRole !== null],
    );
  }

  /** @throws {AppError} BAD_INPUT, STALE */
  async update(
    actorId: string,
    id: string,
    version: number,
    changes: { name: string; country?: string | null },
  ): Promise<InstitutionModel> {
    const name = line('name', changes.name, longestName);
    const country = countryCode('country', changes.country);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'institution', id, version);
      await manager.update(Institution, id, { name, country });
    });
    return this.one(id);
  }

  /** @throws {AppError} BAD_INPUT, STALE */
  async keepFor(
    actorId: string,
    id: string,
    version: number,
    { classLogMonths, auditMonths }: { classLogMonths?: number | null; auditMonths?: number | null },
  ): Promise<InstitutionModel> {
    const kept = {
      classLogMonths: months('classLogMonths', classLogMonths),
      auditMonths: months('auditMonths', auditMonths),
    };
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'institution', id, version);
      await manager.update(Institution, id, kept);
    });
    return this.one(id);
  }

  /** Terms that are over, archived courses and suspended people do not count. */
  async setup(id: string): Promise<SetupProgressModel> {
    const [counts]: SetupProgressModel[] = await this.dataSource.query(
      `SELECT
         (SELECT count(*) FROM campus WHERE institution_id = $1)::integer AS campuses,
         (SELECT count(*) FROM term WHERE institution_id = $1 AND ends_on >= current_date)::integer AS terms,
         (SELECT count(*) FROM course WHERE institution_id = $1 AND archived_at IS NULL)::integer AS courses,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'lecturer'
           AND suspended_at IS NULL)::integer AS lecturers,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'student'
           AND suspended_at IS NULL)::integer AS students,
         (SELECT count(*) FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
           WHERE course.institution_id = $1 AND section.state <> 'cancelled' AND term.ends_on >= current_date)::integer AS sections`,
      [id],
    );
    if (!counts) throw notFound('institution');
    return counts;
  }
}
