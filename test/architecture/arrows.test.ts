import { beforeAll, describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The arrows of docs/architecture.md are kept by a lint rule; this shows that the rule catches what it must. */
let eslint: ESLint;
beforeAll(() => {
  // The files are made up: no project knows their types.
  eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
});

const refused = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return (result?.messages ?? []).some((message) => message.ruleId === 'no-restricted-imports');
};

describe('arrows between folders', () => {
  test.each([
    ['libs/classroom/src/x.ts', "import '@nestjs/common';"],
    ['libs/classroom/src/x.ts', "import 'node:fs';"],
    ['libs/classroom/src/x.ts', "import '#platform';"],
    ['libs/access/src/x.ts', "import 'typeorm';"],
    ['libs/access/src/x.ts', "import '#database';"],
    ['libs/matching/src/x.ts', "import 'node:fs';"],
    ['libs/matching/src/x.ts', "import 'typeorm';"],
    ['libs/matching/src/x.ts', "import '#platform';"],
    ['libs/matching/src/x.ts', "import '../../access/src/index.ts';"],
    ['libs/contract/src/x.ts', "import 'socket.io';"],
    ['libs/contract/src/x.ts', "import '#database';"],
    ['libs/platform/src/x.ts', "import '#classroom';"],
    ['libs/database/src/x.ts', "import '#contract';"],
    ['apps/api/src/x.ts', "import '../../live/src/app.ts';"],
    ['apps/api/src/x.ts', "import '../../../apps/live/src/app.ts';"],
    ['apps/api/src/x.ts', "import 'mediasoup';"],
    ['apps/live/src/x.ts', "import '../../api/src/app.ts';"],
    ['apps/live/src/x.ts', "import '@nestjs/graphql';"],
    ['apps/web/src/x.ts', "import '#database';"],
    ['apps/web/src/x.ts', "import '#contract/ticket';"],
    ['apps/web/src/x.ts', "import '#matching';"],
  ])('%s may not say %s', async (file, code) => {
    expect(await refused(file, code)).toBe(true);
  });

  test.each([
    ['libs/contract/src/x.ts', "import '#classroom';"],
    ['libs/database/src/x.ts', "import 'typeorm';"],
    ['libs/matching/src/x.ts', "import { munkres } from 'munkres';"],
    ['apps/api/src/x.ts', "import '#access';"],
    ['apps/api/src/x.ts', "import '#matching';"],
    ['apps/live/src/x.ts', "import '#contract/ticket';"],
    ['apps/web/src/x.ts', "import '#classroom';"],
    ['apps/web/src/x.ts', "import './engine/line.ts';"],
  ])('%s may say %s', async (file, code) => {
    expect(await refused(file, code)).toBe(false);
  });
});

test('only repositories, and the files of raw-sql.js, call query()', async () => {
  const rules = async (filePath: string) => {
    const [result] = await eslint.lintText('declare const db: { query(sql: string): void };\ndb.query("");\n', {
      filePath,
    });
    return (result?.messages ?? []).map(({ ruleId }) => ruleId);
  };
  expect(await rules('apps/api/src/x/new.service.ts')).toEqual(['no-restricted-syntax']);
  expect(await rules('apps/live/src/x/new.ts')).toEqual(['no-restricted-syntax']);
  expect(await rules('apps/api/src/x/x.repository.ts')).toEqual([]);
});
