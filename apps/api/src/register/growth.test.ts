import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { normalForm } from '#platform';
import { Unsure } from './bytes/question.ts';
import { Problems, shown } from './problems.ts';
import { readFile } from './read-file.ts';

/**
 * Files made to be expensive, at a size and at eight times of it. The work must grow with the file and not with its square, and other work must
 * run meanwhile. A square would be 64 times the work; the allowed factor is far from both, because a busy machine measures badly.
 */
const times = 8;
const allowed = 40;
/** ms of work below which nothing is compared. */
const floor = 25;

const head = 'id,email,first name,last name,role,cohort\n';
const lines = (bytes: number, line: (index: number) => string): string => {
  const size = line(0).length;
  return head + Array.from({ length: Math.ceil(bytes / size) }, (_, index) => line(index)).join('');
};
const bundle = (users: string, roles = '') =>
  zipSync({
    'manifest.csv': strToU8(
      'propertyName,value\noneroster.version,1.2\nfile.users,bulk\nfile.roles,bulk\nfile.orgs,absent\n',
    ),
    'roles.csv': strToU8(`userSourcedId,role,status\nu,student,active\n${roles}`),
    'users.csv': strToU8(`sourcedId,username,givenName,familyName\n${users}`),
  });

const isZip = (made: Uint8Array) => made[0] === 0x50;
const ways = [null, 'cp850', 'utf-8+macintosh'] as const;

const files: Record<string, (bytes: number) => string | Uint8Array> = {
  'blank ragged lines': (bytes) => lines(bytes, (index) => `${','.repeat(1 + (index % 2))}\n`),
  'lines of nothing': (bytes) => lines(bytes, () => '\n'),
  'lines that are all wrong': (bytes) => lines(bytes / 4, () => 'x\n'),
  'one line again and again': (bytes) => lines(bytes, () => 'S1,a@example.org,A,B,student,C\n'),
  'a quotation mark that is never closed': (bytes) => `${head}"${'a\n'.repeat(bytes / 2)}`,
  'quotation marks that close nothing': (bytes) => lines(bytes / 4, () => '"a"b,"c"d,"\n'),
  'columns by the million': (bytes) => head + ','.repeat(bytes),
  'lines of many columns': (bytes) => lines(bytes, () => `${','.repeat(20_000)}\n`),
  'cells of many items': (bytes) =>
    lines(bytes, (index) => `S${index % 10},a@example.org,A,B,"${'x,'.repeat(10_000)}",C\n`),
  // In one cell: a line may have 100,000 characters.
  'marks upon marks': (bytes) => `${head}S1,a@example.org,${'\u0301\u0323'.repeat(bytes / 8)},B,student,C\n`,
  'tags upon tags': (bytes) => `${head}S1,a@example.org,${'\u{e0041}'.repeat(bytes / 6)},B,student,C\n`,
  'bytes of no encoding': (bytes) => Buffer.alloc(bytes, 0xe9),
  'cells of bytes that are half of a character': (bytes) => Buffer.alloc(bytes, Buffer.from([0xc3, 0x2c])),
  'what was saved by the wrong page': (bytes) => head + 'Ã©'.repeat(bytes / 4),
  'what was nearly saved by the wrong page': (bytes) => head + 'â€Â'.repeat(bytes / 6),
  'a bundle of blank lines': (bytes) => bundle('\n'.repeat(bytes)),
  'a bundle of one role again and again': (bytes) =>
    bundle('u,u@example.org,A,B\n', 'u,student,tobedeleted\n'.repeat(bytes / 24)),
};

/** @returns ms of work, and how often other work could run */
async function read(made: string | Uint8Array): Promise<{ work: number; turns: number; problems: Problems }> {
  const problems = new Problems();
  const content = typeof made === 'string' ? Buffer.from(made) : made;
  let turns = 0;
  let reading = true;
  const others = () => {
    turns += 1;
    if (reading) setImmediate(others);
  };
  setImmediate(others);
  const before = process.cpuUsage();
  const kind = typeof made === 'string' || !isZip(made) ? 'people' : 'oneroster';
  // What may be read in several ways is read in each of them.
  for (const encoding of kind === 'people' && typeof made !== 'string' ? ways : [null]) {
    await readFile({ kind, encoding }, content, problems).catch((error: unknown) => {
      if (!(error instanceof Unsure)) throw error;
    });
  }
  const { user } = process.cpuUsage(before);
  reading = false;
  return { work: user / 1_000, turns, problems };
}

describe('the time for a file grows with its length', () => {
  test.each(Object.entries(files))('%s', async (_, make) => {
    const size = 32_000;
    await read(make(size));
    const [once, more] = [await read(make(size)), await read(make(times * size))];
    expect(more.work / Math.max(once.work, floor)).toBeLessThan(allowed);
    expect(more.problems.list.length).toBeLessThanOrEqual(shown);
  });

  test('other work goes on while a file of blank lines is read', async () => {
    const { turns } = await read(lines(1_000_000, () => ',\n'));
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  test('long runs of combining marks are left as they are, and all words of languages are normalised', () => {
    const marks = `a${'\u0301\u0323'.repeat(20)}`;
    expect([normalForm(marks, 'NFC'), normalForm('e\u0301', 'NFC'), normalForm('é', 'NFD')]).toEqual([
      marks,
      'é',
      'e\u0301',
    ]);
  });
});
