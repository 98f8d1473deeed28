import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { requests } from '#contract';
import type { RequestName } from '#contract';

/**
 * Requests of pages of released builds: by version, one payload of each form of each request. A class goes on while the services are
 * updated, with the pages that are open in it, so each payload is understood for ever. Like a migration, a line that has landed is
 * never edited: a new one is added under the version of package.json.
 */
const released = JSON.parse(readFileSync('libs/contract/released.json', 'utf8')) as Record<
  string,
  Record<string, unknown[]>
>;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);
const said = Object.entries(released).flatMap(([since, names]) =>
  Object.entries(names).flatMap(([name, payloads]) => payloads.map((payload) => ({ since, name, payload }))),
);

test.each(said)('$name of version $since is understood: $payload', ({ name, payload }) => {
  expect(isRequest(name)).toBe(true);
  if (!isRequest(name)) return;
  const { issues } = v.safeParse(requests[name].payload, payload);
  expect(issues?.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)).toBeUndefined();
});

test.each(Object.keys(requests))('%s has been recorded, with each of its fields', (name) => {
  if (!isRequest(name)) throw new TypeError(name);
  const { payload } = requests[name];
  const fields = 'entries' in payload ? Object.keys(payload.entries) : [];
  const recorded = said.filter((one) => one.name === name).map(({ payload: one }) => Object.keys(one as object));
  expect(recorded.length).toBeGreaterThan(0);
  expect(fields.filter((field) => !recorded.flat().includes(field))).toEqual([]);
});

test('the newest version that is recorded is not newer than this one', () => {
  expect(Object.keys(released).at(-1)).toBe(version);
});
