import type { EntityManager } from 'typeorm';
import { jsonb, statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { Erased } from '../personal/personal-data.ts';

/** Entries of a JSON list that name the person: by address, name or the register's own id of them. */
const without = (column: string) => `(
  SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]') FROM jsonb_array_elements(${column}) WITH ORDINALITY AS list (entry, place)
  WHERE strpos(lower(entry::text), $1) = 0 AND strpos(lower(entry::text), $2) = 0
    AND NOT EXISTS (SELECT FROM jsonb_each_text(CASE jsonb_typeof(entry) WHEN 'object' THEN entry ELSE '{}' END) AS field
      WHERE field.value IN (SELECT external_id FROM register_record WHERE kind = 'person' AND object_id = $3)))`;

export const sql = statements({
  imports: {
    text: `SELECT institution.name AS institution, kind, file_name AS "fileName", state, created_at AS "createdAt",
         applied_at AS "appliedAt"
       FROM register_import LEFT JOIN institution ON institution.id = institution_id
       WHERE created_by = $1 ORDER BY created_at`,
    params: { personId: 'uuid' },
    row: {
      /** Null: of the roster. */
      institution: 'text?',
      kind: 'text',
      fileName: 'text',
      state: 'text',
      createdAt: 'timestamptz',
      appliedAt: 'timestamptz?',
    },
  },
  dropFiles: {
    text: `UPDATE register_import SET content = NULL, readings = NULL, state = 'dropped'
     WHERE state IN ('asking', 'checked') AND content IS NOT NULL AND strpos(lower(encode(content, 'escape')), $1) > 0`,
    params: { address: 'text' },
  },
  eraseFromResults: {
    text: `UPDATE register_import SET changes = ${without('changes')}, problems = ${without('problems')}
     WHERE (institution_id IS NULL OR institution_id IN (SELECT institution_id FROM membership WHERE person_id = $3
         UNION SELECT institution_id FROM register_record WHERE kind = 'person' AND object_id = $3))
       AND jsonb_array_length(changes) + jsonb_array_length(problems) > 0`,
    params: { address: 'text', called: 'text', personId: 'uuid' },
  },
  records: {
    text: `SELECT institution.name AS institution, external_id AS "externalId", said
       FROM register_record JOIN institution ON institution.id = institution_id
       WHERE kind = 'person' AND object_id = $1 ORDER BY ${inOrder('institution.name')}`,
    params: { personId: 'uuid' },
    row: { institution: 'text', externalId: 'text', said: jsonb<unknown>() },
  },
  eraseSaid: {
    text: `UPDATE register_record SET said = '{}' WHERE kind = 'person' AND object_id = $1`,
    params: { personId: 'uuid' },
  },
});

/** An import that waits is dropped when its file names the person: the file cannot be edited. */
export async function eraseFromImports(manager: EntityManager, { id, email, name }: Erased): Promise<void> {
  // As a value of its own: a name of two letters is part of many words.
  const [address, called] = [email.toLowerCase(), JSON.stringify(name).toLowerCase()];
  await sql.dropFiles.rows(manager, { address });
  await sql.eraseFromResults.rows(manager, { address, called, personId: id });
}
