import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** Where formats may be made: kept ones, and those that are made once for the process or for one answer. */
const allowed = new Set(['apps/api/src/words/formats.ts', 'libs/classroom/src/fold.ts']);

/** Lines of a source that make a format each time they run. A constant of the module is made once. */
export function madeEachTime(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => /new Intl\.\w+\(|\.toLocale(?!LowerCase|UpperCase)\w*\(/.test(line))
    .filter((line) => !/^(export )?const /.test(line))
    .map((line) => line.trim());
}

test('formats are told apart by where they are made', () => {
  expect(madeEachTime("const names = new Intl.DisplayNames(['en'], {});")).toEqual([]);
  expect(madeEachTime('  return new Intl.ListFormat(language).format(names);')).toHaveLength(1);
  expect(madeEachTime("  date.toLocaleString('fr')")).toHaveLength(1);
  expect(madeEachTime("  name.toLocaleLowerCase('fr')")).toEqual([]);
});

test('the services make formats once, and not for each letter or line', () => {
  const files = globSync(['apps/{api,live}/src/**/*.ts', 'libs/*/src/**/*.ts']).filter(
    (file) => !file.endsWith('.test.ts') && !allowed.has(file),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) => madeEachTime(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`));
  expect(found).toEqual([]);
});
