import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../media/chromium.ts';
import { faultsOf } from './inspection.ts';

/** The inspection of pages notices each fault that it looks for. */

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startChromium({ speaks: 'student' });
  page = await browser.newPage();
  await page.setViewportSize({ width: 360, height: 640 });
});

afterAll(async () => {
  await browser?.close();
});

const whole = (main: string) =>
  `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${main}</main></html>`;

test('a sound page has no faults', async () => {
  await page.setContent(whole('<p>Words on paper.</p>'));
  expect(await faultsOf(page)).toEqual([]);
});

test.each([
  ['faint words', whole('<p style="color:#ccc">Words on paper.</p>'), /^color-contrast/],
  ['a field without a label', whole('<input>'), /^label/],
  [
    'a small target',
    whole('<a href="#a">a</a><style>a { display: block; width: 9px; height: 9px }</style>'.repeat(3)),
    /^target-size/,
  ],
  ['something too wide', whole('<div style="width: 500px">wide</div>'), /sideways by 1/],
  ['no title and no language', '<!doctype html><main><h1>A page</h1></main>', /no title|html-has-lang/],
  ['two headings of the first level', whole('<h1>Another</h1>'), /^h1/],
  ['no main part', '<!doctype html><html lang="en"><title>A page</title><h1>A page</h1></html>', /main landmarks/],
])('%s: noticed', async (_what, html, fault) => {
  await page.setContent(html);
  expect(await faultsOf(page)).toContainEqual(expect.stringMatching(fault));
});

test('faint words are noticed in other colours too, and nothing else is looked for', async () => {
  await page.setContent(whole('<p style="color:#ccc">Words on paper.</p><input>'));
  const faults = await faultsOf(page, 'colours');
  expect(faults).toEqual([expect.stringMatching(/^color-contrast/)]);
});
