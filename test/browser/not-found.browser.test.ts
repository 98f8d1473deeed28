import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { demoSection } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/** A page that asks for one thing by its id says so when it is not there, or is another institution's: never a skeleton without end. */
jest.setTimeout(300_000);

const nothing = '00000000-0000-4000-8000-000000000000';
/** What each kind of page says instead. */
const says: Readonly<Record<string, string>> = {
  '/invitations/:token': 'This invitation is over',
  '/classes/:sessionId': 'This class is not there',
  '/still-true/:token': 'This link has been used',
  // Whoever is no coordinator reads this, whether there is such an expert or report or not.
  '/roster/:id': 'Your role does not allow this',
  '/reports/:id': 'Your role does not allow this',
};
const usual = 'There is nothing at this address';

const table = readFileSync(new URL('../../apps/web/src/app.tsx', import.meta.url), 'utf8');
const routes = [...table.matchAll(/^\s+\['(\/[^']*:[^']*)', \w+\],$/gm)]
  .map(([, route]) => route ?? '')
  // Whether such a link is good is told when a password is sent with it.
  .filter((route) => route !== '/reset/:token');

let person: Person;
beforeAll(async () => {
  person = await Person.arrives({ address: platform.address, name: 'who is lost' });
  await person.signIn('admin@ikiraro.example', demoPassword);
});
afterAll(() => person?.goes());

async function saysNotFound(path: string, words: string): Promise<void> {
  const { page } = person;
  await page.goto(path);
  await page
    .getByRole('main')
    .getByText(words)
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(async () => {
      throw new Error(`${path} says: ${await page.getByRole('main').innerText()}`);
    });
  expect({ path, skeletons: await page.locator('.skeleton').count() }).toEqual({ path, skeletons: 0 });
}

test('the routes are read', () => {
  expect(routes.length).toBeGreaterThan(15);
});

test.each(routes)('%s of an unknown id', async (route) => {
  const path = route.replace(/\/:\w+\?/g, '').replace(/:\w+/g, nothing);
  await saysNotFound(path, says[route] ?? usual);
  // A timetable as a whole term waits for more.
  if (path.endsWith('/timetable')) await saysNotFound(`${path}?view=term`, usual);
});

test('pages of another institution look as if they were not there', async () => {
  const demo = await demoSection();
  await person.page.context().clearCookies();
  await person.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
  const pages = (await everyPage(demo)).filter(
    // The card of an expert belongs to no institution.
    ({ route }) => routes.includes(route) && !['/invitations/:token', '/experts/:id'].includes(route),
  );
  expect(pages.length).toBeGreaterThan(14);
  for (const { route, path } of pages) await saysNotFound(path, says[route] ?? usual);
});
