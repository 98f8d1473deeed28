import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { limits, liveErrorCodes } from '#contract';
import { protocol } from './protocol.ts';
import { described } from './schema-text.ts';

const file = 'docs/protocol.md';
const beforeList = '<!-- UPDATE_PROTOCOL=1 writes what follows -->\n\n';

test('docs/protocol.md has every message of the contract (UPDATE_PROTOCOL=1 writes them anew)', () => {
  const [prose = ''] = readFileSync(file, 'utf8').split(beforeList);
  const whole = prose + beforeList + protocol();
  if (process.env['UPDATE_PROTOCOL']) writeFileSync(file, whole);
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

test('its prose names every error, and the limits that the contract has', () => {
  const [prose = ''] = readFileSync(file, 'utf8').split(beforeList);
  expect(liveErrorCodes.filter((code) => !prose.includes(`\`${code}\``))).toEqual([]);
  expect(prose).toContain(`${String(limits.packetBytes / 1024)} KiB`);
  expect(prose).toContain(`${String(limits.mediaKeptSeconds)} s`);
});

test('schemas are written in words', () => {
  const named = v.strictObject({ a: v.string() });
  const schema = v.strictObject({
    id: v.pipe(v.string(), v.uuid()),
    count: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
    of: named,
    list: v.pipe(
      v.array(v.picklist(['x', 'y'])),
      v.maxLength(2),
      v.check(() => true, 'Each once.'),
    ),
  });
  expect(described(schema, new Map([[named, 'named']]))).toBe(
    '{\n  id: uuid\n  count?: number (1 to 9; whole)\n  of: named\n  list: [ "x" | "y", … ] (at most 2; Each once)\n}',
  );
  expect(described(v.looseObject({ ok: v.boolean() }), new Map())).toBe('{ ok: boolean, … }');
  expect(() => described(v.date(), new Map())).toThrow('date');
});
