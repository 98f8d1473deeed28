import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Term } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { forgetRegisters, refuseInUse } from './in-use.ts';
import type { TermChanges, TermInput } from './inputs.ts';
import type { TermModel } from '../models/institution.ts';

/** An institution's teaching periods. They may overlap: a summer school, two faculties with calendars of their own. */
@Injectable()
export class Terms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** The newest first. */
  of(institutionId: string): Promise<TermModel[]> {
    return this.dataSource
      .getRepository(Term)
      .find({ where: { institutionId }, order: { startsOn: 'DESC', name: 'ASC', id: 'ASC' } });
  }

  private async one(id: string): Promise<TermModel> {
    const term = await this.dataSource.getRepository(Term).findOneBy({ id });
    if (!term) throw notFound('term');
    return term;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the name is taken */
  create(actorId: string, { institutionId, ...input }: TermInput): Promise<TermModel> {
    const fields = checked(input);
    return this.changes.by(actorId, (manager) => manager.save(Term, { institutionId, ...fields }));
  }

  /**
   * Sessions that were planned outside the term on purpose stay there; those that were inside must be inside afterwards.
   *
   * @throws {AppError} BAD_INPUT, STALE; CONFLICT with `sessions`, the number of those that would fall outside
   */
  async update(actorId: string, id: string, version: number, input: TermChanges): Promise<TermModel> {
    const fields = checked(input);
    await this.changes.by(actorId, async (manager) => {
      // Whoever plans in the term holds its section meanwhile (schedule/locks.ts). Sections first, as when one changes its term.
      await manager.query('SELECT FROM section WHERE term_id = $1 ORDER BY id FOR NO KEY UPDATE', [id]);
      await lockVersion(manager, 'term', id, version);
      const [outside]: { sessions: number; first: string; last: string }[] = await manager.query(
        `SELECT count(*)::integer AS sessions, min(day)::text AS first, max(day)::text AS last
         FROM (
           SELECT (session.starts_at AT TIME ZONE campus.zone)::date AS day, term.starts_on, term.ends_on
           FROM session
           JOIN section ON section.id = session.section_id
           JOIN campus ON campus.id = section.campus_id
           JOIN term ON term.id = section.term_id
           WHERE term.id = $1 AND session.cancelled_at IS NULL
         ) AS planned
         WHERE day BETWEEN starts_on AND ends_on AND day NOT BETWEEN $2 AND $3`,
        [id, fields.startsOn, fields.endsOn],
      );
      if (outside && outside.sessions > 0) {
        const { sessions, first, last } = outside;
        throw new AppError(
          'CONFLICT',
          `${sessions} planned sessions, from ${first} to ${last}, would fall outside the term. Move or cancel them first.`,
          first < fields.startsOn ? 'input.startsOn' : 'input.endsOn',
          { sessions, first, last },
        );
      }
      await manager.update(Term, id, fields);
    });
    return this.one(id);
  }

  /** @throws {AppError} CONFLICT when it has sections */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await manager.query('SELECT FROM term WHERE id = $1 FOR UPDATE', [id]);
      const [by]: Record<string, number>[] = await manager.query(
        'SELECT count(*)::integer AS sections FROM section WHERE term_id = $1',
        [id],
      );
      refuseInUse('term', by ?? {});
      await forgetRegisters(manager, id);
      await manager.delete(Term, id);
    });
  }
}

function checked({ name, startsOn, endsOn }: TermChanges) {
  if (endsOn < startsOn) throw badInput('input.endsOn', 'A term ends on or after the day it begins.');
  return { name: line('input.name', name, 80), startsOn, endsOn };
}
