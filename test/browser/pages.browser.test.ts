import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeDeck } from '../documents/deck.ts';
import { keepPicture, renewDocs } from './album.ts';
import { enterRoom } from './classroom.ts';
import { faultsOf } from './inspection.ts';
import { demoSection } from './database.ts';
import type { DemoSection } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { timetableLooks } from './timetable-looks.ts';
import { demoPassword } from './setting-up.ts';

/**
 * Every page, in both languages, light and dark, on a phone of 360 px and on a screen of 1366: axe finds nothing against WCAG 2.2 AA,
 * nothing scrolls sideways, and each has a title, one h1, one main part and a language.
 */
jest.setTimeout(180_000);

const sizes = [
  { width: 360, height: 740 },
  { width: 1366, height: 768 },
] as const;

interface Look {
  readonly name: string;
  readonly path: (demo: DemoSection) => string;
  /** Brings the page into the state that is looked at. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const nobody: Look[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  {
    name: 'sign-in, refused',
    path: () => '/sign-in',
    prepare: (page) => page.locator('main form [type=submit]').click(),
  },
  { name: 'forgotten password', path: () => '/forgot' },
  { name: 'new password', path: () => '/reset/nothing' },
  { name: 'outbox', path: () => platform.outbox },
  ...timetableLooks.nobody,
];
const operator: Look[] = [
  { name: 'home of the platform admin', path: () => '/' },
  { name: 'background tasks', path: () => '/jobs' },
];
const administrator: Look[] = [
  { name: 'home of an administrator', path: () => '/' },
  ...['sections', 'courses', 'people', 'cohorts', 'terms', 'places', 'register', 'attendance', 'audit'].map((part) => ({
    name: `institution, ${part}`,
    path: ({ institution }: DemoSection) => `/institutions/${institution}/${part}`,
  })),
  ...['sections', 'courses', 'people', 'cohorts', 'terms', 'places'].map((part) => ({
    name: `institution, ${part}, adding`,
    path: ({ institution }: DemoSection) => `/institutions/${institution}/${part}`,
    prepare: (page: Page) => pressAll(page, 'main button[aria-expanded=false]'),
  })),
  {
    name: 'institution, places, changing',
    path: ({ institution }) => `/institutions/${institution}/places`,
    prepare: (page) => pressAll(page, 'main .edit-open > button:first-child'),
  },
  {
    name: 'institution, a search without result',
    path: ({ institution }) => `/institutions/${institution}/courses?search=nothing%20like%20this`,
  },
  {
    name: 'institution, people, one person',
    path: ({ institution }) => `/institutions/${institution}/people`,
    prepare: async (page) => {
      await page.locator('main tbody button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'institution, register, how files are written',
    path: ({ institution }) => `/institutions/${institution}/register`,
    prepare: (page) => page.locator('main summary').first().click(),
  },
  {
    name: 'institution, register, looked through',
    path: ({ institution }) => `/institutions/${institution}/register`,
    prepare: lookedThrough,
  },
  { name: 'free rooms and times', path: ({ institution }) => `/institutions/${institution}/free` },
  { name: 'teaching hours', path: ({ institution }) => `/institutions/${institution}/load` },
  {
    name: 'search for everything',
    path: () => '/',
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.locator('dialog input').fill('mar');
      await page.locator('dialog a').first().waitFor();
    },
  },
  {
    name: 'section, sessions ticked to be moved',
    path: ({ section }) => `/sections/${section}`,
    prepare: async (page) => {
      await page.locator('.ticked-box input').first().check();
      await page.locator('.ticked-actions button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'course', path: ({ institution }) => `/institutions/${institution}/courses`, prepare: firstLink('courses') },
  {
    name: 'course, changing',
    path: ({ institution }) => `/institutions/${institution}/courses`,
    prepare: async (page) => {
      await firstLink('courses')(page);
      await page.locator('main .button-main').click();
      await page.locator('main textarea').first().waitFor();
    },
  },
  { name: 'section', path: ({ section }) => `/sections/${section}` },
  {
    name: 'section, changing and choosing',
    path: ({ section }) => `/sections/${section}`,
    prepare: async (page) => {
      await page.locator('[aria-labelledby=about-section] .row > button').first().click();
      await page.locator('[aria-labelledby=cohort] .row > button').first().click();
      await page.locator('[aria-labelledby=lecturers] > .no-print > button').click();
      await page.locator('main input[type=search]').first().waitFor();
    },
  },
  { name: 'attendance of a section', path: ({ section }) => `/sections/${section}/attendance` },
  { name: 'session', path: ({ planned }) => `/sessions/${planned}` },
  { name: 'attendance', path: ({ ended }) => `/sessions/${ended}/attendance` },
  { name: 'profile', path: () => '/profile' },
  { name: 'not found', path: () => '/nowhere' },
  ...timetableLooks.administrator,
];
/** Of a university with a whole term in it: 120 sections, 800 students. */
const largeUniversity: Look[] = [
  {
    name: 'cohort',
    path: () => '/',
    prepare: async (page) => {
      await ownPart(page, 'cohorts');
      await firstLink('cohorts')(page);
    },
  },
  {
    name: 'sections, two pages of them',
    path: () => '/',
    prepare: async (page) => {
      await ownPart(page, 'sections');
      await page.locator('.list-more button').click();
      // Reading goes on where the first page ended.
      await page.locator('tbody tr:nth-child(51) a:focus').waitFor();
    },
  },
  {
    name: 'people ticked',
    path: () => '/',
    prepare: async (page) => {
      await ownPart(page, 'people');
      await page.locator('.ticked-box input').nth(2).check();
    },
  },
  { name: 'attendance over a whole term', path: () => '/', prepare: (page) => ownPart(page, 'attendance') },
];
const student: Look[] = [
  { name: 'home of a student', path: () => '/' },
  { name: 'section of a student', path: ({ section }) => `/sections/${section}` },
  { name: 'own attendance', path: () => '/attendance' },
  { name: 'session of a student', path: ({ open }) => `/sessions/${open}` },
  { name: 'class that has ended', path: ({ ended }) => `/classes/${ended}` },
  { name: 'class that is not open yet', path: ({ planned }) => `/classes/${planned}` },
  { name: 'device check of a student', path: ({ open }) => `/classes/${open}`, prepare: deviceCheck },
  { name: 'class, chat', path: ({ open }) => `/classes/${open}`, prepare: enterRoom },
  {
    name: 'class, emoji',
    path: ({ open }) => `/classes/${open}`,
    prepare: async (page) => {
      await enterRoom(page);
      await page.locator('.compose-emoji').click();
      await page.locator('.emoji').waitFor();
    },
  },
  { name: 'class, questions', path: ({ open }) => `/classes/${open}`, prepare: (page) => roomTab(page, 1) },
  { name: 'class, notes', path: ({ open }) => `/classes/${open}`, prepare: (page) => roomTab(page, 2) },
  { name: 'class, people', path: ({ open }) => `/classes/${open}`, prepare: (page) => roomTab(page, 3) },
  {
    name: 'class, reactions and pace',
    path: ({ open }) => `/classes/${open}`,
    prepare: (page) => roomDialog(page, '[aria-keyshortcuts=r]'),
  },
  ...timetableLooks.student,
];
const lecturer: Look[] = [
  { name: 'home of a lecturer', path: () => '/' },
  { name: 'device check of a lecturer', path: ({ open }) => `/classes/${open}`, prepare: deviceCheck },
  {
    name: 'class of a lecturer, camera on',
    path: ({ open }) => `/classes/${open}`,
    prepare: async (page) => {
      // A camera that was on a moment ago opens by itself.
      await deviceCheck(page);
      await enterRoom(page);
      await page.locator('.room-bar [aria-keyshortcuts=c]').click();
      await page.locator('.picture video').first().waitFor();
    },
  },
  { name: 'class of a lecturer, people', path: ({ open }) => `/classes/${open}`, prepare: (page) => roomTab(page, 3) },
  {
    name: 'class of a lecturer, board',
    path: ({ open }) => `/classes/${open}`,
    prepare: async (page) => {
      await enterRoom(page);
      await page.locator('[aria-keyshortcuts=b]').click();
      await page.getByRole('toolbar').waitFor();
    },
  },
  ...['slides', 'polls', 'pace', 'captions', 'countdown', 'groups', 'order', 'devices'].map((part) => ({
    name: `class of a lecturer, tools: ${part}`,
    path: ({ open }: DemoSection) => `/classes/${open}`,
    prepare: async (page: Page) => {
      await roomDialog(page, '[aria-keyshortcuts=t]');
      await page.locator(`#tool-${part}`).click();
      await settled(page);
    },
  })),
  {
    name: 'class of a lecturer, found in the slides',
    path: ({ open }) => `/classes/${open}`,
    prepare: foundInSlides,
  },
  {
    name: 'class of a lecturer, data and devices',
    path: ({ open }) => `/classes/${open}`,
    prepare: (page) => roomDialog(page, '.bar-data'),
  },
  {
    name: 'class of a lecturer, asked before the end',
    path: ({ open }) => `/classes/${open}`,
    prepare: (page) => roomDialog(page, '.bar-end'),
  },
  {
    name: 'attendance of a lecturer',
    path: ({ ended }) => `/sessions/${ended}/attendance`,
  },
  ...timetableLooks.lecturer,
];

/** A person who was in the class a moment ago (in the other language) is brought back without the check. */
async function deviceCheck(page: Page): Promise<void> {
  await page.evaluate("localStorage.removeItem('ikiraro.class.inside')");
  await page.reload();
  await page.getByRole('button', { name: /^(Join|Entrer|Rejoindre)$/ }).waitFor();
}

/** French, the longer words, is seen in all ways; English once wide and light, once narrow and dark. */
function schemes(language: string, { width }: { width: number }): ('light' | 'dark')[] {
  if (language === 'fr') return ['light', 'dark'];
  return [width < 500 ? 'dark' : 'light'];
}

/** Presses the matching elements until none is left, or this many times. */
async function pressAll(page: Page, selector: string, most = 6): Promise<void> {
  for (let pressed = 0; pressed < most && (await page.locator(selector).count()) > 0; pressed += 1) {
    await page.locator(selector).first().click();
  }
}

/** Goes to a part of the administrator's own institution. */
async function ownPart(page: Page, part: string): Promise<void> {
  const institution = await page.locator('header a[href^="/institutions/"]').first().getAttribute('href');
  await page.goto(`${institution ?? ''}/${part}`);
  await settled(page);
}

/** Goes to the first thing of a list. */
function firstLink(kind: 'courses' | 'cohorts') {
  return async (page: Page): Promise<void> => {
    await page.locator(`main a[href^="/${kind}/"]`).first().click();
    await page.waitForURL(`**/${kind}/*`);
    await settled(page);
  };
}

/** A file of the register with a line that is wrong, one that is worth knowing about and one that would be made. */
async function lookedThrough(page: Page): Promise<void> {
  const text = 'Identifiant;Courriel;Nom;Hobby\nX-1;no address;Uwase;\nX-2;x2@pages.example;Niyo;chess\n';
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('main input[type=file]').setInputFiles(file);
  await page.locator('main form [type=submit]').click();
  await page.locator('main .notice-alarm').waitFor();
}

async function roomTab(page: Page, place: number): Promise<void> {
  await enterRoom(page);
  await page.getByRole('tab').nth(place).click();
}

async function roomDialog(page: Page, button: string): Promise<void> {
  await enterRoom(page);
  await page.locator(button).click();
  await page.getByRole('dialog').waitFor();
}

/** Slides, brought the first time, and some of their pages found. */
async function foundInSlides(page: Page): Promise<void> {
  await roomDialog(page, '[aria-keyshortcuts=t]');
  await page.locator('#tool-slides').click();
  await settled(page);
  const search = page.locator('dialog [type=search]');
  if ((await search.count()) === 0) {
    const buffer = Buffer.from(await makeDeck(8));
    await page
      .locator('dialog input[type=file]')
      .setInputFiles({ name: 'Clés étrangères et transactions.pdf', mimeType: 'application/pdf', buffer });
    await search.waitFor({ timeout: 120_000 });
  }
  await search.fill('nothing like this');
  await page.locator('dialog [role=search] [role=status]').filter({ hasText: /\.$/ }).waitFor();
  await search.fill('EXECUT transactions');
  await page.locator('dialog mark').first().waitFor();
}

const visits: [who: string, email: string | undefined, looks: Look[]][] = [
  ['nobody', undefined, nobody],
  ['an administrator', 'admin@ikiraro.example', administrator],
  ['who administers a large university', 'admin.lubumbashi@ikiraro.example', largeUniversity],
  ['the platform admin', 'platform@ikiraro.example', operator],
  ['a student', 'student6@ikiraro.example', student],
  ['a lecturer', 'lecturer@ikiraro.example', lecturer],
];

describe.each(visits)('pages of %s', (who, email, looks) => {
  let person: Person;
  let demo: DemoSection;

  beforeAll(async () => {
    person = await Person.arrives({ address: platform.address, name: who, context: { reducedMotion: 'reduce' } });
    demo = await demoSection();
    if (email !== undefined) await person.signIn(email, demoPassword);
  });

  afterAll(async () => {
    await person?.goes();
  });

  describe.each(['en', 'fr'])('%s', (language) => {
    beforeAll(async () => {
      await person.page.goto(email === undefined ? '/sign-in' : '/profile');
      await person.speak(language);
    });

    test.each(looks)('$name', async ({ name, path, prepare }) => {
      const { page } = person;
      await page.setViewportSize(sizes[1]);
      await page.goto(path(demo));
      await settled(page);
      await prepare?.(page);
      const found: string[] = [];
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const [nth, colorScheme] of schemes(language, size).entries()) {
          await page.emulateMedia({ colorScheme });
          const here = `${String(size.width)} ${colorScheme}`;
          const faults = await faultsOf(page, nth === 0 ? undefined : 'colours');
          found.push(...faults.map((fault) => `${here}: ${fault}`));
          const shot = `page-${language}-${here.replace(' ', '-')}-${name.replace(/\W+/g, '-')}`;
          if (process.env[renewDocs] && colorScheme === 'light')
            await keepPicture(page, { part: 'Pages', title: name });
          if (faults.length > 0) await person.photograph(shot);
        }
      }
      expect(found).toEqual([]);
    });
  });

  test('the browser logged no error', () => {
    expect(person.complaints.all).toEqual([]);
  });
});

/** The page has its heading and shows no more placeholders for what is being fetched. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
}
