import { describe, expect, test } from '@jest/globals';
import { registerPages } from '#database';
import type { RegisterEncoding, RegisterPage } from '#database';
import { decode, decodeStandard } from './decode.ts';
import { holesIn } from './holes.ts';
import { signOf } from './pages.ts';
import { Unsure } from './question.ts';

/** Bytes of a text in a page. */
const inPage = (text: string, page: RegisterPage): Buffer =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? code : 0x80 + Array.from({ length: 0x80 }, (_, at) => signOf(page, 0x80 + at)).indexOf(sign);
    }),
  );
/** The text that a program reads when it takes UTF-8 for a code page. */
const misread = (text: string, page: RegisterPage): string =>
  [...Buffer.from(text)].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : signOf(page, byte))).join('');

const asked = async (content: Uint8Array): Promise<Unsure> => {
  try {
    await decode(content, null);
  } catch (error) {
    if (error instanceof Unsure) return error;
    throw error;
  }
  throw new Error('it was read without a question');
};
const waysOf = ({ readings }: Unsure) => readings.map(({ encoding }) => encoding);
const samplesOf = ({ readings }: Unsure, encoding: RegisterEncoding) =>
  readings.find((reading) => reading.encoding === encoding)?.samples;

const names = 'prénom;nom\nChloé;Bégin\nAgnès;L’Élève\nZoë;Ça œuvre\n';
const plain = 'prénom;nom\nChloé;Bégin\nAgnès;Çelik\n';

describe('a file of a certain encoding is read', () => {
  test.each([
    ['UTF-8', Buffer.from(names)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${names}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${names}`, 'utf16le')],
    ['UTF-16 of other machines, with its mark', Buffer.from(`\uFEFF${names}`, 'utf16le').swap16()],
    ['lone carriage returns', Buffer.from(names.replaceAll('\n', '\r'))],
  ])('%s', async (_, content) => {
    expect(await decode(content, null)).toBe(names);
  });

  test.each(['LYCÉ… «É»', 'À, Ô, Î, Û: âge', '“É”', 'ÇÃ', '你好 Мария أحمد'])(
    '%s is not taken for anything else',
    async (text) => {
      expect(await decode(Buffer.from(text), null)).toBe(text);
    },
  );

  test.each([
    ['UTF-16 without its mark', Buffer.from(names, 'utf16le')],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x41])],
  ])('%s is no text', async (_, content) => {
    await expect(decode(content, null)).rejects.toMatchObject({ code: 'NOT_TEXT' });
  });
});

describe('it is asked how a file that is not UTF-8 is read', () => {
  test.each<[RegisterPage, string]>([
    ['windows-1252', names],
    ['iso-8859-15', names.replace('’', "'")],
    ['macintosh', names],
    ['macintosh', names.replaceAll('\n', '\r')],
    ['cp850', plain],
    ['cp437', `${plain}₧;1\n`],
  ])('%s', async (page, text) => {
    const content = inPage(text, page);
    const question = await asked(content);
    expect(waysOf(question)).toContain(page);
    expect(samplesOf(question, page)).toEqual(expect.arrayContaining(['Chloé', 'Bégin', 'Agnès']));
    const shown = question.readings.map(({ samples }) => samples.join());
    expect(new Set(shown).size).toBe(shown.length);
    expect(await decode(content, page)).toBe(text.replaceAll('\r', '\n'));
  });

  test('code pages that give the same text are one choice', async () => {
    expect(waysOf(await asked(inPage(plain, 'cp437')))).not.toContain('cp437');
  });

  test.each<RegisterPage>(['windows-1252', 'macintosh', 'cp850'])('a byte of %s in UTF-8', async (page) => {
    const content = Buffer.concat([
      Buffer.from(names),
      Buffer.from('Am'),
      inPage('é', page),
      Buffer.from('lie;"a\nb"\n'),
    ]);
    const question = await asked(content);
    expect(waysOf(question).every((way) => way.startsWith('utf-8+'))).toBe(true);
    expect(samplesOf(question, `utf-8+${page}`)).toEqual(['Amélie']);
    expect(await holesIn(question.withHoles ?? '')).toEqual([{ line: 5, column: 'prénom', value: 'Am\uFFFDlie' }]);
    expect(await decode(content, `utf-8+${page}`)).toBe(`${names}Amélie;"a\nb"\n`);
  });

  test('a file of two encodings is offered in both, whichever has more', async () => {
    const content = Buffer.concat([Buffer.from('é;à\n'), inPage(names, 'windows-1252')]);
    const question = await asked(content);
    expect(waysOf(question)).toEqual(expect.arrayContaining(['utf-8+windows-1252', 'windows-1252']));
    expect(await decode(content, 'utf-8+windows-1252')).toBe(`é;à\n${names}`);
  });

  test('such a file in a bundle is refused, with its line', async () => {
    await expect(decodeStandard(inPage(names, 'macintosh'), null)).rejects.toMatchObject({ code: 'NOT_UTF8', line: 1 });
    const content = Buffer.concat([Buffer.from(names), Buffer.from([0xe9, 0x0a])]);
    await expect(decodeStandard(content, null)).rejects.toMatchObject({ code: 'NOT_UTF8', line: 5, column: 'prénom' });
    expect(await decodeStandard(Buffer.from(names), null)).toBe(names);
  });
});

describe('UTF-8 that was read wrongly and saved so is recognised', () => {
  const pages = registerPages.filter((page) => page !== 'iso-8859-15');

  test.each(pages)('read as %s', async (page) => {
    const content = Buffer.from(misread(names, page));
    const question = await asked(content);
    expect(samplesOf(question, `mended+${page}`)).toEqual(expect.arrayContaining(['Chloé', 'L’Élève', 'Ça œuvre']));
    expect(samplesOf(question, 'as-it-is')).toContain(misread('Chloé', page));
    expect(await decode(content, `mended+${page}`)).toBe(names);
    expect(await decode(content, 'as-it-is')).toBe(misread(names, page));
  });

  test('read wrongly twice, with its mark, in one cell of many, in UTF-16', async () => {
    const once = misread(`\uFEFF${names}`, 'windows-1252');
    const cell = Buffer.from(`${plain}${misread('Noëlle', 'windows-1252')};x\n`);
    expect(await decode(Buffer.from(misread(once, 'windows-1252')), 'mended+windows-1252')).toBe(names);
    expect(await decode(cell, 'mended+windows-1252')).toBe(`${plain}Noëlle;x\n`);
    expect(samplesOf(await asked(cell), 'mended+windows-1252')).toEqual(['Noëlle']);
    expect(waysOf(await asked(Buffer.from(`\uFEFF${once}`, 'utf16le')))).toEqual(['mended+windows-1252', 'as-it-is']);
  });

  test('in a bundle', async () => {
    await expect(decodeStandard(Buffer.from(misread(names, 'windows-1252')), null)).rejects.toThrow(Unsure);
  });
});
