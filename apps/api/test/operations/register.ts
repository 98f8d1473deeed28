import type { DataSource } from 'typeorm';
import type { University } from '../world.ts';
import { mayManage } from './who.ts';
import type { Operation } from './who.ts';

/** An upload of its own for each call, checked, with nothing in it to apply. */
async function upload({ institutionId }: University, dataSource: DataSource): Promise<{ id: string }> {
  // One that a call before began to apply would stand in the way.
  await dataSource.query(`UPDATE register_import SET state = 'applied' WHERE state = 'applying'`);
  const [row]: { id: string }[] = await dataSource.query(
    `INSERT INTO register_import (institution_id, kind, file_name, content, state)
     VALUES ($1, 'people', 'people.csv', 'id,email,name', 'checked') RETURNING id`,
    [institutionId],
  );
  return { id: row?.id ?? '' };
}

export const register: Record<string, Operation> = {
  'Query.registerImports': {
    document: `query ($id: ID!) {
      registerImports(institutionId: $id) { id state counts { what created } createdBy { name } institution { name } }
    }`,
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayManage,
  },
  'Query.registerImport': {
    document: 'query ($id: ID!) { registerImport(id: $id) { id state problems { line code note } changes { label } } }',
    variables: upload,
    who: mayManage,
  },
  'Mutation.applyRegisterImport': {
    document: 'mutation ($id: ID!) { applyRegisterImport(id: $id, overwrite: true) { id state } }',
    variables: upload,
    who: mayManage,
  },
  'Mutation.readRegisterImportAs': {
    document:
      'mutation ($id: ID!) { readRegisterImportAs(id: $id, encoding: MACINTOSH) { id state readings { samples } } }',
    async variables(university, dataSource) {
      const { id } = await upload(university, dataSource);
      await dataSource.query(`UPDATE register_import SET state = 'asking', readings = $2 WHERE id = $1`, [
        id,
        JSON.stringify([{ encoding: 'macintosh', samples: ['é'] }]),
      ]);
      return { id };
    },
    who: mayManage,
  },
  'Mutation.dropRegisterImport': {
    document: 'mutation ($id: ID!) { dropRegisterImport(id: $id) { id state } }',
    variables: upload,
    who: mayManage,
  },
};
