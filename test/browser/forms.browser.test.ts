import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoSection, giveDeck, takeDeck } from './database.ts';
import { addPageScript } from './page-scripts.ts';
import { PaperAnswers } from './paper-answers.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/**
 * Every form that a role comes to: an error is shown at its field and disappears when the field is filled, whichever side found it; and the result of a
 * press is in view, the second time too. Nothing is changed: mutations get made-up answers.
 */
jest.setTimeout(300_000);

interface Tried {
  form: string;
  faults: string[];
  wrong: number;
  told: number;
}

/** Elements that open a form: those that unfold, change, add, or ask before they act. */
const openers = [
  'main button[aria-expanded=false]',
  'main .edit-open > button:first-child',
  'main summary',
  'main .row > button:not([type=submit])',
  'main section > div > button:not([type=submit])',
  'main button.button-main:not([type=submit])',
  'main tbody .link',
  'main .ticked-actions button',
];
/** Of one kind on one page: more are the same form for another thing. */
const mostOpened = 3;

/** What was pressed led away while it was looked at: signed in, signed out. */
const whenLeft =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (/navigation/.test(String(error))) return value;
    throw error;
  };

/** What was tried on pages of each route, by any role. */
const known = new Map<string, string[]>();

async function tryAll(page: Page, { route, path }: { route: string; path: string }): Promise<Tried[]> {
  const found: Tried[] = [];
  const tried = known.get(route) ?? [];
  known.set(route, tried);
  const isHere = async () => new URL(page.url()).pathname === path;
  const come = async () => {
    await page.goto(path);
    await isAllThere(page);
    // The reader stays where they are: nothing is brought back from an earlier visit.
    await page.keyboard.press('Shift');
  };
  const tryShown = async () => {
    while (await isHere()) {
      const one = await page
        .evaluate<Tried | null>(`ikiraroForms.tryNext(${JSON.stringify(tried)}, ikiraroAnswer)`)
        .catch(whenLeft(null));
      if (one === null) return;
      tried.push(one.form);
      found.push({ ...one, faults: one.faults.map((fault) => `${path}: ${fault}`) });
    }
  };
  await come();
  // The link leads to another page; people who may not see it are sent to the sign-in.
  if (!(await isHere())) return [];
  await tryShown();
  for (const opener of openers) {
    const pressed: string[] = [];
    while (pressed.length < mostOpened) {
      if (!(await isHere())) await come();
      const box = page.locator('main .ticked-box input').first();
      if (opener.includes('ticked') && (await box.count()) > 0) await box.check();
      const words = await page
        .evaluate<string | null>(`ikiraroForms.press(${JSON.stringify(opener)}, ${JSON.stringify(pressed)})`)
        .catch(whenLeft(''));
      if (words === null) break;
      pressed.push(words);
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      await tryShown();
      if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape');
    }
  }
  return found;
}

type PageToOpen = { route: string; path: string };

/** Of the first cohort of a university that has some. */
async function cohortPage(page: Page): Promise<PageToOpen[]> {
  const follow = async (start: string) => {
    await page.locator(`a[href^="${start}"]`).first().waitFor({ state: 'attached' });
    return (await page.locator(`a[href^="${start}"]`).first().getAttribute('href')) ?? '';
  };
  await page.goto('/');
  const [, , institution] = (await follow('/institutions/')).split('/');
  await page.goto(`/institutions/${institution ?? ''}/cohorts`);
  // Other stories give the demo's university a cohort; what was tried there is tried here, too.
  return [{ route: '/cohorts/:id of a large university', path: await follow('/cohorts/') }];
}

const ofDemo = async () => {
  const demo = await demoSection();
  // Slides are given titles by a form of their own.
  await giveDeck(demo.section);
  return everyPage(demo);
};
const isOfNobody = ({ route }: PageToOpen) => /^\/(sign-in|forgot|reset|invitations)\b/.test(route);
const isOfTeaching = ({ route }: PageToOpen) => /^\/(sections|sessions)\/|unavailable/.test(route);

const roles = [
  {
    who: 'a lecturer',
    email: 'lecturer@ikiraro.example',
    pages: async () => (await ofDemo()).filter(isOfTeaching),
    least: 4,
  },
  {
    who: 'an administrator',
    email: 'admin@ikiraro.example',
    pages: async () => (await ofDemo()).filter((place) => !isOfNobody(place)),
    least: 20,
  },
  {
    who: 'an administrator of a large university',
    email: 'admin.lubumbashi@ikiraro.example',
    pages: cohortPage,
    least: 2,
  },
  { who: 'nobody', email: undefined, pages: async () => (await ofDemo()).filter(isOfNobody), least: 3 },
];

afterAll(takeDeck);

describe.each(roles)('forms of $who', ({ who, email, pages, least }) => {
  let person: Person;
  const answers = new PaperAnswers();

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: who, context: { reducedMotion: 'reduce' } });
    await addPageScript(person.context, 'forms');
    await person.context.exposeFunction('ikiraroAnswer', (what: 'refuse' | 'do', fields: string[]) => {
      answers.refusedAt = what === 'refuse' ? fields : undefined;
    });
    if (email !== undefined) await person.signIn(email, demoPassword);
    // So low that a form and what stands above it do not fit.
    await person.page.setViewportSize({ width: 800, height: 520 });
    await answers.standBefore(person.page);
  });

  afterAll(() => person?.goes());

  test('an error disappears when its field is filled, and the result is in view', async () => {
    const tried: Tried[] = [];
    for (const place of await pages(person.page)) {
      // A class asks for microphones; its forms are made of the same parts.
      if (place.route.startsWith('/classes/')) continue;
      tried.push(...(await tryAll(person.page, place)));
    }
    expect(tried.flatMap(({ faults }) => faults)).toEqual([]);
    expect(tried.length).toBeGreaterThanOrEqual(least);
    expect(tried.some(({ wrong }) => wrong > 0) && tried.some(({ told }) => told > 0)).toBe(true);
  });
});
