import type { DataSource } from 'typeorm';
import type { MeetsModel } from '../models/course.ts';
import type { RowOfSection } from '../context/loaders.ts';

/** What a week of a section can look like; more would be no pattern. */
const mostOfSection = 3;

/**
 * When and where each section meets week by week: the times of day and rooms that its sessions have most often, as they were planned at the campus. What happens
 * once is no pattern, unless nothing happens twice.
 */
export function meetsOf(dataSource: DataSource, sectionIds: readonly string[]): Promise<RowOfSection<MeetsModel>[]> {
  return dataSource.query(
    `SELECT "sectionId", json_build_object('weekday', weekday, 'time', time, 'room', room, 'count', count) AS row FROM (
       SELECT *, row_number() OVER (PARTITION BY "sectionId" ORDER BY count DESC, weekday, time, room) AS place,
         max(count) OVER (PARTITION BY "sectionId") AS most
       FROM (
         SELECT session.section_id AS "sectionId", extract(isodow FROM local_start::timestamp)::integer - 1 AS weekday,
           substr(local_start, 12, 5) AS time, room.name AS room, count(*)::integer AS count
         FROM session LEFT JOIN room ON room.id = session.room_id
         WHERE session.section_id = ANY($1) AND session.cancelled_at IS NULL
         GROUP BY 1, 2, 3, 4) AS counted
     ) AS ranked
     WHERE place <= ${mostOfSection} AND (count > 1 OR most = 1)
     ORDER BY "sectionId", weekday, time, room`,
    [sectionIds],
  );
}
