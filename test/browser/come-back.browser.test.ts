import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoSection } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/** People who come back to a page see what they left: the rows that were asked for, what was opened, and where they were. */
jest.setTimeout(300_000);

let person: Person;
let paths: string[];

beforeAll(async () => {
  person = await Person.arrives({
    address: platform.address,
    name: 'who comes back',
    context: { reducedMotion: 'reduce' },
  });
  await person.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
  const own = await person.page.locator('header a[href^="/institutions/"]').first().getAttribute('href');
  const institution = own?.split('/')[2] ?? '';
  const pages = await everyPage({ ...(await demoSection()), institution });
  paths = [...new Set(pages.map(({ path }) => path))].filter(
    (path) => path.includes(`${institution}/`) && !path.includes('/people/'),
  );
});

afterAll(async () => {
  await person?.goes();
});

test('every list and page of a large university comes back to where it was scrolled', async () => {
  const { page } = person;
  const wrong: string[] = [];
  let lists = 0;
  for (const path of paths) {
    await page.goto(path);
    await isAllThere(page);
    const more = page.locator('main .list-more button').first();
    if ((await more.count()) > 0) {
      lists += 1;
      const before = await rows(page);
      await more.click();
      await until(page, async () => (await rows(page)) > before);
    }
    const summary = page.locator('main details:not([open]) > summary').first();
    if ((await summary.count()) > 0 && (await summary.isVisible())) await summary.click();
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight * 0.6)');
    await page.evaluate('new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))');
    const left = await page.evaluate<string>(seen);
    // The way to another page does not scroll this one.
    await page.evaluate('document.querySelector("header .brand").click()');
    await page.waitForURL('/');
    await isAllThere(page);
    await page.goBack();
    const found = () => page.evaluate<string>(seen);
    if (!(await until(page, async () => (await found()) === left)))
      wrong.push(`${path}: left ${left}, found ${await found()}`);
  }
  expect(wrong).toEqual([]);
  expect(lists).toBeGreaterThan(2);
});

const countRows = "document.querySelectorAll('main tbody tr, main .rows > li, main ul.stack > li').length";
const seen = `JSON.stringify({
  rows: ${countRows},
  at: Math.round(scrollY / 4),
  open: document.querySelectorAll('main details[open]').length,
})`;

/** Looks with each picture that is drawn, for 20 s at most. @returns whether it came to hold */
async function until(page: Page, holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + 20_000;
  while (performance.now() < end) {
    if (await holds()) return true;
    await page.evaluate('new Promise((then) => requestAnimationFrame(then))');
  }
  return false;
}

async function rows(page: Page): Promise<number> {
  return page.evaluate<number>(countRows);
}
