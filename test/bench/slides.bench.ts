import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../tools/bench/report.ts';
import type { Renderer as RendererOfApi } from '../../apps/api/src/decks/renderer.ts';
import type { PageMessage } from '../../apps/api/src/decks/render/messages.ts';
import { root } from '../../tools/setup/paths.mjs';
import { makeDeck } from '../documents/deck.ts';

export const name = 'slides';
export const about =
  'a PDF of 40 pages (24 of text, 8 figures, 8 photographs with a camera’s noise) rendered as the api does it: from the file to the last image';

const pages = 40;
/** Seconds: what issue and users were promised. */
const goal = 60;

export async function run(): Promise<Figure[]> {
  // The compiled program runs: Node alone does not read decorators.
  const { Renderer } = (await import(join(root, 'dist/apps/api/src/decks/renderer.js'))) as {
    Renderer: typeof RendererOfApi;
  };
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-slides-'));
  try {
    const file = join(folder, 'deck.pdf');
    await writeFile(file, await makeDeck(pages));
    const done: PageMessage[] = [];
    const began = performance.now();
    let first = 0;
    const problem = await new Renderer().render(
      file,
      join(folder, 'images'),
      { from: 1 },
      {
        opened: () => Promise.resolve(),
        page: (page) => {
          first ||= performance.now() - began;
          done.push(page);
          return Promise.resolve();
        },
      },
      new AbortController().signal,
    );
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (problem !== undefined || done.length !== pages)
      throw new Error(`${done.length} pages, ${problem ?? 'no problem'}`);
    return [
      { figure: `${pages} pages ready`, value: seconds, unit: 's', goal: `<= ${goal}`, ok: seconds <= goal },
      { figure: 'the first page', value: Math.round(first / 100) / 10, unit: 's' },
      ...(['small', 'large'] as const).flatMap((width) => weights(done, width)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function weights(done: readonly PageMessage[], width: 'small' | 'large'): Figure[] {
  const pixels = { small: 640, large: 1_280 }[width];
  const of = (kind: string) => done.filter(({ text }) => text.includes(`: ${kind}`)).map((page) => page[width].bytes);
  return ['text', 'figure', 'photograph', ''].map((kind) => {
    const bytes = kind === '' ? done.map((page) => page[width].bytes) : of(kind);
    const mean = bytes.reduce((sum, one) => sum + one, 0) / bytes.length;
    const what = kind === '' ? 'a page' : `a page of kind ${kind}`;
    return { figure: `${what}, ${pixels} pixels wide, mean`, value: Math.round(mean / 100) / 10, unit: 'kB' };
  });
}
