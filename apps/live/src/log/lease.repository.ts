import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { jsonb, orNull, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { ask } from './ask.ts';
import type { ProcessPlace } from './process-place.ts';

/** All classes of a database. With several nodes there will be one a class. */
export const leaseName = 'classes';

export const sql = statements({
  read: {
    text: `SELECT epoch, owner, place, expires_at::text AS expires, expires_at < clock_timestamp() AS over
     FROM live_lease WHERE name = $1`,
    params: { name: 'text' },
    row: {
      epoch: 'int8',
      owner: 'uuid?',
      place: orNull(jsonb<ProcessPlace>()),
      /** As the database writes it: only compared. */
      expires: 'text',
      over: 'bool',
    },
  },
  takeFrom: {
    text: `INSERT INTO live_lease (name, epoch, owner, place, taken_at, expires_at)
     VALUES ($1, 1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 ms')
     ON CONFLICT (name) DO UPDATE
       SET epoch = live_lease.epoch + 1, owner = excluded.owner, place = excluded.place, taken_at = excluded.taken_at,
           expires_at = excluded.expires_at
     WHERE live_lease.epoch = $5 AND live_lease.owner IS NOT DISTINCT FROM $6 AND live_lease.expires_at::text = $7
     RETURNING epoch`,
    params: {
      name: 'text',
      owner: 'uuid',
      place: 'jsonb',
      lastsMs: 'float8',
      epoch: 'int8',
      ownerBefore: 'uuid?',
      expires: 'text',
    },
    row: { epoch: 'int8' },
  },
  /** Also one that is over, as long as nobody took it. */
  renew: {
    text: `UPDATE live_lease SET expires_at = clock_timestamp() + $4 * interval '1 ms'
     WHERE name = $1 AND epoch = $2 AND owner = $3`,
    params: { name: 'text', epoch: 'int8', owner: 'uuid', lastsMs: 'float8' },
  },
  giveBack: {
    text: 'UPDATE live_lease SET owner = NULL, place = NULL WHERE name = $1 AND epoch = $2 AND owner = $3',
    params: { name: 'text', epoch: 'int8', owner: 'uuid' },
  },
});

export type LeaseRow = RowOf<typeof sql.read>;

/** Who holds a lease: its owner, and its fencing number. */
export interface Holder {
  readonly owner: string;
  readonly epoch: string;
}

/** The row of the lease. Every method throws UNAVAILABLE while the database cannot be reached. */
@Injectable()
export class LeaseRepository {
  constructor(private readonly database: DataSource) {}

  read(): Promise<LeaseRow | undefined> {
    return this.ask((database) => sql.read.first(database, { name: leaseName }));
  }

  /**
   * @param before the row as it was read; undefined: there was none
   * @returns the fencing number; undefined when the row has changed since it was read
   */
  async takeFrom(
    before: LeaseRow | undefined,
    owner: string,
    place: ProcessPlace,
    lastsMs: number,
  ): Promise<string | undefined> {
    const taken = await this.ask((database) =>
      sql.takeFrom.first(database, {
        name: leaseName,
        owner,
        place: JSON.stringify(place),
        lastsMs,
        epoch: before?.epoch ?? 0,
        ownerBefore: before?.owner ?? null,
        expires: before?.expires ?? '',
      }),
    );
    return taken?.epoch;
  }

  /** @returns whether it is still this holder's */
  async renew({ owner, epoch }: Holder, lastsMs: number): Promise<boolean> {
    return (await this.ask((database) => sql.renew.touched(database, { name: leaseName, epoch, owner, lastsMs }))) > 0;
  }

  async giveBack({ owner, epoch }: Holder): Promise<void> {
    await this.ask((database) => sql.giveBack.rows(database, { name: leaseName, epoch, owner }));
  }

  private ask<Answer>(statement: (database: Queryable) => Promise<Answer>): Promise<Answer> {
    return ask(this.database, 'The lease', statement);
  }
}
