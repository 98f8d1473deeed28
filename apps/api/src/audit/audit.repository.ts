import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, jsonb, orNull, statements } from '#database';
import type { RowOf } from '#database';

export interface AuditFilter {
  institutionId: string;
  /** The name of a table. */
  kind: string | null;
  /** The object itself, or an object that belongs to it when it is a section. */
  objectId: string | null;
  actorId: string | null;
  /** YYYY-MM-DD, as UTC counts days. */
  from: string | null;
}

const ofSection = (id: string) => `(SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = ${id})`;
const ofCourse = `(SELECT code || ' ' || title FROM course WHERE id = entry.object_id)`;
const ofPerson = `(SELECT name FROM person WHERE id = entry.person_id)`;
const named = (table: string) => `(SELECT name FROM ${table} WHERE id = entry.object_id)`;
const ofSession = `(SELECT ${ofSection('session.section_id')} || ', ' || replace(local_start, 'T', ' ')
  FROM session WHERE id = entry.object_id)`;
/** When a correction was taken back, the log itself may still know the session; otherwise the section is used. */
const ofCorrected = `coalesce((SELECT ${ofSection('session.section_id')} || ', ' || replace(local_start, 'T', ' ') FROM session
  WHERE id = coalesce((SELECT session_id FROM attendance_correction WHERE id = entry.object_id),
    (coalesce(entry.changes #>> '{session_id,1}', entry.changes #>> '{session_id,0}'))::uuid)), ${ofSection('entry.section_id')})`;
const withPerson = (label: string) => `${label} || coalesce(': ' || ${ofPerson}, '')`;

/** The present name of each kind of object. A row that ties a person to an object gives both names. */
const labels: Readonly<Record<string, string>> = {
  institution: named('institution'),
  campus: named('campus'),
  room: named('room'),
  department: named('department'),
  closing_day: named('closing_day'),
  term: named('term'),
  course: ofCourse,
  course_translation: ofCourse,
  course_prerequisite: ofCourse,
  section: ofSection('entry.object_id'),
  section_lecturer: withPerson(ofSection('entry.object_id')),
  enrolment: withPerson(ofSection('entry.object_id')),
  waiting_place: withPerson(ofSection('entry.object_id')),
  section_cohort: ofSection('entry.object_id'),
  cohort: named('cohort'),
  cohort_member: withPerson(named('cohort')),
  session_series: ofSection('entry.section_id'),
  session: ofSession,
  session_lecturer: withPerson(ofSession),
  attendance_correction: withPerson(ofCorrected),
  membership: ofPerson,
  invitation: `(SELECT coalesce(email, name) FROM invitation WHERE id = entry.object_id)`,
  person: ofPerson,
  // What was revoked long ago has no name any more.
  api_token: `concat_ws(', ', ${named('api_token')}, ${ofPerson})`,
};

/** Entries of the institution, and of the accounts of its members. */
const inScope = {
  institution: 'institution_id = $1',
  members: `institution_id IS NULL AND kind = 'person' AND object_id IN (SELECT person_id FROM membership WHERE institution_id = $1)`,
};
const asked = `($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR object_id = $3 OR section_id = $3)
  AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::date IS NULL OR at >= $5::date::timestamp AT TIME ZONE 'UTC')`;

const part = (scope: string) =>
  `(SELECT * FROM audit_entry WHERE ${scope} AND ${asked} AND ($6::bigint IS NULL OR id < $6) ORDER BY id DESC LIMIT $7)`;

const filter = { institutionId: 'uuid', kind: 'text?', objectId: 'uuid?', actorId: 'uuid?', from: 'date?' } as const;

export const sql = statements({
  /**
   * The person who changed a member's account is named only when they belong to the institution too. Changes that another
   * university makes are not shown here.
   */
  entries: {
    text: `SELECT entry.id, entry.at, entry.source, entry.action, entry.kind, entry.object_id AS "objectId", entry.changes,
       CASE WHEN actor.id IS NOT NULL THEN json_build_object('id', actor.id, 'name', actor.name) END AS actor,
       CASE entry.kind ${Object.entries(labels)
         .map(([kind, label]) => `WHEN '${kind}' THEN ${label}`)
         .join(' ')} END AS label
     FROM (SELECT * FROM (${part(inScope.institution)} UNION ALL ${part(inScope.members)}) AS found ORDER BY id DESC LIMIT $7) AS entry
     LEFT JOIN person actor ON actor.id = entry.actor_id AND actor.erased_at IS NULL
       AND (entry.institution_id IS NOT NULL OR actor.platform_role IS NOT NULL
         OR EXISTS (SELECT FROM membership WHERE person_id = actor.id AND institution_id = $1))
     ORDER BY entry.id DESC`,
    params: { ...filter, before: 'int8?', limit: 'int8' },
    row: {
      id: 'int8',
      at: 'timestamptz',
      actor: orNull(json<{ id: string; name: string }>()),
      source: 'text',
      action: 'text',
      /** The name of a table. */
      kind: 'text',
      objectId: 'uuid?',
      label: 'text?',
      /** Column -> [before, after]; empty for personal data. */
      changes: jsonb<Record<string, unknown[]>>(),
    },
  },
  count: {
    text: `SELECT count(*)::integer AS count FROM audit_entry
     WHERE (${inScope.institution} OR ${inScope.members}) AND ${asked}`,
    params: filter,
    row: { count: 'int4' },
  },
});

export type AuditRow = RowOf<typeof sql.entries>;

@Injectable()
export class AuditRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Entries in one statement, the newest first.
   *
   * @param before id of the entry after which the page begins; null: the newest
   */
  entries(filter: AuditFilter, before: string | null, limit: number): Promise<AuditRow[]> {
    return sql.entries.rows(this.dataSource, { ...filter, before, limit });
  }

  async count(filter: AuditFilter): Promise<number> {
    return (await sql.count.first(this.dataSource, filter))?.count ?? 0;
  }
}
