import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { limits, requests } from '#contract';
import type { RequestName } from '#contract';
import { visibleIn } from '#platform';

/**
 * Payloads made to be dear, at a size and at eight times of it, up to the largest packet: the work must grow with the payload and not with its
 * square, which would be 64 times. What is allowed is far from both, for a busy machine measures badly.
 */
const large = limits.packetBytes - 100;
const small = large / 8;
const allowed = 30;
/** ms of work below which nothing is compared. */
const floor = 20;
const names = Object.keys(requests) as RequestName[];

const many = (bytes: number, one: string) =>
  Array<string>(Math.floor(bytes / (one.length + 1)))
    .fill(one)
    .join();
const quoted = (text: string, bytes: number) => JSON.stringify(text.repeat(bytes / Buffer.byteLength(text)));

/** JSON of about so many bytes. */
const values: Record<string, (bytes: number) => string> = {
  'a long word': (bytes) => quoted('x', bytes),
  'blanks around nothing': (bytes) => quoted(' ', bytes),
  'line ends': (bytes) => quoted('\n', bytes),
  'digits and lines, as of an id': (bytes) => quoted('0-', bytes),
  'marks upon marks': (bytes) => quoted('\u0301', bytes),
  'characters nobody sees': (bytes) => quoted('\u200b', bytes),
  'base64 that ends in nothing': (bytes) => `"${'A'.repeat(bytes - 3)}==="`,
  numbers: (bytes) => `[${many(bytes, '1')}]`,
  words: (bytes) => `[${many(bytes, '"x"')}]`,
  objects: (bytes) => `[${many(bytes, '{"id":1}')}]`,
  'lists in lists': (bytes) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2),
  'objects in objects': (bytes) => `${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`,
  fields: (bytes) => `{${Array.from({ length: bytes / 10 }, (_, index) => `"f${index}":1`).join()}}`,
};

const fieldsOf = (name: RequestName): string[] => {
  const { payload } = requests[name];
  return 'entries' in payload ? Object.keys(payload.entries) : [];
};

/** Payloads that hold a value in each field, alone, and in all of them. */
const payloadsOf = (name: RequestName, value: unknown): unknown[] => [
  value,
  { surprise: value },
  ...fieldsOf(name).map((field) => ({ [field]: value })),
  Object.fromEntries(fieldsOf(name).map((field) => [field, value])),
];

/** ms of work to find out that they are refused, in the way of the dispatcher. */
function work(name: RequestName, payloads: readonly unknown[]): number {
  const before = process.cpuUsage();
  for (const payload of payloads) v.safeParse(requests[name].payload, visibleIn(payload), { abortEarly: true });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Of all messages together, which evens out what else the machine does. */
const workOfAll = (json: string) => {
  const value = JSON.parse(json) as unknown;
  return names.reduce((sum, name) => sum + work(name, payloadsOf(name, value)), 0);
};

test.each(Object.entries(values))('%s cost what they are long, in every field of every message', (_, make) => {
  expect(make(large).length).toBeGreaterThan(6 * make(small).length);
  const [little, much] = [workOfAll(make(small)), workOfAll(make(large))];
  expect(much).toBeLessThan(allowed * Math.max(little, floor));
});
