import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';

/** At once, so that no lock is held for long. */
const classesAtOnce = 20;
const entriesAtOnce = 5_000;

/**
 * Classes that are over for longer than their institution keeps their logs, of sections whose term is over too. A rehearsal belongs to the
 * session that is rehearsed. One that nobody ended is over when its session is, and nothing was written in it for as long.
 */
const classesThatGo = `
  SELECT class.id FROM class
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  JOIN section ON section.id = session.section_id JOIN term ON term.id = section.term_id
  JOIN course ON course.id = section.course_id
  JOIN institution ON institution.id = course.institution_id
  WHERE institution.id = $1 AND term.ends_on < current_date
    AND greatest(session.ends_at, class.ended_at, (SELECT at FROM class_event WHERE class_id = class.id ORDER BY seq DESC LIMIT 1))
      < now() - make_interval(months => class_log_months)
  LIMIT ${classesAtOnce}`;

/** The same of sessions that belong to no section, and so to no institution: kept as long as the operator says. */
const meetingsThatGo = `
  SELECT class.id FROM class
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  WHERE session.owner_id IS NOT NULL
    AND greatest(session.ends_at, class.ended_at, (SELECT at FROM class_event WHERE class_id = class.id ORDER BY seq DESC LIMIT 1))
      < now() - make_interval(months => $1)
  LIMIT ${classesAtOnce}`;

export const sql = statements({
  institutions: {
    text: 'SELECT id FROM institution WHERE class_log_months IS NOT NULL OR audit_months IS NOT NULL ORDER BY id',
    params: {},
    row: { id: 'uuid' },
  },
  deleteClasses: {
    text: `DELETE FROM class WHERE id IN (${classesThatGo})`,
    params: { institutionId: 'uuid' },
  },
  deleteMeetings: {
    text: `DELETE FROM class WHERE id IN (${meetingsThatGo})`,
    params: { months: 'int4' },
  },
  deleteEntries: {
    text: `DELETE FROM audit_entry WHERE id IN (
       SELECT audit_entry.id FROM audit_entry JOIN institution ON institution.id = institution_id
       WHERE institution_id = $1 AND at < now() - make_interval(months => audit_months) ORDER BY audit_entry.id LIMIT ${entriesAtOnce})`,
    params: { institutionId: 'uuid' },
  },
  tell: {
    text: `INSERT INTO audit_entry (institution_id, source, action, kind, changes)
               VALUES ($1, 'system', 'remove', $2, jsonb_build_object('count', jsonb_build_array($3::integer, NULL)))`,
    params: { institutionId: 'uuid?', kind: 'text', count: 'int4' },
  },
});

@Injectable()
export class RetentionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that do not keep everything for ever. */
  async institutions(): Promise<string[]> {
    return (await sql.institutions.rows(this.dataSource, {})).map(({ id }) => id);
  }

  /** Some of them. @returns how many */
  deleteClasses(manager: EntityManager, institutionId: string): Promise<number> {
    return sql.deleteClasses.touched(manager, { institutionId });
  }

  /** Some of them. @returns how many */
  deleteEntries(manager: EntityManager, institutionId: string): Promise<number> {
    return sql.deleteEntries.touched(manager, { institutionId });
  }

  /** Some of them. @returns how many */
  deleteMeetings(manager: EntityManager, months: number): Promise<number> {
    return sql.deleteMeetings.touched(manager, { months });
  }

  /** Writes into the audit log how many were deleted. @param kind what it calls them */
  async tell(manager: EntityManager, institutionId: string | null, kind: string, count: number): Promise<void> {
    await sql.tell.rows(manager, { institutionId, kind, count });
  }
}
