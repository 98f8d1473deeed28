import { execFile } from 'node:child_process';

/** Languages whose letters the fonts of a server often lack, and how to know them (Unicode's scripts). */
const languages = {
  zh: (text: string) => /\p{Script=Han}/u.test(text) && !kana.test(text),
  ja: (text: string) => kana.test(text),
  ko: (text: string) => /\p{Script=Hangul}/u.test(text),
  ar: (text: string) => /\p{Script=Arabic}/u.test(text),
  am: (text: string) => /\p{Script=Ethiopic}/u.test(text),
  hi: (text: string) => /\p{Script=Devanagari}/u.test(text),
} as const;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** @returns the languages whose letters a text has */
export const languagesOf = (text: string): string[] =>
  Object.entries(languages).flatMap(([language, isIn]) => (isIn(text) ? [language] : []));

/**
 * Languages for which this machine has no font, so that LibreOffice draws boxes in place of letters. As fontconfig says, which LibreOffice asks too;
 * where fontconfig is not installed, none counts as missing.
 */
export async function missingFonts(there: readonly string[]): Promise<string[]> {
  const missing = await Promise.all(there.map(async (language) => ((await hasFont(language)) ? [] : [language])));
  return missing.flat();
}

function hasFont(language: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(
      'fc-list',
      [`:lang=${language}`, 'family'],
      { timeout: 10_000, env: { PATH: process.env['PATH'] ?? '' } },
      (error, families) => {
        resolve(error !== null || families.trim() !== '');
      },
    );
  });
}
