import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';

/** An administrator of a university finds timetables, free rooms and times, who teaches how much, and anything by its name. */
jest.setTimeout(120_000);

let person: Person;
beforeAll(async () => {
  person = await Person.arrives({ address: platform.address, name: 'who looks for things' });
  await person.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
});
afterAll(() => person?.goes());

const heading = (name: string | RegExp) => person.page.getByRole('heading', { level: 1, name });

test('links lead from the timetable of a campus to those of a room, a lecturer and a cohort, and back', async () => {
  const { page } = person;
  await page
    .getByRole('link', { name: /^Timetable of / })
    .first()
    .click();
  await heading(/^Timetable of /).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const others = page.getByRole('navigation', { name: 'Other timetables' });
  for (const [kind, text, address] of [
    ['Lecturers', 'a', /\/people\/[^/]+\/timetable/],
    ['Cohorts', 'bac', /\/cohorts\/[^/]+\/timetable/],
    ['Rooms', 'a', /\/rooms\/[^/]+\/timetable/],
  ] as const) {
    await others.getByText('Other timetables').click();
    await others.getByRole('searchbox').fill(text);
    const way = others.getByRole('list', { name: kind }).getByRole('link').first();
    const name = await way.innerText();
    await way.click();
    await page.waitForURL(address);
    await heading(new RegExp(name)).waitFor();
    await others.getByText('Other timetables').click();
    await others.getByRole('link', { name: title.replace('Timetable of ', ''), exact: true }).click();
    await heading(title).waitFor();
  }
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link').first().click();
  await page.waitForURL(/\/rooms\//);
  await page.getByRole('link', { name: title }).click();
  await heading(title).waitFor();
});

test('a press sorts the rooms of each campus by seats or by name', async () => {
  const { page } = person;
  const [institution] = await page
    .locator('a[href^="/institutions/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/')[2] ?? ''));
  await page.goto(`/institutions/${institution ?? ''}/places`);
  const campus = page
    .getByRole('region')
    .filter({ has: page.getByRole('group', { name: 'Sorted by' }) })
    .last();
  await campus.waitFor();
  const seats = async () => {
    const rooms = await campus.getByRole('listitem').allInnerTexts();
    return rooms.map((room) => Number(/(\d+) seats?/.exec(room)?.[1]));
  };
  const byName = await seats();
  expect(new Set(byName).size).toBeGreaterThan(1);
  await campus.getByRole('button', { name: 'Seats' }).click();
  await campus.getByRole('button', { name: 'Seats', pressed: true }).waitFor();
  expect(await seats()).toEqual(byName.toSorted((one, other) => other - one));
  await campus.getByRole('button', { name: 'Seats' }).click();
  await campus.getByRole('button', { name: /^Seats\s+from the end/, pressed: true }).waitFor();
  expect(await seats()).toEqual(byName.toSorted((one, other) => one - other));
  // The choice is in the address, so it is there after coming back.
  await page.reload();
  await campus.getByRole('button', { name: /^Seats\s+from the end/, pressed: true }).waitFor();
  await campus.getByRole('button', { name: 'Name' }).click();
  await campus.getByRole('button', { name: 'Name', pressed: true }).waitFor();
  expect(await seats()).toEqual(byName);
  await person.photograph('rooms-sorted');
});

