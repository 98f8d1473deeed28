import type { Page } from 'playwright-core';
import type { DemoSection } from './database.ts';

interface Look {
  readonly name: string;
  readonly path: (demo: DemoSection) => string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The pages of the timetable and of people, in the states that pages.browser.test.ts looks at. */
export const timetableLooks: Record<'nobody' | 'administrator' | 'student' | 'lecturer', Look[]> = {
  nobody: [{ name: 'invitation that is over', path: () => '/invitations/nothing' }],
  administrator: [
    { name: 'week of a section', path: ({ section }) => `/sections/${section}/timetable` },
    { name: 'week of a campus', path: ({ campus }) => `/campuses/${campus}/timetable` },
    {
      name: 'week of a member',
      path: ({ institution, lecturer }) => `/institutions/${institution}/people/${lecturer}/timetable`,
    },
    { name: 'planning', path: ({ section }) => `/sections/${section}/plan` },
    {
      name: 'planning, refused',
      path: ({ section }) => `/sections/${section}/plan`,
      prepare: (page) => page.locator('main form [type=submit]').click(),
    },
    {
      name: 'planning, things in the way',
      path: ({ section }) => `/sections/${section}/plan`,
      prepare: async (page) => {
        await page.locator('[name=repeats]').selectOption('weekly');
        await page.locator('[name=date]').fill('2026-12-25');
        await page.locator('[name=time]').fill('03:30');
        await page.locator('[name=count]').fill('40');
        await page.locator('main summary').first().click();
        await page.locator('.clash').first().waitFor();
      },
    },
    {
      name: 'changing a session',
      path: ({ planned }) => `/sessions/${planned}/change`,
      prepare: async (page) => {
        await page.locator('[name=time]').fill('23:30');
        await page.locator('.check-status').waitFor();
      },
    },
    {
      name: 'cancelling a session',
      path: ({ planned }) => `/sessions/${planned}`,
      prepare: async (page) => {
        await page.locator('main .button-alarm').click();
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'erasing an account',
      path: () => '/profile',
      prepare: async (page) => {
        await page.locator('main .button-alarm').last().click();
        await page.getByRole('dialog').waitFor();
      },
    },
  ],
  student: [
    { name: 'week of a student', path: () => '/timetable' },
    { name: 'week of a student, agenda', path: () => '/timetable?view=agenda' },
    { name: 'week of a student, term', path: () => '/timetable?view=term' },
    { name: 'week with nothing in it', path: () => '/timetable?week=2020-12-21' },
    {
      name: 'own calendar',
      path: () => '/timetable/calendar',
      prepare: async (page) => {
        await page.locator('main form [type=submit]').click();
        await page.locator('main input[readonly]').first().waitFor();
      },
    },
    { name: 'news of a student', path: () => '/notifications' },
  ],
  lecturer: [
    { name: 'week of a lecturer', path: () => '/timetable' },
    {
      name: 'when a lecturer cannot teach',
      path: () => '/timetable/unavailable',
      prepare: async (page) => {
        await page.locator('[name=date]').fill('2026-12-24');
        await page.locator('[name=from]').fill('18:00');
        await page.locator('[name=to]').fill('20:00');
        await page.locator('main form [type=submit]').click();
        await page.locator('main .rows li').first().waitFor();
      },
    },
    {
      name: 'proposing another time',
      path: ({ planned }) => `/sessions/${planned}/propose`,
      prepare: async (page) => {
        await page.locator('[name=time]').fill('23:30');
        await page.locator('.check-status').waitFor();
      },
    },
    { name: 'profile of a lecturer', path: () => '/profile' },
  ],
};
