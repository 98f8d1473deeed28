import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { coming, sectionWith } from './database.ts';
import type { OwnSection } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** An administrator acts on many at once: sees first what becomes of each, is told what was done, and can take it back. */

const reason = 'The building is closed for repairs';
let admin: Person;
let student: Person;
const everybody = () => [admin, student].filter((person) => person !== undefined);
const chapter = story(everybody);
let section: OwnSection;
const sessions = () => admin.page.getByRole('region', { name: 'Sessions' });
const boxes = () => sessions().getByRole('checkbox', { name: /^Tick .*\d\d:\d\d in / });
/** So many are ticked. */
let count = 0;

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'admin-of-many' });
  student = await Person.arrives({ address, name: 'student-of-many' });
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

/** Accepts every clash that may be accepted: which holidays and nights are in the way depends on the day. */
async function acceptAll(form: Locator): Promise<void> {
  for (const box of await form.getByRole('group', { name: 'Plan it all the same' }).getByRole('checkbox').all()) {
    await box.check();
  }
}

/** The first ones of the list. */
async function firstTen(): Promise<string[]> {
  const ids = await sessions()
    .getByRole('link')
    .evaluateAll((links) =>
      links.flatMap((link) => /\/sessions\/([^/]+)$/.exec(link.getAttribute('href') ?? '')?.[1] ?? []),
    );
  return ids.slice(0, count);
}

async function startsOf(ids: string[]): Promise<number[]> {
  const found = await Promise.all(ids.map((id) => coming.one(id)));
  return found.map(({ startsAt }) => startsAt.getTime());
}

async function tickTen(): Promise<void> {
  await boxes().first().waitFor();
  count = Math.min(10, await boxes().count());
  for (let place = 0; place < count; place += 1) await boxes().nth(place).check();
  await sessions().getByText(`${count} ticked`).waitFor();
}

