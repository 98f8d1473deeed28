import * as processes from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { makeBlank, makeDeck } from '../../../../test/documents/deck.ts';
import { makeVastPages } from '../../../../test/documents/hostile.ts';
import { mostPages, pageMs } from './limits.ts';

/** The processes that render, the last one last. */
const renders: processes.ChildProcess[] = [];
jest.unstable_mockModule('node:child_process', () => ({
  ...processes,
  spawn: (...how: Parameters<typeof processes.spawn>) => {
    const child = processes.spawn(...how);
    renders.push(child);
    return child;
  },
}));
const { Renderer } = await import('./renderer.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-render-'));
});
afterEach(async () => {
  jest.useRealTimers();
  renders.length = 0;
  await rm(folder, { recursive: true });
});

const nothing = { opened: () => Promise.resolve(), page: () => Promise.resolve() };
async function render(content: Uint8Array, images = folder): Promise<string | undefined> {
  const file = join(folder, 'deck');
  await writeFile(file, content);
  return new Renderer().render(file, images, { from: 1 }, nothing, new AbortController().signal);
}

test('eight ordinary pages are rendered, each time', async () => {
  const content = await makeDeck(8);
  for (let time = 1; time <= 3; time += 1) expect([time, await render(content)]).toEqual([time, undefined]);
}, 300_000);

test('a page that takes too long ends as FILE_TOO_HARD', async () => {
  const content = await makeDeck(1);
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const outcome = render(content);
  // As soon as it is being rendered, the time is over.
  while (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(pageMs);
  expect(await outcome).toBe('FILE_TOO_HARD');
});

test('a file that is ended because it needs too much memory ends as FILE_TOO_HARD', async () => {
  const outcome = render(await makeDeck(1));
  // As Node does it.
  while (!renders.at(-1)?.kill('SIGABRT')) await new Promise((resolve) => setImmediate(resolve));
  expect(await outcome).toBe('FILE_TOO_HARD');
});

test('a file with one page more than allowed ends as TOO_MANY_PAGES', async () => {
  expect(await render(await makeBlank(mostPages + 1))).toBe('TOO_MANY_PAGES');
});

test('a file without pages ends as NO_PAGES', async () => {
  expect(await render(makeVastPages(0, 1))).toBe('NO_PAGES');
});

test('the document is not blamed when its images cannot be written', async () => {
  // A file stands where the folder should be.
  await expect(render(await makeDeck(1), join(folder, 'deck'))).rejects.toThrow('not its fault');
});
