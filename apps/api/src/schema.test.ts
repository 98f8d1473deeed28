import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { describedSchema } from './schema.ts';

const file = 'apps/api/schema.graphql';

test('apps/api/schema.graphql is what the code describes (UPDATE_SCHEMA=1 writes it anew)', async () => {
  const described = await describedSchema();
  if (process.env['UPDATE_SCHEMA']) writeFileSync(file, described);
  expect(readFileSync(file, 'utf8')).toBe(described);
});
