import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import type { Sound } from './wav.ts';

/** An element on the page as eyes see it, in CSS pixels from the upper left corner of the window. */
export interface Standing {
  readonly selector: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Share of a grid of points over it at which it, or a part of it, is what is on top: 0 to 1. */
  readonly seen: number;
  /** What is on top at the other points, and at how many. */
  readonly over: Readonly<Record<string, number>>;
}

/** One layer of a picture that is sent: its size in pixels and what was sent of it so far. */
export interface SentLayer {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly frames: number;
}

/** What page-scripts puts into every page of a test, as `ikiraroTest`. */
export interface PageTools {
  /** Everything at these selectors. */
  standing(selectors: readonly string[]): Standing[];
  /**
   * Records what the element plays for some seconds, as decoded: first channel, 16-bit little endian in base64. Fails when the element is
   * muted or paused, or has no sound yet.
   */
  recordSound(selector: string, seconds: number): Promise<{ rate: number; pcm: string }>;
  /** What a video element shows, `count` times, `everyMs` apart: grey (0 to 255) row by row, scaled to width x height. */
  frames(selector: string, count: number, everyMs: number, width: number, height: number): Promise<number[][]>;
  /**
   * Counts from the next press on a button or link of that name to the first sound of an audio element that appears at `selector`.
   * Call it before the press; it resolves with ms once the sound is there.
   */
  fromPressToSound(name: string, selector: string): Promise<number>;
  /** The layers of every picture that this page sends, as its connections count them. */
  layersSent(): Promise<SentLayer[]>;
  /** Resolves once the video element has shown `count` frames of that width, one after the other. */
  framesOfWidth(selector: string, width: number, count: number): Promise<void>;
  /** Share of what the audio element plays over so many seconds that its browser has made up, as it did not come in time: 0 to 1. */
  madeUp(selector: string, seconds: number): Promise<number>;
  /** Id of the track that the audio element plays now. */
  trackAt(selector: string): string | null;
  /** ms from now to the first sound of the audio element at `selector`, whenever it comes; of another track, if one is named. */
  untilSound(selector: string, otherThan: string | null): Promise<number>;
}

/** What is put into each page, in this order. @returns source to run before a page's own */
export function pageScripts(): Promise<string[]> {
  return Promise.all(
    ['tools', 'standing', 'layers'].map(async (name) => {
      const source = await readFile(new URL(`./page-scripts/${name}.ts`, import.meta.url), 'utf8');
      return `{${stripTypeScriptTypes(source)}}`;
    }),
  );
}

/** Puts the tools into every page that the context opens from now on. */
export async function addPageTools(context: BrowserContext): Promise<void> {
  for (const content of await pageScripts()) await context.addInitScript({ content });
}

/** Calls one of the tools in the page. */
async function call<N extends keyof PageTools>(
  page: Page,
  name: N,
  ...given: Parameters<PageTools[N]>
): Promise<Awaited<ReturnType<PageTools[N]>>> {
  return page.evaluate(
    async ([tool, parameters]) => {
      const tools = (globalThis as unknown as { ikiraroTest: Record<string, (...all: unknown[]) => unknown> })
        .ikiraroTest;
      return (await tools[tool as string]?.(...(parameters as unknown[]))) as never;
    },
    [name, given] as const,
  );
}

/** Everything at these selectors: where it stands and how much of it is seen. */
export async function standing(page: Page, ...selectors: string[]): Promise<Standing[]> {
  return call(page, 'standing', selectors);
}

/** Some seconds of what the audio element plays. */
export async function recordSound(page: Page, selector: string, seconds: number): Promise<Sound> {
  const { rate, pcm } = await call(page, 'recordSound', selector, seconds);
  const bytes = Buffer.from(pcm, 'base64');
  const samples = Float32Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
  return { rate, samples };
}

/** `count` frames of the video element, `everyMs` apart, in grey (0 to 255), row by row. */
export async function grabFrames(
  page: Page,
  selector: string,
  count: number,
  everyMs: number,
  size: { readonly width: number; readonly height: number },
): Promise<number[][]> {
  return call(page, 'frames', selector, count, everyMs, size.width, size.height);
}

/** ms from the next press on a button or link of that name to the first sound at `selector`; call it before pressing. */
export async function fromPressToSound(page: Page, name: string, selector: string): Promise<number> {
  return call(page, 'fromPressToSound', name, selector);
}

/** ms from now to the first sound at `selector`, whenever that comes; `otherThan` a track that does not count. */
export async function untilSound(page: Page, selector: string, otherThan: string | null = null): Promise<number> {
  return call(page, 'untilSound', selector, otherThan);
}

/** Id of the track that plays at `selector` now. */
export async function trackAt(page: Page, selector: string): Promise<string | null> {
  return call(page, 'trackAt', selector);
}

/** The layers of every picture that this page sends now. */
export async function layersSent(page: Page): Promise<SentLayer[]> {
  return call(page, 'layersSent');
}

/** Waits until so many frames of that width, one after the other, were shown at `selector`. */
export async function framesOfWidth(page: Page, selector: string, width: number, count: number): Promise<void> {
  await call(page, 'framesOfWidth', selector, width, count);
}

/** Share of what is heard at `selector` over so many seconds that did not come in time, and was made up. */
export async function madeUp(page: Page, selector: string, seconds: number): Promise<number> {
  return call(page, 'madeUp', selector, seconds);
}