describe('many at once', () => {
  let moved: string[];
  let before: number[];

  chapter('ten sessions are ticked, and it is seen what becomes of each before anything is moved', async () => {
    const { page } = admin;
    section = await sectionWith(10);
    await admin.signIn('admin@ikiraro.example', demoPassword);
    await page.goto(`/sections/${section.id}`);
    await tickTen();
    expect(count).toBe(10);
    moved = await firstTen();
    before = await startsOf(moved);
    await sessions().getByRole('button', { name: 'Move them' }).click();
    const dialog = page.getByRole('dialog', { name: `Move ${count} sessions` });
    await dialog.getByText('Say by how much, and here stands what becomes of each.').waitFor();
    await dialog.getByLabel('Move by').fill('1');
    await dialog.getByLabel('Days or weeks').selectOption('days later');
    await dialog.getByLabel('Other beginning').fill('06:00');
    await dialog.getByLabel('Reason').fill(reason);
    const lines = dialog.getByRole('list', { name: 'What becomes of each session' }).getByRole('listitem');
    await lines
      .nth(count - 1)
      .getByText(/ becomes .*06:00$/)
      .waitFor();
    expect(await lines.count()).toBe(count);
    expect(await startsOf(moved)).toEqual(before);
    await admin.photograph('move-many');
  });

  chapter('they are moved with one press, and everybody is told once, with the reason', async () => {
    const { page } = admin;
    const dialog = page.getByRole('dialog', { name: `Move ${count} sessions` });
    await acceptAll(dialog);
    await dialog.getByRole('button', { name: `Move ${count} sessions` }).click();
    await sessions().getByText(`${count} sessions are moved.`).waitFor();
    await admin.photograph('moved-many');
    const day = 86_400_000;
    const after = await startsOf(moved);
    expect(after.map((start, place) => Math.abs(start - (before[place] ?? 0)) <= 1.75 * day)).toEqual(
      before.map(() => true),
    );
    expect(after.every((start, place) => start !== before[place])).toBe(true);

    await student.signIn('student@ikiraro.example', demoPassword);
    await student.page.goto('/notifications');
    const notices = student.page.getByRole('article').filter({ hasText: `Reason: ${reason}` });
    await notices.first().waitFor();
    expect(await notices.count()).toBe(1);
    expect(await notices.getByText(reason).count()).toBe(1);
    await student.photograph('notice-of-many');
    await notices
      .getByRole('link', { name: /Moved from/ })
      .first()
      .click();
    await student.page.getByText('Why it was changed').waitFor();
    await student.page.getByText(reason).waitFor();
  });

  chapter('the move is undone', async () => {
    await sessions().getByRole('button', { name: 'Undo' }).click();
    await sessions().getByText(`All ${count} are back where they were.`).waitFor();
    expect(await startsOf(moved)).toEqual(before);
  });

  chapter('two are cancelled after a question, with a reason that stands on their page', async () => {
    const { page } = admin;
    await boxes().nth(0).check();
    await boxes().nth(1).check();
    const last = await sessions().getByRole('link').filter({ hasText: / in / }).nth(1).getAttribute('href');
    await sessions().getByRole('button', { name: 'Cancel them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel these 2 sessions?' });
    await dialog.getByLabel('Reason').fill(reason);
    await admin.photograph('cancel-many');
    await dialog.getByRole('button', { name: 'Cancel 2 sessions' }).click();
    await sessions().getByText('2 sessions are cancelled.').waitFor();
    await student.page.goto(last ?? '');
    await student.page.getByText('Why it was cancelled').waitFor();
    await student.page.getByText(reason).waitFor();
  });

  chapter('people are ticked and suspended after a question, which is undone', async () => {
    const { page } = admin;
    await page.goto(`/institutions/${section.institution}/people?role=STUDENT`);
    const people = page.getByRole('checkbox', { name: /^Tick / });
    await people.first().waitFor();
    await people.nth(1).waitFor();
    await people.nth(0).check();
    await people.nth(1).check();
    await page.getByRole('button', { name: 'Suspend them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Suspend 2 people?' });
    await dialog.getByRole('button', { name: 'Suspend 2 people' }).click();
    await dialog.getByText('2 people are suspended.').waitFor();
    await admin.photograph('suspended-many');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('The roles of 2 people count again.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Tick rows to act on several at once.').waitFor();
  });

  chapter('people are ticked and enrolled in a section; it is said for whom and for whom not', async () => {
    const { page } = admin;
    const people = page.getByRole('checkbox', { name: /^Tick / });
    await people.nth(0).check();
    await page.getByRole('button', { name: 'Enrol them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Enrol one person in a section' });
    await dialog.getByRole('searchbox').fill('Databases II');
    await dialog
      .getByRole('button', { name: /Choose.*Databases II · A/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Enrol them there' }).click();
    await dialog
      .getByText(/enrolled\.|already/)
      .first()
      .waitFor();
    await admin.photograph('enrolled-many');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  chapter('sections are ticked and begun, finished, and run again', async () => {
    const { page } = admin;
    await page.goto(`/institutions/${section.institution}/sections?search=Many`);
    const box = page.getByRole('checkbox', { name: 'Tick Databases II · Many' });
    await box.check();
    await page.getByRole('button', { name: 'Mark as running' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mark as running' }).click();
    await dialog.getByText('One section is running.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await box.check();
    await page.getByRole('button', { name: 'Mark as finished' }).click();
    await dialog.getByRole('button', { name: 'Mark as finished' }).click();
    await dialog.getByText('One section is finished.').waitFor();
    await admin.photograph('finished-many');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('One section is running.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  chapter(
    'sections are ticked and archived: one that runs is named, the other leaves the list and comes back',
    async () => {
      const { page } = admin;
      const never = await sectionWith(0, 'Never');
      const list = (more = '') => page.goto(`/institutions/${section.institution}/sections?search=Databases${more}`);
      const box = (name: string) => page.getByRole('checkbox', { name: `Tick Databases II · ${name}` });
      const dialog = page.getByRole('dialog');
      const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
      await list();
      await box('Many').check();
      await box('Never').check();
      await page.getByRole('button', { name: 'Archive them' }).click();
      await page.getByRole('dialog', { name: 'Archive 2 sections?' }).getByText('They leave the lists').waitFor();
      await press('Archive them');
      await dialog.getByText('One section is archived.').waitFor();
      await dialog.getByText('INF301 Many: not from the state it is in.').waitFor();
      await admin.photograph('archived-many');
      await press('Undo');
      await dialog.getByText('One section is back as it was.').waitFor();
      await press('Close');

      await box('Never').check();
      await page.getByRole('button', { name: 'Archive them' }).click();
      await press('Archive them');
      await dialog.getByText('One section is archived.').waitFor();
      await press('Close');
      await box('Never').waitFor({ state: 'detached' });
      await box('Many').waitFor();

      // It is read, and there is nothing to press but the way back.
      await page.goto(`/sections/${never.id}`);
      await page.getByText('This section is archived').waitFor();
      expect(await page.getByRole('button', { name: /Change the section|Enrol|Add a lecturer|Write to/ }).count()).toBe(
        0,
      );
      expect(await page.getByRole('link', { name: 'Plan sessions' }).count()).toBe(0);
      await admin.photograph('archived-section');

      await list();
      await page.getByLabel('State').selectOption('Archived');
      await box('Never').check();
      expect(await page.getByRole('button', { name: 'Archive them' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Bring back' }).click();
      await press('Bring back');
      await dialog.getByText('One section is back as it was.').waitFor();
      await press('Close');
      await list();
      await box('Never').waitFor();
    },
  );

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});
