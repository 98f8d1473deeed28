import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoSection } from './database.ts';
import { addPageScript } from './page-scripts.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, goWithin, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/**
 * A page looks the same whichever page was open before. Each page is opened directly; then all are visited within the application, there and back, so that each
 * follows each other one with the styles that it has loaded.
 */
jest.setTimeout(300_000);

type Looks = Record<string, Record<string, string>>;

let person: Person;
let paths: string[];
const direct = new Map<string, Looks>();

beforeAll(async () => {
  person = await Person.arrives({
    address: platform.address,
    name: 'who looks',
    context: { reducedMotion: 'reduce', colorScheme: 'light' },
  });
  await addPageScript(person.context, 'looks');
  await person.signIn('admin@ikiraro.example', demoPassword);
  const pages = await everyPage(await demoSection());
  // A page that redirects has nothing to compare.
  paths = [...new Set(pages.map(({ path }) => path))].filter((path) => path !== '/sign-in');
  for (const path of paths) {
    await person.page.goto(path);
    direct.set(path, await looksOf(person.page));
  }
});

afterAll(async () => {
  await person?.goes();
});

describe.each([
  ['there', (all: string[]) => all],
  ['back', (all: string[]) => all.toReversed()],
])('going through all pages, %s', (_, order) => {
  test('each page looks as when it is opened directly', async () => {
    const { page } = person;
    const differences: string[] = [];
    let before = '/nowhere';
    await page.goto(before);
    await isAllThere(page);
    for (const path of order(paths)) {
      await goWithin(page, path);
      await page.waitForURL(`**${path}`);
      const found = differencesOf(direct.get(path) ?? {}, await looksOf(page));
      differences.push(...found.slice(0, 5).map((one) => `${path} after ${before}: ${one}`));
      before = path;
    }
    expect(differences).toEqual([]);
  });
});

async function looksOf(page: Page): Promise<Looks> {
  await isAllThere(page);
  // The focus is on the heading when one came from within: that is meant.
  return page.evaluate<Looks>('document.activeElement.blur(), scrollTo(0, 0), ikiraroLooks()');
}

/** Compares elements that exist both times: notices may have changed meanwhile. */
function differencesOf(one: Looks, other: Looks): string[] {
  return Object.entries(one).flatMap(([path, styles]) => {
    const then = other[path];
    if (!then) return [];
    const changed = Object.keys(styles).filter((name) => styles[name] !== then[name]);
    return changed.length === 0
      ? []
      : [`${path}: ${changed.map((name) => `${name} ${String(styles[name])} -> ${String(then[name])}`).join(', ')}`];
  });
}
