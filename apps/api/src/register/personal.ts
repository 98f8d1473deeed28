import type { EntityManager } from 'typeorm';
import { RegisterImport, RegisterRecord } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { Erased, PersonalData } from '../personal/personal-data.ts';
import { inOrder } from '../graphql/name-order.ts';

/** Entries of a JSON list that name the person: by address, name or the register's own id of them. */
const without = (column: string) => `(
  SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]') FROM jsonb_array_elements(${column}) WITH ORDINALITY AS list (entry, place)
  WHERE strpos(lower(entry::text), $1) = 0 AND strpos(lower(entry::text), $2) = 0
    AND NOT EXISTS (SELECT FROM jsonb_each_text(CASE jsonb_typeof(entry) WHEN 'object' THEN entry ELSE '{}' END) AS field
      WHERE field.value IN (SELECT external_id FROM register_record WHERE kind = 'person' AND object_id = $3)))`;

export const personal: readonly PersonalData[] = [
  {
    entity: RegisterImport,
    columns: ['created_by', 'content', 'file_name', 'summary', 'readings', 'changes', 'problems', 'failure'],
    part: 'registerImports',
    about: 'privacy.registerImports',
    export: rows(
      `SELECT institution.name AS institution, kind, file_name AS "fileName", state, created_at AS "createdAt",
         applied_at AS "appliedAt"
       FROM register_import JOIN institution ON institution.id = institution_id
       WHERE created_by = $1 ORDER BY created_at`,
    ),
    erase: (manager, person) => eraseFromImports(manager, person),
  },
  {
    entity: RegisterRecord,
    columns: ['object_id', 'said', 'external_id'],
    part: 'registerRecords',
    about: 'privacy.registerRecords',
    export: rows(
      `SELECT institution.name AS institution, external_id AS "externalId", said
       FROM register_record JOIN institution ON institution.id = institution_id
       WHERE kind = 'person' AND object_id = $1 ORDER BY ${inOrder('institution.name')}`,
    ),
    // The register's own id stays, so that its next file does not make the account anew.
    erase: (manager, { id }) =>
      manager.query(`UPDATE register_record SET said = '{}' WHERE kind = 'person' AND object_id = $1`, [id]),
  },
];

/** A file that still waits is dropped when it names the person: it cannot be edited. */
async function eraseFromImports(manager: EntityManager, { id, email, name }: Erased) {
  // As a value of its own: a name of two letters is part of many words.
  const [address, called] = [email.toLowerCase(), JSON.stringify(name).toLowerCase()];
  await manager.query(
    `UPDATE register_import SET content = NULL, readings = NULL, state = 'dropped'
     WHERE state IN ('asking', 'checked') AND content IS NOT NULL AND strpos(lower(encode(content, 'escape')), $1) > 0`,
    [address],
  );
  await manager.query(
    `UPDATE register_import SET changes = ${without('changes')}, problems = ${without('problems')}
     WHERE institution_id IN (SELECT institution_id FROM membership WHERE person_id = $3
         UNION SELECT institution_id FROM register_record WHERE kind = 'person' AND object_id = $3)
       AND jsonb_array_length(changes) + jsonb_array_length(problems) > 0`,
    [address, called, id],
  );
}
