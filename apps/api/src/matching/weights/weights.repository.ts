import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, jsonb, orNull, statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  newest: {
    text: `SELECT matching_weights.version, weights, reason, set_at AS "setAt",
         CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS by
       FROM matching_weights LEFT JOIN person ON person.id = set_by ORDER BY matching_weights.version DESC LIMIT $1`,
    params: { limit: 'int8' },
    row: {
      version: 'int4',
      weights: jsonb<Record<string, number>>(),
      reason: 'text',
      setAt: 'timestamptz',
      by: orNull(json<{ id: string; name: string }>()),
    },
  },
  personal: {
    text: 'SELECT version, weights, reason, set_at AS "setAt" FROM matching_weights WHERE set_by = $1 ORDER BY version',
    params: { personId: 'uuid' },
    row: { version: 'int4', weights: 'jsonb', reason: 'text', setAt: 'timestamptz' },
  },
  forgetSetter: {
    text: 'UPDATE matching_weights SET set_by = NULL WHERE set_by = $1',
    params: { personId: 'uuid' },
  },
});

export type WeightsRow = RowOf<typeof sql.newest>;

/** Settings of the weights. */
@Injectable()
export class WeightsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  newest(limit: number): Promise<WeightsRow[]> {
    return sql.newest.rows(this.dataSource, { limit });
  }
}
