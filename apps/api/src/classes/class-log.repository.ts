import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassEvent, ClassEventType } from '#classroom';
import { jsonb, statements, word } from '#database';
import type { Queryable, RowOf } from '#database';

export const sql = statements({
  events: {
    text: `SELECT event.seq, round(extract(epoch FROM event.at) * 1000)::float8 AS at, event.by, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id WHERE class.session_id = $1 AND ($2::text IS NULL OR event.type = $2)
      ORDER BY event.seq`,
    params: { sessionId: 'uuid', type: 'text?' },
    row: { seq: 'int4', at: 'float8', by: 'uuid', type: word<ClassEventType>(), body: jsonb<unknown>() },
  },
  beforeTeaching: {
    text: `SELECT (SELECT count(*)::integer FROM class_event event JOIN class ON class.id = event.class_id
           WHERE class.session_id = $1 AND event.at < place.since) AS before
         FROM (SELECT min(created_at) AS since FROM session_participant
           WHERE session_id = $1 AND person_id = $2 AND role = 'host') place WHERE place.since IS NOT NULL`,
    params: { sessionId: 'uuid', personId: 'uuid' },
    row: { before: 'int4' },
  },
  lastEnd: {
    text: `SELECT event.by, (event.body -> 'timeUp')::boolean AS "timeUp", event.at,
       session.ends_at + $2::interval AS "closesAt"
     FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NOT NULL
     JOIN session ON session.id = class.session_id AND session.cancelled_at IS NULL
     WHERE class.session_id = $1 AND event.type = 'class-ended' ORDER BY event.seq DESC LIMIT 1`,
    params: { sessionId: 'uuid', staysOpen: 'interval' },
    row: { by: 'uuid', timeUp: 'bool?', at: 'timestamptz', closesAt: 'timestamptz' },
  },
});

/** The log of the class of a session. */
@Injectable()
export class ClassLogRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Empty when there was no class. @param type only events of that type */
  async events(sessionId: string, type?: ClassEventType): Promise<ClassEvent[]> {
    // The live service checked each body when it wrote it.
    return (await sql.events.rows(this.dataSource, { sessionId, type: type ?? null })) as ClassEvent[];
  }

  /** How many events there were before the person began to lecture in this session; undefined: they do not lecture in it. */
  async beforeTeaching(sessionId: string, personId: string): Promise<number | undefined> {
    return (await sql.beforeTeaching.first(this.dataSource, { sessionId, personId }))?.before;
  }

  /** The person who ended the class last, and until when it can be entered; undefined: it still runs, or its session is cancelled. */
  lastEnd(
    sessionId: string,
    staysOpenAfterMs: number,
    db: Queryable = this.dataSource,
  ): Promise<RowOf<typeof sql.lastEnd> | undefined> {
    return sql.lastEnd.first(db, { sessionId, staysOpen: `${staysOpenAfterMs} milliseconds` });
  }
}
