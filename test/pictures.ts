import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from '../tools/build/main.ts';
import { albumPage } from './browser/album-page.ts';
import { album, renewDocs } from './browser/album.ts';
import type { PictureNote } from './browser/album.ts';
import { jest } from './run-jest.ts';

/** Stories that keep pictures, and which of their tests: the stage of a class, and the pages that people begin from, in both languages. */
const files = ['test/browser/stage.browser.test.ts', 'test/browser/pages.browser.test.ts'];
const tests =
  'the stage|pages of .* (en|fr) (home of .*|institution, (sections|people|places|register)|course|section|session|timetable.*|week.*)$';

/** `npm run pictures`: runs the stories and lays their pictures on one page; says where it is. Fails as the stories do. */
export async function main({ workerBin }: { workerBin: string }): Promise<void> {
  await rm(album, { recursive: true, force: true });
  await build();
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: workerBin, [renewDocs]: 'true' };
  const tally = await jest(env, 'browser', '--runInBand', '--testNamePattern', tests, '--runTestsByPath', ...files);
  const names = (await readdir(album).catch(() => [])).filter((name) => name.endsWith('.json'));
  const pictures = await Promise.all(
    names.map(async (name) => ({
      file: name.replace(/json$/, 'png'),
      note: JSON.parse(await readFile(`${album}${name}`, 'utf8')) as PictureNote,
    })),
  );
  await writeFile(`${album}index.html`, albumPage(pictures));
  console.log(`\n${String(pictures.length)} pictures: ${pathToFileURL(`${album}index.html`).href}`);
  process.exitCode = tally.failed > 0 || pictures.length === 0 ? 1 : 0;
}
