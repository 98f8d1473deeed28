import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import config from '../../../codegen.ts';

/** Writes libs/contract/src/graphql/ (typed GraphQL documents) from the schema and the pages' .graphql files. */
export async function generateDocuments(): Promise<void> {
  await generate({ ...config, cwd: fileURLToPath(new URL('../../../', import.meta.url)), silent: true }, true);
}