test('letters that are typed at once after `/` are in the field when it comes, and are searched for', async () => {
  const { page } = person;
  // Answers of the service worker do not pass here.
  const context = await person.context.browser()?.newContext({
    baseURL: platform.address,
    locale: 'en-GB',
    serviceWorkers: 'block',
    storageState: await person.context.storageState(),
  });
  if (!context) throw new Error('The browser is gone.');
  const fresh = await context.newPage();
  let come: () => void = () => undefined;
  const mayCome = new Promise<void>((then) => (come = then));
  await fresh.route(/\/assets\/Anything-[^/]*\.js/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await fresh.goto('/');
  await fresh.getByRole('button', { name: 'Search' }).waitFor();
  const asked = fresh.waitForRequest(/\/assets\/Anything-/);
  await fresh.keyboard.press('/');
  await fresh.keyboard.type('intrx');
  await fresh.keyboard.press('Backspace');
  await asked;
  await fresh.keyboard.type('oduc');
  come();
  const field = fresh.getByRole('dialog').getByRole('searchbox');
  await field.waitFor();
  await fresh.keyboard.type('tion');
  expect(await field.inputValue()).toBe('introduction');
  await fresh
    .getByRole('dialog')
    .getByRole('link', { name: /Introduction/ })
    .first()
    .waitFor();
  // Again, when it has been fetched.
  // The first press empties the field.
  await fresh.keyboard.press('Escape');
  await fresh.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await fresh.keyboard.press('/');
  await fresh.keyboard.type('room');
  expect(await field.inputValue()).toBe('room');
  await context.close();
  await page.bringToFront();
});

test('a room that is free every week leads to the form for planning, filled in', async () => {
  const { page } = person;
  await page.goto('/');
  await page.getByRole('link', { name: 'Find a free room or time' }).first().click();
  await heading('Find a free room or time').waitFor();
  await page.getByRole('searchbox', { name: 'Search for a section by course, code or lecturer' }).fill('inf101');
  await page
    .getByRole('button', { name: /^Choose INF101/ })
    .first()
    .click();
  // The section is there.
  await page
    .getByRole('button', { name: /^Take off/ })
    .or(page.getByRole('list', { name: 'Chosen' }))
    .first()
    .waitFor();
  await page.getByLabel('Weeks in a row').fill('4');
  await page.getByLabel('Seats at least').fill('20');
  const table = page.getByRole('table', { name: 'Which rooms are free' });
  const way = table.getByRole('link', { name: /^Plan it in / }).first();
  await table.getByText('Each time').first().waitFor();
  const room = ((await way.getAttribute('aria-label')) ?? '').replace('Plan it in ', '');
  await way.click();
  await heading('Plan sessions').waitFor();
  expect(await page.locator('input[name=time]').inputValue()).toBe('10:00');
  expect(await page.locator('input[name=count]').inputValue()).toBe('4');
  expect(await page.locator('select[name=repeats]').inputValue()).toBe('weekly');
  expect(await page.locator('select[name=roomId] option:checked').innerText()).toContain(room);
});

test('the finder gives a time at which lecturer, students and a room are free, from planning and back', async () => {
  const { page } = person;
  await page.getByRole('link', { name: 'Find a free room or time' }).click();
  const times = page.getByRole('list', { name: 'When everybody is free' });
  const first = times.getByRole('listitem').first();
  const clock = /\d{2}:\d{2}/.exec(await first.innerText())?.[0];
  await first.getByRole('link', { name: /^Plan it/ }).click();
  await heading('Plan sessions').waitFor();
  expect(await page.locator('input[name=time]').inputValue()).toBe(clock);
  await page.getByText('Nothing is in the way.').waitFor();
});

test('hours of lecturers are sorted by the most, and lead to the timetable of one', async () => {
  const { page } = person;
  await page.goto('/');
  await page.getByRole('link', { name: 'Teaching hours' }).click();
  await heading('Teaching hours').waitFor();
  const table = page.getByRole('table', { name: 'Teaching hours' });
  await table.getByRole('button', { name: 'Hours planned' }).click();
  const hours = await table.locator('tbody td:nth-child(4)').allInnerTexts();
  expect(hours.length).toBeGreaterThan(5);
  expect(hours.map(Number)).toEqual(hours.map(Number).toSorted((a, b) => b - a));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hours as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await table.getByRole('link').first().click();
  await heading(/^Timetable of /).waitFor();
});

test('one search finds everything: by the key /, without accents, with the answer to what was typed last', async () => {
  const { page } = person;
  await page.goto('/');
  await page
    .getByRole('link', { name: /^Timetable of / })
    .first()
    .waitFor();
  await page.keyboard.press('/');
  const search = page.getByRole('dialog').getByRole('searchbox');
  await search.waitFor();
  // The first answer comes after the second.
  let held = false;
  await page.route('**/graphql', async (route) => {
    if (!held && route.request().postData()?.includes('"text":"algo"')) {
      held = true;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    await route.continue();
  });
  await search.fill('algo');
  while (!held) await page.waitForTimeout(50);
  await search.fill('recursivite');
  const sessions = page.getByRole('dialog').getByRole('list', { name: 'Sessions' });
  await sessions.getByRole('link', { name: 'Récursivité' }).first().waitFor();
  await page.waitForTimeout(3_500);
  expect(await page.getByRole('dialog').getByRole('list', { name: 'Courses' }).count()).toBe(0);
  await page.unroute('**/graphql');
  await search.fill('inf101');
  await page
    .getByRole('dialog')
    .getByRole('list', { name: 'Courses' })
    .getByRole('link', { name: /^INF101 / })
    .first()
    .click();
  await page.waitForURL(/\/courses\//);
  expect(await page.getByRole('dialog').count()).toBe(0);
  // In a text field the key is an ordinary character.
  await page.goto(
    `/institutions/${(await page.getByRole('main').getByRole('navigation').getByRole('link').first().getAttribute('href'))?.split('/')[2] ?? ''}/people`,
  );
  await page.getByRole('searchbox').first().pressSequentially('a/b');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test.each(['sections', 'courses', 'people', 'cohorts'])(
  'at 1366x768 twelve rows of %s are above the fold',
  async (part) => {
    const { page } = person;
    await page.goto('/');
    const institution = await page.locator('main a[href^="/institutions/"]').first().getAttribute('href');
    await page.goto(`/institutions/${institution?.split('/')[2] ?? ''}/${part}`);
    const rows = page.locator('main table tbody tr');
    await rows.nth(12).waitFor();
    const fold = 768;
    const seen = await Promise.all(
      Array.from({ length: 12 }, async (_, row) => {
        const box = await rows.nth(row).boundingBox();
        return (box?.y ?? fold) + (box?.height ?? 0) <= fold;
      }),
    );
    expect(seen.filter(Boolean)).toHaveLength(12);
  },
);

test('people are sorted by the service, from either end', async () => {
  const { page } = person;
  await page
    .getByRole('navigation', { name: 'Parts' })
    .or(page.locator('nav.parts'))
    .first()
    .getByRole('link', { name: 'People' })
    .click();
  const names = page.locator('main table tbody th a');
  await names.first().waitFor();
  const first = await names.first().innerText();
  await page.getByRole('button', { name: 'Name' }).click();
  await page.waitForURL(/order=down/);
  await page.getByRole('columnheader', { name: /^Name/ }).and(page.locator('[aria-sort=descending]')).waitFor();
  await names.first().filter({ hasNotText: first }).waitFor();
  const shown = (await names.allInnerTexts()).slice(0, 20);
  expect(shown).toEqual(shown.toSorted((a, b) => b.localeCompare(a, 'fr')));
});
