import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, jsonb, orNull, statements, word } from '#database';
import type { RegisterEncoding, RegisterKind } from '#database';
import type { RegisterImportModel } from './models.ts';

/** Imports that are listed. */
const listed = 50;
const keptFor = '7 days';

const select = `
  SELECT register_import.id, kind, encoding, coalesce(readings, '[]') AS readings, file_name AS "fileName", state, overwrite, lines_total AS "linesTotal", lines_done AS "linesDone",
    coalesce(summary -> 'counts', '[]') AS counts, changes, problems,
    coalesce((summary ->> 'problemCount')::integer, 0) AS "problemCount", failure, register_import.created_at AS "createdAt",
    CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS "createdBy",
    register_import.applied_at AS "appliedAt",
    CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
  FROM register_import LEFT JOIN institution ON institution.id = register_import.institution_id
  LEFT JOIN person ON person.id = register_import.created_by`;

/**
 * Whether what was looked through is not what it was: another file of the roster has been applied since. A register says the same of the
 * same things however often it comes; a file of the roster is somebody's own list.
 */
const isOvertaken = `(register_import.institution_id IS NULL AND EXISTS (SELECT FROM register_import later
    WHERE later.institution_id IS NULL AND later.applied_at > register_import.created_at))`;

type Of<Field extends keyof RegisterImportModel> = RegisterImportModel[Field];
const row = {
  id: 'uuid',
  kind: word<RegisterKind>(),
  encoding: orNull(word<RegisterEncoding>()),
  readings: jsonb<Of<'readings'>>(),
  fileName: 'text',
  state: word<Of<'state'>>(),
  overwrite: 'bool',
  linesTotal: 'int4',
  linesDone: 'int4',
  counts: jsonb<Of<'counts'>>(),
  changes: jsonb<Of<'changes'>>(),
  problems: jsonb<Of<'problems'>>(),
  problemCount: 'int4',
  failure: 'text?',
  createdAt: 'timestamptz',
  createdBy: orNull(json<NonNullable<Of<'createdBy'>>>()),
  appliedAt: 'timestamptz?',
  institution: orNull(json<NonNullable<Of<'institution'>>>()),
} as const;

export const sql = statements({
  ofInstitution: {
    text: `${select} WHERE register_import.institution_id = $1 ORDER BY register_import.created_at DESC, register_import.id LIMIT ${listed}`,
    params: { institutionId: 'uuid' },
    row,
  },
  ofRoster: {
    text: `${select} WHERE register_import.institution_id IS NULL ORDER BY register_import.created_at DESC, register_import.id LIMIT ${listed}`,
    params: {},
    row,
  },
  one: { text: `${select} WHERE register_import.id = $1`, params: { id: 'uuid' }, row },
  add: {
    text: `INSERT INTO register_import (institution_id, created_by, kind, file_name, content)
         SELECT $1::uuid, $2, $3, $4, $5
         WHERE (SELECT count(*) FROM register_import WHERE institution_id IS NOT DISTINCT FROM $1::uuid AND content IS NOT NULL) < $6
         RETURNING id`,
    params: {
      institutionId: 'uuid?',
      createdBy: 'uuid',
      kind: 'text',
      fileName: 'text',
      content: 'bytea',
      mostWaiting: 'int8',
    },
    row: { id: 'uuid' },
  },
  beginToApply: {
    text: `UPDATE register_import SET state = 'applying', overwrite = $2, lines_done = 0 WHERE id = $1 AND state = 'checked'
         AND NOT EXISTS (SELECT FROM register_import other
           WHERE other.institution_id IS NOT DISTINCT FROM register_import.institution_id AND other.state = 'applying')
         AND NOT ${isOvertaken}`,
    params: { id: 'uuid', overwrite: 'bool' },
  },
  beginToReadAs: {
    text: `UPDATE register_import SET state = 'checking', encoding = $2, lines_done = 0, lines_total = 0, summary = '{}', changes = '[]', problems = '[]'
       WHERE id = $1 AND state IN ('asking', 'checked') AND content IS NOT NULL
         AND EXISTS (SELECT FROM jsonb_array_elements(readings) AS reading WHERE reading ->> 'encoding' = $2)`,
    params: { id: 'uuid', encoding: 'text' },
  },
  isOvertaken: {
    text: `SELECT FROM register_import WHERE id = $1 AND ${isOvertaken}`,
    params: { id: 'uuid' },
  },
  drop: {
    text: `UPDATE register_import SET state = 'dropped', content = NULL, readings = NULL, changes = '[]', problems = '[]'
         WHERE id = $1 AND state IN ('asking', 'checked', 'failed', 'dropped')`,
    params: { id: 'uuid' },
  },
  tidy: {
    text: `UPDATE register_import SET content = NULL, readings = NULL, changes = '[]', problems = '[]',
         state = CASE WHEN state IN ('asking', 'checked') THEN 'dropped' ELSE state END
       WHERE created_at < now() - $1::interval AND state NOT IN ('checking', 'applying')
         AND (content IS NOT NULL OR readings IS NOT NULL OR changes <> '[]' OR problems <> '[]')`,
    params: { keptFor: 'interval' },
  },
});

export interface NewImport {
  /** Null: of the roster. */
  institutionId: string | null;
  createdBy: string;
  kind: RegisterKind;
  fileName: string;
  content: Buffer;
}

/** Uploads of the register, as an institution's administrators see them. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  ofInstitution(institutionId: string): Promise<RegisterImportModel[]> {
    return sql.ofInstitution.rows(this.dataSource, { institutionId });
  }

  /** The newest first. */
  ofRoster(): Promise<RegisterImportModel[]> {
    return sql.ofRoster.rows(this.dataSource, {});
  }

  async isOvertaken(id: string): Promise<boolean> {
    return (await sql.isOvertaken.first(this.dataSource, { id })) !== undefined;
  }

  one(id: string): Promise<RegisterImportModel | undefined> {
    return sql.one.first(this.dataSource, { id });
  }

  /** @returns its id; undefined: `mostWaiting` of the institution wait already */
  async add(manager: EntityManager, added: NewImport, mostWaiting: number): Promise<string | undefined> {
    return (await sql.add.first(manager, { ...added, mostWaiting }))?.id;
  }

  /** @returns false: it cannot be applied, or another one of the institution is being applied */
  async beginToApply(manager: EntityManager, id: string, overwrite: boolean): Promise<boolean> {
    return (await sql.beginToApply.touched(manager, { id, overwrite })) > 0;
  }

  /** @returns false when nothing is asked about it, or this way is not offered */
  async beginToReadAs(manager: EntityManager, id: string, encoding: RegisterEncoding): Promise<boolean> {
    return (await sql.beginToReadAs.touched(manager, { id, encoding })) > 0;
  }

  /** @returns false when it is being looked through, or was applied */
  async drop(id: string): Promise<boolean> {
    return (await sql.drop.touched(this.dataSource, { id })) > 0;
  }

  /** Removes files older than a week, and what imports tell of people in them. */
  async tidy(): Promise<void> {
    await sql.tidy.rows(this.dataSource, { keptFor });
  }
}
