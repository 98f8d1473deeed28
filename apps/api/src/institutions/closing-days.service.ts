import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClosingDay } from '#database';
import { AppError, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import type { ClosingDayInput } from './inputs.ts';
import type { ClosingDayModel } from '../models/institution.ts';
import { requireOurs } from './ours.ts';
import { inOrder } from '../graphql/name-order.ts';

const select = `
  SELECT closing_day.id, closing_day.day::text AS day, closing_day.name,
    CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END AS campus
  FROM closing_day LEFT JOIN campus ON campus.id = closing_day.campus_id`;

/** Days without teaching that no calendar of public holidays knows. They are added and removed, not edited. */
@Injectable()
export class ClosingDays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** Earliest first, from a year ago on. */
  of(institutionId: string): Promise<ClosingDayModel[]> {
    return this.dataSource.query(
      `${select} WHERE closing_day.institution_id = $1 AND day >= current_date - interval '1 year'
       ORDER BY day, ${inOrder('closing_day.name')}, closing_day.id`,
      [institutionId],
    );
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND for a campus of another institution; CONFLICT when that day is closed there already */
  async add(actorId: string, { institutionId, campusId, day, name }: ClosingDayInput): Promise<ClosingDayModel> {
    const fields = { institutionId, campusId: campusId ?? null, day, name: line('input.name', name, 120) };
    const { id } = await this.changes.by(actorId, async (manager) => {
      await requireOurs(manager, institutionId, 'campus', fields.campusId === null ? [] : [fields.campusId]);
      // Two who add the same day at once: one of them is told.
      await manager.query('SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE', [institutionId]);
      const same: unknown[] = await manager.query(
        'SELECT FROM closing_day WHERE institution_id = $1 AND day = $2 AND campus_id IS NOT DISTINCT FROM $3',
        [institutionId, day, fields.campusId],
      );
      if (same.length > 0) throw new AppError('CONFLICT', 'This day is a closing day there already.', 'input.day');
      return manager.save(ClosingDay, { ...fields });
    });
    const [added]: ClosingDayModel[] = await this.dataSource.query(`${select} WHERE closing_day.id = $1`, [id]);
    if (!added) throw notFound('closing day');
    return added;
  }

  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, (manager) => manager.delete(ClosingDay, id));
  }
}
