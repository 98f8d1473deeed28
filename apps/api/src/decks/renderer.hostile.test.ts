import * as processes from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { makeDeck } from '../../../../test/documents/deck.ts';
import { makeNested, makeVastPages, makeVastPicture } from '../../../../test/documents/hostile.ts';
import * as limits from './limits.ts';

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
/** Lower limits than in service, so that the files need not be as large. */
const renderMegabytes = 320;
jest.unstable_mockModule('./limits.ts', () => ({ ...limits, renderMegabytes }));
const { asideMegabytes } = await import('../confine/confined.ts');
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

/** Renders it, and measures how much memory its processes had at most, as the kernel counts it. */
async function measured(content: Uint8Array): Promise<{ outcome: string | undefined; megabytes: number }> {
  let kilobytes = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${renders.at(-1)?.pid ?? 0}/status`, 'utf8');
      kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // The process does not exist yet, or no longer.
    }
  }, 5);
  const outcome = await render(content).finally(() => clearInterval(look));
  return { outcome, megabytes: kilobytes / 1_000 };
}

test('a small file takes no more memory than allowed however large its pages are, and the next file is rendered', async () => {
  const found: { bytes: number; outcome: string | undefined; megabytes: number }[] = [];
  for (const times of [1, 2, 4, 8]) {
    // At the largest 2.5 GB, as pdf.js unpacks it.
    const content = makeVastPicture(Math.round(3_500 * Math.sqrt(times)));
    found.push({ bytes: content.length, ...(await measured(content)) });
  }
  expect(found.every(({ megabytes }) => megabytes > 50)).toBe(true);
  expect(found.every(({ bytes }) => bytes < 4_000)).toBe(true);
  // However late the watcher looks, the kernel gives no process more than this.
  expect(Math.max(...found.map(({ megabytes }) => megabytes))).toBeLessThan(renderMegabytes + asideMegabytes);
  expect(found.at(-1)?.outcome).toBe('FILE_TOO_HARD');
  expect(await render(await makeDeck(1))).toBeUndefined();
});

test('a file with vast pages takes as much memory as an ordinary one', async () => {
  const { outcome, megabytes } = await measured(makeVastPages(3, 14_400));
  expect(outcome).toBeUndefined();
  expect(megabytes).toBeLessThan(renderMegabytes + asideMegabytes);
});

test('a file with drawings within drawings is ended when its time is over', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'setInterval', 'clearInterval'] });
  const outcome = render(makeNested(12));
  while (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(limits.pageMs);
  expect(await outcome).toBe('FILE_TOO_HARD');
});
