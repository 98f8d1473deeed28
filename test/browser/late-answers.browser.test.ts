import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { narrow } from '../network/line.ts';
import { demoSection } from './database.ts';
import { farChromium } from './far-line.ts';
import { HeldAnswers } from './held-answers.ts';
import { addPageScript } from './page-scripts.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/**
 * An older answer does not undo what a person did: on every page each answer is held back until the person has done
 * something after it was asked for.
 */
jest.setTimeout(300_000);

/** Milliseconds for a page to come. */
const waitMs = 60_000;

/** Until something holds: there is no event for "nothing more is asked". */
async function until(page: Page, holds: () => boolean | Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await holds())) {
    if (performance.now() - since > waitMs)
      throw new Error(`Nothing came in ${String(waitMs / 1000)} s: ${page.url()}`);
    await drawn(page);
  }
}

const drawn = (page: Page) =>
  page.evaluate('new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(undefined))))');

const type = (page: Page, turn: number, anew = false) =>
  page.evaluate<number>(`ikiraroTyped.type(${String(turn)}, ${String(anew)})`);

const lost = (page: Page) => page.evaluate<string[]>('ikiraroTyped.lost()');

describe('signing in', () => {
  let person: Person;
  let answers: HeldAnswers;

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: 'who signs in' });
    answers = await new HeldAnswers().standBefore(person.page);
  });

  afterEach(async () => {
    answers.holding = false;
    answers.mutations = 'go on';
    await answers.giveAll();
    await person.context.clearCookies();
  });

  afterAll(async () => {
    await person?.goes();
  });

  const fillAtOnce = async () => {
    const { page } = person;
    await page.goto('/sign-in', { waitUntil: 'commit' });
    await page.locator('[name=email]').fill('student7@ikiraro.example');
    await page.locator('[name=password]').fill(demoPassword);
    await page.locator('main form [type=submit]').click();
  };

  test('an answer to an earlier request that comes after signing in leaves the person signed in', async () => {
    const { page } = person;
    answers.holding = true;
    await fillAtOnce();
    await page.waitForURL('/');
    await until(page, () => answers.held.includes('Start'));
    answers.holding = false;
    await answers.giveAll();
    await isAllThere(page);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.locator('.account').waitFor({ state: 'attached' });
  });

  test('an answer that comes during signing in leaves the person signed in', async () => {
    const { page } = person;
    answers.holding = true;
    answers.mutations = 'wait';
    await fillAtOnce();
    await until(page, () => answers.held.includes('SignIn') && answers.held.includes('Start'));
    await answers.give('SignIn');
    await answers.give('Start');
    answers.holding = false;
    await answers.giveAll();
    await page.waitForURL('/');
    await isAllThere(page);
    await page.locator('.account').waitFor({ state: 'attached' });
  });

  test('a cut connection is said, what was typed stays, and the next press signs in', async () => {
    const { page } = person;
    answers.mutations = 'are cut off';
    await fillAtOnce();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name=email]').inputValue()).toBe('student7@ikiraro.example');
    expect(await page.locator('[name=password]').inputValue()).toBe(demoPassword);
    answers.mutations = 'go on';
    await page.locator('main form [type=submit]').click();
    await page.waitForURL('/');
  });
});

