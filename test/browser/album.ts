import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { artifacts } from '../media/cache.ts';

/**
 * Pictures of what people see, which `npm run pictures` (tools/pictures.mjs) lays on one page to be looked through. A test adds one with a line:
 *
 *     await keepPicture(page, { part: 'Timetable', title: 'a week with a clash' });
 *
 * Window size, language and theme are read off the page. `docs` is the name under docs/pictures, for pictures that README.md or a page of
 * docs shows: `npm run pictures` copies them there, so that these cannot show what is not there.
 */
export interface PictureWishes {
  /** Pictures of one part stand together. */
  readonly part: string;
  readonly title: string;
  readonly docs?: string;
}

/** What stands beside each picture, as JSON. */
export interface PictureNote {
  readonly part: string;
  readonly title: string;
  readonly look: string;
  readonly width: number;
  readonly height: number;
}

/** Git ignores it. */
export const album = `${artifacts}pictures/`;
/** Set by `npm run pictures`: pictures for the documentation are renewed. */
export const renewDocs = 'PICTURES_FOR_DOCS';
const docsFolder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

export async function keepPicture(page: Page, { part, title, docs }: PictureWishes): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const look = await page.evaluate<string>(
    '[document.documentElement.lang, matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"].join(" ")',
  );
  const name = [part, title, `${String(width)}x${String(height)}`, look].join(' ').replace(/[^\p{L}\d]+/gu, '-');
  const note: PictureNote = { part, title, look, width, height };
  await mkdir(album, { recursive: true });
  const path = `${album}${name}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  await writeFile(`${album}${name}.json`, JSON.stringify(note));
  if (docs === undefined || !process.env[renewDocs]) return;
  await mkdir(docsFolder, { recursive: true });
  await copyFile(path, `${docsFolder}${docs}.png`);
}
