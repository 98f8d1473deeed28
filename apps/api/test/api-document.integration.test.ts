import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tokenScopes } from '#access';
import { errorCodes } from '#platform';
import { loadDemo } from '../src/demo/load.ts';
import { documentLimits, maxTokens } from '../src/graphql/document-limits.ts';
import { largestPage, usualPage } from '../src/graphql/paging.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveToken } from './tokens.ts';

/** docs/api.md is true: its examples are answered, and its tables have what the code has. */
const text = readFileSync('docs/api.md', 'utf8');
const examples = [...text.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)].map(
  ([, document = '', variables = '']) => ({
    name: /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '',
    document,
    variables,
  }),
);
const shell = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);
const run = promisify(execFile);
const codesOfApollo = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
];

let api: RunningApi;
let authorization: string;
let ids: Record<string, string>;
beforeAll(async () => {
  api = await startApi({ DEMO: 'true' }, true);
  await loadDemo(api.dataSource, new Date());
  const [row]: Record<string, string>[] = await api.dataSource.query(
    `SELECT institution.id AS institution, admin.person_id AS admin, student.person_id AS student, to_char(now(), 'YYYY-MM-DD') AS today,
       (SELECT section.id FROM section JOIN course ON course.id = section.course_id
        WHERE course.institution_id = institution.id AND section.state <> 'draft' ORDER BY section.id LIMIT 1) AS section
     FROM institution
     JOIN membership admin ON admin.institution_id = institution.id AND admin.role = 'admin'
     JOIN membership student ON student.institution_id = institution.id AND student.role = 'student'
     ORDER BY institution.name LIMIT 1`,
  );
  ids = row ?? {};
  ({ authorization } = (await saveToken(api.dataSource, ids['admin'] ?? '')).headers);
});
afterAll(() => api.close());

const filled = (variables: string) =>
  JSON.parse(variables.replace(/<(\w+)>/g, (_, name: string) => ids[name] ?? name)) as object;

test('there are examples', () => {
  expect(examples.map(({ name }) => name)).toEqual(['Sections', 'Week', 'Students', 'Enrol', 'Attendance']);
});

test.each(examples)('$name is answered', async ({ document, variables }) => {
  const { errors, data } = await api.ask(document, filled(variables), { headers: { authorization } });
  expect(errors).toEqual([]);
  expect(Object.values(data ?? {})).not.toContain(null);
});

test.each(shell)('a shell answers %#', async (command) => {
  const env = { ...process.env, ADDRESS: api.url, TOKEN: authorization.replace('Bearer ', '') };
  const { stdout } = await run('sh', ['-c', command], { env });
  const { data } = JSON.parse(stdout) as { data: { readableInstitutions: { id: string }[] } };
  expect(data.readableInstitutions.map(({ id }) => id)).toContain(ids['institution']);
});

describe('its tables', () => {
  /** First cells of the rows of the part with this title. */
  const cells = (title: string) => {
    const part = text.split(/^## /m).find((one) => one.startsWith(`${title}\n`)) ?? '';
    return [...part.matchAll(/^\| `(\w+)` +\|/gm)].map(([, cell = '']) => cell);
  };

  test('have every error code, and no other', () => {
    expect(cells('Errors').sort()).toEqual([...errorCodes, ...codesOfApollo].sort());
  });

  test('have every scope, in order', () => {
    expect(cells('A token')).toEqual(tokenScopes.map((scope) => scope.toUpperCase().replace(':', '_')));
  });

  test('have the limits that are kept', () => {
    const limits = (text.split(/^## Limits$/m)[1] ?? '').split(/^## /m)[0] ?? '';
    const numbers = [...limits.matchAll(/^\|[^|]+\| +([\d,]+)[^|]*\|$/gm)].map(([, one = '']) =>
      Number(one.replaceAll(',', '')),
    );
    const { operations, rootFields, aliases, depth, nestedLists, cost } = documentLimits;
    expect(numbers.slice(0, 7)).toEqual([operations, rootFields, aliases, depth, nestedLists, cost, maxTokens]);
    expect(text).toContain(`\`first\` is ${usualPage} if nothing is said, and ${largestPage} at most`);
  });
});