describe('signing in over a slow connection', () => {
  const { line } = platform;
  const rates = [96_000, 128_000, 192_000, 256_000];
  const title = 'filled in at once as a password manager does, eight of eight are at home';
  if (!('near' in line)) {
    test.skip(`${title} (${line.unavailable})`, () => undefined);
    return;
  }
  let person: Person;

  beforeAll(async () => {
    person = await Person.arrives({
      address: platform.address,
      name: 'on a thin line',
      executable: await farChromium(),
    });
  });

  afterAll(async () => {
    await narrow(line, undefined);
    await person?.goes();
  });

  test(title, async () => {
    const home: string[] = [];
    for (const rate of [...rates, ...rates]) {
      await narrow(line, rate);
      // Nothing is kept from the time before.
      const context = await person.context.browser()?.newContext({ baseURL: platform.address });
      if (!context) throw new Error('The browser is gone.');
      const page = await context.newPage();
      // The page itself gives up after a minute, and says so.
      page.setDefaultTimeout(90_000);
      await page.goto('/sign-in', { waitUntil: 'commit' });
      await page.locator('[name=email]').fill('student8@ikiraro.example');
      await page.locator('[name=password]').fill(demoPassword);
      await page.locator('main form [type=submit]').click();
      await page
        .locator('.account')
        .waitFor({ state: 'attached' })
        .catch(async (cause: unknown) => {
          const told = await page.locator('body').innerText();
          throw new Error(`Not at home over ${String(rate)} bit/s, where it says: ${told}`, { cause });
        });
      // The header knows the person before the way home is taken.
      await page.waitForURL('/').catch(() => undefined);
      home.push(new URL(page.url()).pathname);
      await context.close();
    }
    expect(home).toEqual(Array.from({ length: 8 }, () => '/'));
  });
});

describe.each([
  ['an administrator', 'admin@ikiraro.example'],
  ['a lecturer', 'lecturer@ikiraro.example'],
])('pages of %s', (who, email) => {
  let person: Person;
  let answers: HeldAnswers;

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: who, context: { reducedMotion: 'reduce' } });
    await addPageScript(person.context, 'typed');
    await person.signIn(email, demoPassword);
    answers = await new HeldAnswers().standBefore(person.page);
    // Nothing is changed here but the page.
    answers.mutations = 'are cut off';
  });

  afterAll(async () => {
    await person?.goes();
  });

  test('what is typed, chosen and pressed stays when answers come late', async () => {
    const { page } = person;
    const wrong: string[] = [];
    let typedInAll = 0;
    const pages = await everyPage(await demoSection());
    for (const [place, { path }] of pages.entries()) {
      const note = (when: string, what: string[]) => wrong.push(...what.map((one) => `${path}, ${when}: ${one}`));
      answers.holding = true;
      await page.goto(path, { waitUntil: 'commit' });
      // Each answer comes after all that could be typed before it.
      for (let isMore = true; isMore;) {
        await until(page, async () => !answers.isComing && (answers.held.length > 0 || (await isStill(page))));
        typedInAll += await type(page, 1);
        isMore = (await answers.give()) !== undefined;
        await drawn(page);
      }
      note('while it came', await lost(page));

      // All is asked for again, and comes when more has been typed and another language was chosen.
      await openAll(page);
      typedInAll += await type(page, 2, true);
      await page.evaluate("dispatchEvent(new Event('online'))");
      await until(page, () => !answers.isComing);
      typedInAll += await type(page, 3, true);
      const language = place % 2 === 0 ? 'fr' : 'en';
      const choice = page.locator('header select');
      if ((await choice.count()) > 0) {
        await choice.selectOption(language);
        await page.locator(`html[lang=${language}]`).waitFor();
      }
      answers.holding = false;
      await answers.giveAll();
      await until(page, () => isStill(page));
      note('asked again', await lost(page));
      if ((await choice.count()) > 0 && (await page.getAttribute('html', 'lang')) !== language)
        note('asked again', ['the language']);
    }
    expect(wrong).toEqual([]);
    expect(typedInAll).toBeGreaterThan(20);
    // The pages were held up, and not by one kind of answer.
    expect(answers.seen.size).toBeGreaterThan(10);
  });

  async function isStill(page: Page): Promise<boolean> {
    if (answers.isComing) return false;
    return page.evaluate<boolean>(
      "document.querySelector('h1, .empty') !== null && document.querySelector('.skeleton') === null",
    );
  }
});

/** Opens what is closed: forms for adding and for changing. */
async function openAll(page: Page): Promise<void> {
  for (const selector of ['main button[aria-expanded=false]', 'main .edit-open > button:first-child']) {
    for (let pressed = 0; pressed < 6 && (await page.locator(selector).count()) > 0; pressed += 1)
      await page.locator(selector).first().click();
  }
}
