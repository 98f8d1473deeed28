import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

/** Somebody says when they are free for meetings: by the form, by drawing, on a phone. */
describe('availability', () => {
  let person: Person;
  let page: Page;

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: 'free' });
    ({ page } = person);
    await person.signIn('student8@ikiraro.example', demoPassword);
  });
  afterAll(async () => {
    await person?.goes();
  });

  const step = story(() => (person === undefined ? [] : [person]));
  const rowsOf = async (day: string) => {
    const inputs = page.getByRole('group', { name: day, exact: true }).locator('input[type=time]');
    return Promise.all((await inputs.all()).map((input) => input.inputValue()));
  };
  const cell = (name: string) => page.getByRole('gridcell', { name, exact: true });
  const empty = async () => {
    while ((await page.locator('.availability-row button').count()) > 0)
      await page.locator('.availability-row button').first().click();
  };
  const looksRight = async (name: string) => {
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect({ width, colorScheme, faults: await faultsOf(page) }).toEqual({ width, colorScheme, faults: [] });
        await person.photograph(`availability-${name}-${String(width)}-${colorScheme}`);
      }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.emulateMedia({ colorScheme: 'light' });
  };

  step('the profile leads to it, and it shows the hours of the day that count until others are said', async () => {
    await page.goto('/profile');
    await page.getByRole('link', { name: 'See and change the hours' }).click();
    await page.getByRole('heading', { level: 1, name: 'When you are free' }).waitFor();
    await page.getByText('You have said nothing yet.').waitFor();
    expect(await rowsOf('Monday')).toHaveLength(2);
    await looksRight('first');
  });

  step('hours that are drawn with the mouse over two days stand in the rows of both', async () => {
    await empty();
    await cell('Tuesday 18:00').hover();
    await page.mouse.down();
    await cell('Wednesday 20:30').hover();
    await page.mouse.up();
    expect(await rowsOf('Tuesday')).toEqual(['18:00', '21:00']);
    expect(await rowsOf('Wednesday')).toEqual(['18:00', '21:00']);
    expect(await rowsOf('Thursday')).toEqual([]);
  });

  step('drawing that begins in free hours takes them away, and Escape gives up', async () => {
    await cell('Wednesday 18:00').hover();
    await page.mouse.down();
    await cell('Wednesday 19:00').hover();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await rowsOf('Wednesday')).toEqual(['18:00', '21:00']);
    await cell('Wednesday 18:00').hover();
    await page.mouse.down();
    await cell('Wednesday 20:30').hover();
    await page.mouse.up();
    expect(await rowsOf('Wednesday')).toEqual([]);
  });

  step('keys draw as well, and typing in a row is seen in the week', async () => {
    await cell('Friday 18:00').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await rowsOf('Friday')).toEqual(['18:00', '19:00']);
    await page.getByLabel('Friday To').fill('19:45');
    await page.locator('.availability-block', { hasText: '18:00–19:45' }).waitFor();
  });

  step(
    'a reload loses nothing of it; saved, it says what it means here and elsewhere, and when one is free next',
    async () => {
      await page.reload();
      await page.getByLabel('Friday To').waitFor();
      expect(await rowsOf('Friday')).toEqual(['18:00', '19:45']);
      await page.getByLabel('Whose clock').selectOption('Europe/Brussels');
      await page.getByLabel('Notice, hours').fill('0');
      await page.getByLabel('The same by the clock of').selectOption('Africa/Kigali');
      await page.getByText('Every Tuesday, 18:00 to 21:00 in Brussels').waitFor();
      await page
        .getByText(/^In Kigali: (19:00 to 22:00|18:00 to 21:00) until \d+ \w+, then (18:00 to 21:00|19:00 to 22:00)\.$/)
        .waitFor();
      await page.getByRole('button', { name: 'Save the hours' }).click();
      await page.getByText('Your hours are saved.').waitFor();
      await page
        .locator('section', { has: page.getByRole('heading', { name: 'The next times' }) })
        .getByText(/^Tue .* to /)
        .first()
        .waitFor();
      await looksRight('saved');
    },
  );

  step('another tab that saved first is told of, and what was typed stays', async () => {
    const other = await person.context.newPage();
    await other.goto('/availability');
    await other.getByLabel('Notice, hours').fill('12');
    await other.getByRole('button', { name: 'Save the hours' }).click();
    await other.getByText('Your hours are saved.').waitFor();
    await other.close();
    await page.getByLabel('Notice, hours').fill('6');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await page.getByText('You changed this elsewhere in the meantime.').first().waitFor();
    expect(await page.getByLabel('Notice, hours').inputValue()).toBe('6');
    await looksRight('stale');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await page.getByText('You changed this elsewhere in the meantime.').first().waitFor({ state: 'detached' });
  });

  step('errors stand at the field and above, with a way there', async () => {
    await page.getByLabel('Friday To').fill('17:00');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await page.getByRole('link', { name: /^Friday: the end must come after the beginning/ }).click();
    expect(await page.locator('input:focus').getAttribute('id')).toBe(
      await page.getByLabel('Friday To').getAttribute('id'),
    );
    await looksRight('wrong');
    await page.getByLabel('Friday To').fill('20:00');
  });

  step('days away are added and taken back', async () => {
    const form = page.getByRole('form', { name: 'Add days' });
    await form.getByLabel('First day').fill('2027-01-04');
    await form.getByLabel('Last day').fill('2027-01-08');
    await form.getByRole('button', { name: 'Add days' }).click();
    await page.getByText('Away: Mon 4 Jan to Fri 8 Jan, all day').first().waitFor();
    await page.getByRole('button', { name: 'Remove Away: Mon 4 Jan to Fri 8 Jan, all day' }).click();
    await page.getByText('No day differs.').waitFor();
  });

  step('in French on a phone the form alone says all', async () => {
    await person.speak('fr');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('heading', { level: 1, name: 'Vos disponibilités' }).waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.getByText('Chaque mardi, de 18:00 à 21:00 à Bruxelles').waitFor();
    await looksRight('french');
    await person.speak('en');
  });

  test('the browser logged no error', () => {
    expect(person.complaints.all).toEqual([]);
  });
});

/** A finger on a wide screen. */
describe('availability on a touch screen', () => {
  let person: Person;

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: 'finger', context: { hasTouch: true } });
    await person.signIn('student9@ikiraro.example', demoPassword);
  });
  afterAll(async () => {
    await person?.goes();
  });

  test('scrolls where it is dragged over the week, and a tap turns one cell over', async () => {
    const { page } = person;
    await page.goto('/availability');
    const cell = page.getByRole('gridcell', { name: 'Tuesday 10:00', exact: true });
    await cell.scrollIntoViewIfNeeded();
    expect(await cell.getAttribute('aria-selected')).toBe('true');
    const before = await page.locator('.availability-block').allInnerTexts();
    const box = await cell.boundingBox();
    if (!box) throw new Error('The cell is not drawn.');
    const touches = await person.context.newCDPSession(page);
    const at = (y: number) => [{ x: box.x + 10, y }];
    const top = await page.evaluate<number>('window.scrollY');
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(box.y + 5) });
    for (const up of [20, 60, 120, 160])
      await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(box.y + 5 - up) });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForFunction(`window.scrollY !== ${String(top)}`);
    expect(await page.locator('.availability-block').allInnerTexts()).toEqual(before);
    await cell.tap();
    await page.locator('[aria-label="Tuesday 10:00"][aria-selected=false]').waitFor();
    expect((await page.locator('.availability-block').allInnerTexts()).length).toBe(before.length + 1);
  });
});
