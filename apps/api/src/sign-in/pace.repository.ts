import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  take: {
    text: `INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         points = CASE WHEN rate_limit.expire < $2 - $3::bigint THEN 1 ELSE rate_limit.points + 1 END,
         expire = $2 + CASE WHEN rate_limit.expire < $2 - $3::bigint OR rate_limit.points + 1 < $4 THEN 0
           ELSE ($5::bigint[])[least(rate_limit.points + 2 - $4, cardinality($5::bigint[]))] END
       WHERE rate_limit.expire NOT BETWEEN $2 + 1 AND $2 + $6::bigint RETURNING key`,
    params: { key: 'varchar', now: 'int8', forgetAfter: 'int8', free: 'int4', waits: 'int8[]', longest: 'int8' },
    row: { key: 'varchar' },
  },
  takeFromCrowd: {
    text: `INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $2::bigint + $3::bigint)
       ON CONFLICT (key) DO UPDATE SET points = rate_limit.points + 1,
         expire = $3 + CASE WHEN rate_limit.expire BETWEEN $2 AND $2::bigint + $5::bigint THEN rate_limit.expire ELSE $2 END
       WHERE rate_limit.expire NOT BETWEEN $2::bigint + $4::bigint + 1 AND $2::bigint + $5::bigint RETURNING key`,
    params: { key: 'varchar', now: 'int8', interval: 'int8', ahead: 'int8', longest: 'int8' },
    row: { key: 'varchar' },
  },
  forget: { text: 'DELETE FROM rate_limit WHERE key = $1', params: { key: 'text' } },
  giveBack: {
    text: 'UPDATE rate_limit SET points = points - 1, expire = expire - $2 WHERE key = $1',
    params: { key: 'text', interval: 'int8' },
  },
  next: {
    text: 'SELECT expire FROM rate_limit WHERE key = $1',
    params: { key: 'text' },
    row: { expire: 'int8?' },
  },
});

/** How the waits of one key grow. All in ms; `now` since the epoch. */
interface Backoff {
  now: number;
  /** Without a guess for this long, they count from one again. */
  forgetAfter: number;
  /** Guesses that cost no wait. */
  free: number;
  /** The waits after each further guess; the last one for all that follow. */
  waits: readonly number[];
  /** A wait longer than this was caused by a clock that was wrong. */
  longest: number;
}
interface Crowd {
  now: number;
  /** ms that one guess takes of the allowance. */
  interval: number;
  /** ms by which guesses from all networks may be ahead. */
  ahead: number;
  longest: number;
}

/** Guesses of passwords: `points` are guesses, `expire` is the time of the next one, in ms since the epoch. */
@Injectable()
export class PaceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns whether the guess is allowed now */
  async take(key: string, backoff: Backoff): Promise<boolean> {
    return (await sql.take.rows(this.dataSource, { key, ...backoff })).length > 0;
  }

  /** @returns whether the guess is allowed now */
  async takeFromCrowd(key: string, crowd: Crowd): Promise<boolean> {
    return (await sql.takeFromCrowd.rows(this.dataSource, { key, ...crowd })).length > 0;
  }

  async forget(key: string): Promise<void> {
    await sql.forget.rows(this.dataSource, { key });
  }

  async giveBack(key: string, interval: number): Promise<void> {
    await sql.giveBack.rows(this.dataSource, { key, interval });
  }

  /** When the next guess may be made, in ms since the epoch; undefined: nothing is known. */
  async next(key: string): Promise<number | undefined> {
    const expire = (await sql.next.first(this.dataSource, { key }))?.expire;
    return expire ? Number(expire) : undefined;
  }
}
