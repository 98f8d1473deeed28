import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements, word } from '#database';
import type { Language } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import type { TermLoadModel } from './models.ts';
import { inOrder } from '../graphql/name-order.ts';

type Row = Omit<TermLoadModel, 'csvPath'>;

/**
 * Who teaches a session: its stand-ins, or else the section's lecturers; two people who teach it together each get its whole time. Only who lectures counts, not who
 * assists. Held is the time from the opening of its class to the end, within what was planned: a class left open all night is no night's work.
 */
const load = `
  WITH taught AS MATERIALIZED (
    SELECT session.id, session.section_id, session.starts_at, session.ends_at,
      CASE WHEN class.last_seq > 0 THEN greatest(interval '0',
        least(session.ends_at, class.ended_at, now()) - greatest(session.starts_at, class.opened_at))
      ELSE interval '0' END AS held
    FROM session JOIN section ON section.id = session.section_id AND section.term_id = $1 AND section.state <> 'cancelled'
    LEFT JOIN class ON class.session_id = session.id
    WHERE session.cancelled_at IS NULL
  ), who AS (
    SELECT taught.*, session_lecturer.person_id FROM taught JOIN session_lecturer ON session_lecturer.session_id = taught.id
    UNION ALL
    SELECT taught.*, section_lecturer.person_id FROM taught JOIN section_lecturer ON section_lecturer.section_id = taught.section_id
      AND section_lecturer.role = 'lecturer'
    WHERE NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = taught.id)
    UNION ALL
    -- Who has a section in which nothing is planned yet teaches it all the same.
    SELECT NULL, section.id, NULL, NULL, NULL, section_lecturer.person_id FROM section_lecturer
      JOIN section ON section.id = section_lecturer.section_id AND section.term_id = $1 AND section.state <> 'cancelled'
    WHERE section_lecturer.role = 'lecturer'
  ), total AS (
    SELECT person_id, count(DISTINCT section_id) AS sections, count(id) AS sessions,
      coalesce(round(sum(extract(epoch FROM ends_at - starts_at)) / 60), 0) AS planned,
      coalesce(round(sum(extract(epoch FROM held)) / 60), 0) AS held
    FROM who GROUP BY person_id
  )
  SELECT ceil((term.ends_on - term.starts_on + 1) / 7.0)::integer AS weeks,
    (SELECT coalesce(json_agg(json_build_object('id', term.id || ' ' || person.id,
        'person', json_build_object('id', person.id, 'name', person.name),
        'sections', sections, 'sessions', sessions, 'planned', planned, 'held', held)
      ORDER BY ${inOrder('person.name')}, person.id), '[]')
      FROM total JOIN person ON person.id = total.person_id) AS lecturers
  FROM term WHERE term.id = $1`;

export const sql = statements({
  load: {
    text: load,
    params: { termId: 'uuid' },
    row: { weeks: 'int4', lecturers: json<Row['lecturers']>() },
  },
  languageOf: {
    text: 'SELECT language FROM person WHERE id = $1',
    params: { personId: 'uuid' },
    row: { language: word<Language>() },
  },
});

@Injectable()
export class LoadRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In one statement. @throws {AppError} NOT_FOUND */
  async ofTerm(termId: string): Promise<Row> {
    if (!isUuid(termId)) throw notFound('term');
    const row = await sql.load.first(this.dataSource, { termId });
    if (!row) throw notFound('term');
    return row;
  }

  async languageOf(personId: string): Promise<Language> {
    return (await sql.languageOf.first(this.dataSource, { personId }))?.language ?? 'fr';
  }
}
