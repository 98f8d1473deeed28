import type { DataSource } from 'typeorm';
import type { ClassEvent, ClassEventType } from '#classroom';

/** The log of a session's class; nothing when there was none. @param type only events of that type */
export function classLog(dataSource: DataSource, sessionId: string, type?: ClassEventType): Promise<ClassEvent[]> {
  return dataSource.query(
    `SELECT event.seq, round(extract(epoch FROM event.at) * 1000)::float8 AS at, event.by, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id WHERE class.session_id = $1 AND ($2::text IS NULL OR event.type = $2)
      ORDER BY event.seq`,
    [sessionId, type ?? null],
  );
}
