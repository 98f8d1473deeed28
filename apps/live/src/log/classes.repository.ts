import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staysOpenMs } from '#classroom';
import { statements } from '#database';
import { ask } from './ask.ts';
import { msOf } from './ms-of.ts';

/** What is told to be away. */
const what = 'The class log';

export const sql = statements({
  /** Whose newest coming or going is a coming, in classes that have not ended. */
  inhabited: {
    text: `SELECT DISTINCT class_id AS id
     FROM (SELECT DISTINCT ON (event.class_id, event.by) event.class_id, event.type
             FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NULL
            WHERE event.type IN ('joined', 'left')
            ORDER BY event.class_id, event.by, event.seq DESC) newest
    WHERE type = 'joined'`,
    params: {},
    row: { id: 'uuid' },
  },
  /** A session that is called off while its class goes on leaves a minute to say so. */
  closings: {
    text: `SELECT class.id, ${msOf("least(coalesce(session.ends_at, class.opened_at) + $2::interval, session.cancelled_at + interval '1 minute')")} AS at
     FROM class LEFT JOIN session ON session.id = class.session_id WHERE class.id = ANY($1)`,
    params: { classIds: 'uuid[]', staysOpen: 'interval' },
    row: { id: 'uuid', at: 'float8' },
  },
});

/** Which classes go on, and until when. Every method throws UNAVAILABLE while the database cannot be reached. */
@Injectable()
export class ClassesRepository {
  constructor(private readonly database: DataSource) {}

  /** Classes that have not ended and in which, by their log, somebody is. */
  async inhabited(): Promise<string[]> {
    const rows = await ask(this.database, what, (database) => sql.inhabited.rows(database, {}));
    return rows.map((row) => row.id);
  }

  /** When these classes end if nobody ends them, ms since the epoch: as their sessions are planned now. */
  async closings(classIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await ask(this.database, what, (database) =>
      sql.closings.rows(database, { classIds, staysOpen: `${staysOpenMs} milliseconds` }),
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
