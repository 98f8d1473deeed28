import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import { migrate } from './migrations.ts';

/** Locales of databases: PostgreSQL's own, as embedded; C, as in containers; ICU's French; Turkish, in which I is no capital i. */
const locales = [
  `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`,
  `LOCALE_PROVIDER libc LOCALE 'C'`,
  `LOCALE_PROVIDER icu ICU_LOCALE 'fr' LOCALE 'C'`,
  `LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C'`,
];

const maintenance = process.env.TEST_DATABASE_URL ?? '';
const maintain = async (statement: string) => {
  const client = new pg.Client({ connectionString: maintenance });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
const letters = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** Every sign by which Unicode separates words: spaces, punctuation, symbols and controls, but those that no text holds. */
const separators = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff))
  .map((code) => String.fromCodePoint(code))
  .filter((sign) => /^[\p{Z}\p{P}\p{S}\p{Cc}\p{Cf}]$/u.test(sign))
  // Signs that stand for letters, such as ™ and ㎏, are letters.
  .filter((sign) => !/[\p{L}\p{Nd}]/u.test(sign.normalize('NFKD')));

describe.each(locales)('words in a database with %s', (locale) => {
  const name = `ikiraro_words_${randomBytes(6).toString('hex')}`;
  let dataSource: DataSource;
  const column = async (sql: string, values: unknown[]): Promise<unknown[]> =>
    ((await dataSource.query(sql, values)) as { value: unknown }[]).map(({ value }) => value);
  const found = async (text: string, search: string) =>
    (await column('SELECT words_of($1) @@ words_like($2) AS value', [text, search]))[0];

  beforeAll(async () => {
    await maintain(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
    const url = new URL(maintenance);
    url.pathname = `/${name}`;
    dataSource = await new DataSource(dataSourceOptions(url.href, { applicationName: 'test' })).initialize();
    await migrate(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await maintain(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  test.each([
    ['Géochimie de l’environnement', 'Géochimie de l’environnement'],
    ['Géochimie de l’environnement', 'environnement GEOCHIMIE'],
    ['D’Almeida', 'almeida'],
    ["O'Brien", 'O’Brien'],
    ['Œuvre complète', 'oeuvre'],
    ['Oeuvre', 'œuvre'],
    ['Ingabire', 'INGABIRE'],
    ['DİYARBAKIR', 'diyarbakir'],
    ['Straße', 'STRASSE'],
    ['ﬁnance', 'fin'],
    ['ΟΔΟΣ', 'οδος'],
    ['العَرَبِيَّة', 'العربية'],
    ['Московский', 'москов'],
    ['שָׁלוֹם', 'שלום'],
  ])('%j is found by %j', async (text, search) => {
    expect(await found(text, search)).toBe(true);
  });

  test('a text is found by itself and by its words, with any separators', async () => {
    expect(separators.length).toBeGreaterThan(8_000);
    const lost = await column(
      `SELECT to_hex(ascii(sign)) AS value FROM unnest($1::text[]) AS sign
       WHERE (words_of('géochimie' || sign || 'minérale') @@ words_like('géochimie' || sign || 'minérale')
         AND words_of('géochimie' || sign || 'minérale') @@ words_like('minerale')
         AND plain_words('géochimie' || sign || 'minérale') = 'geochimie minerale') IS NOT TRUE`,
      [separators],
    );
    expect(lost).toEqual([]);
  });

  test('case and accents of European languages do not count', async () => {
    const signs = Array.from({ length: 0x24f }, (_, code) => String.fromCodePoint(code + 1)).filter((sign) =>
      /\p{L}/u.test(sign),
    );
    expect(signs.length).toBeGreaterThan(400);
    const lost = await column(
      `SELECT sign AS value FROM unnest($1::text[], $2::text[]) AS pair (sign, plain)
       WHERE (words_of('x' || sign || 'y') @@ words_like('x' || plain || 'y')) IS NOT TRUE`,
      [signs, signs.map(letters)],
    );
    expect(lost).toEqual([]);
  });

  test('a text without words is never found, and a very long word is no error', async () => {
    expect(await found('— … •', '—')).toBeNull();
    expect(await found('', 'a')).toBe(false);
    expect(await found('a'.repeat(5_000), 'a'.repeat(3_000))).toBe(true);
    expect(await found('\uFDFA'.repeat(1_000), 'صلى')).toBe(true);
  });
});
