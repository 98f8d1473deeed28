import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { standing } from '../media/page-tools.ts';
import { coming, sectionWith, sessionsOf } from './database.ts';
import { Person } from './person.ts';
import { freeTimes, verdict, warnings } from './planning.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** A lecturer cannot come, sees what is planned then, and asks for another time; an administrator answers. */

const day = 86_400_000;
let lecturer: Person;
let admin: Person;
const everybody = () => [lecturer, admin].filter((person) => person !== undefined);
const chapter = story(everybody);
/** Two sessions of one section: the proposal for the first is accepted, that for the second declined. */
let first: { id: string; startsAt: Date };
let second: { id: string; startsAt: Date };
/** YYYY-MM-DD in Butare, whose clock both read. */
const dayOf = (instant: Date) => instant.toLocaleDateString('sv-SE', { timeZone: 'Africa/Kigali' });
const later = (instant: Date, days: number) => new Date(instant.getTime() + days * day);

beforeAll(async () => {
  const { address } = platform;
  lecturer = await Person.arrives({ address, name: 'lecturer-who-travels' });
  admin = await Person.arrives({ address, name: 'admin-who-answers' });
  const section = await sectionWith(2, 'Proposals');
  const [one, other] = await sessionsOf(section.id);
  if (!one || !other) throw new Error('The section has no two sessions.');
  [first, second] = [one, other];
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('another time is proposed', () => {
  chapter('days on which a lecturer cannot teach are drawn in the week, behind what is planned then', async () => {
    const { page } = lecturer;
    await lecturer.signIn('lecturer@ikiraro.example', demoPassword);
    await page.goto('/timetable/unavailable');
    const form = page.getByRole('form', { name: 'Add a time' });
    await form.getByLabel('First day').fill(dayOf(later(first.startsAt, -1)));
    await form.getByLabel('Last day').fill(dayOf(first.startsAt));
    await form.getByLabel('From').fill('10:00');
    await form.getByLabel('To', { exact: true }).fill('19:00');
    await form.getByLabel('Note').fill('A congress in Liège');
    await form.getByRole('button', { name: 'Add a time' }).click();
    await page
      .getByText('You are to teach one session then.')
      .or(page.getByText('You are to teach 1 session then.'))
      .waitFor();

    await page.goto(`/timetable?week=${dayOf(first.startsAt)}`);
    const that = page.locator(`[data-day="${dayOf(first.startsAt)}"]`);
    await that.getByText('Not available until 19:00').waitFor();
    await that.getByText('A congress in Liège').waitFor();
    await page.locator(`[data-session="${first.id}"]`).scrollIntoViewIfNeeded();
    const [block] = await standing(page, `[data-session="${first.id}"]`);
    // Its rounded corners and the column's edge are not its own.
    expect(block?.seen).toBeGreaterThan(0.9);
    const [away] = await standing(page, `[data-day="${dayOf(first.startsAt)}"] .week-away`);
    // The session lies in the time at which its lecturer cannot: above it, and it covers some of it.
    expect(block?.y).toBeGreaterThan(away?.y ?? Infinity);
    expect(away?.seen).toBeLessThan(1);
    await lecturer.photograph('unavailable-in-the-week');
  });

  chapter(
    'the session is found from there, and another time for it is proposed, after a look at what is in the way',
    async () => {
      const { page } = lecturer;
      await page.locator(`[data-session="${first.id}"] a`).click();
      await page.getByRole('link', { name: 'Propose another time' }).click();
      await propose(lecturer, dayOf(later(first.startsAt, 1)), 'A congress');
      await page.getByText('Your proposal is sent.').waitFor();
      await page.getByRole('link', { name: 'See the session' }).click();
      await page.getByText('It waits for an answer.').waitFor();
      await lecturer.photograph('proposed');
      // Where it was, it is still planned.
      expect((await coming.one(first.id)).startsAt).toEqual(first.startsAt);
    },
  );

  chapter('an administrator finds it on the desk, and moves the session there', async () => {
    const { page } = admin;
    await admin.signIn('admin@ikiraro.example', demoPassword);
    const desk = page.getByRole('region', { name: 'Needs attention' });
    await desk.getByText('1 proposed move').click();
    await desk.getByText('A congress').waitFor();
    await admin.photograph('desk-with-a-proposal');
    await desk.getByRole('listitem').filter({ hasText: 'A congress' }).getByRole('link').click();
    await page.getByRole('link', { name: 'Move it there' }).click();
    const form = page.getByRole('form', { name: 'Change time, room or lecturer' });
    expect(await form.getByLabel('Day', { exact: true }).inputValue()).toBe(dayOf(later(first.startsAt, 1)));
    await verdict(form);
    for (const box of await warnings(form).all()) await box.check();
    await form.getByRole('button', { name: 'Keep the change' }).click();
    await page.getByText('One session is changed.').waitFor();
    expect(dayOf((await coming.one(first.id)).startsAt)).toBe(dayOf(later(first.startsAt, 1)));
    await page.goto('/');
    await desk.waitFor();
    await desk.getByText('1 proposed move').waitFor({ state: 'detached' });
  });

  chapter('another one is declined with a reason, which its lecturer reads', async () => {
    await lecturer.page.goto(`/sessions/${second.id}/propose`);
    await propose(lecturer, dayOf(later(second.startsAt, 1)), 'My train');
    await lecturer.page.getByText('Your proposal is sent.').waitFor();

    const { page } = admin;
    await page.goto('/notifications');
    await page.getByRole('link', { name: /proposes to move it from .*My train/ }).click();
    await page.getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog', { name: 'Decline this proposal?' });
    await dialog.getByLabel('Reason').fill('The hall is taken');
    await admin.photograph('declining');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Decline' }).waitFor({ state: 'detached' });

    await lecturer.page.goto('/notifications');
    const news = lecturer.page.getByRole('link', { name: /You proposed to move it .*declined.*The hall is taken/ });
    await news.waitFor();
    await lecturer.photograph('declined');
    await news.click();
    await lecturer.page.getByText('It was declined.').waitFor();
    expect((await coming.one(second.id)).startsAt).toEqual(second.startsAt);
  });

  chapter('nobody complains', async () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});

/** On the page for it: the first free time of that day or near it. */
async function propose({ page }: Person, wanted: string, why: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Propose another time' });
  await form.getByLabel('Day', { exact: true }).fill(wanted);
  await verdict(form);
  // The lecturer who proposes cannot accept.
  expect(await warnings(form).count()).toBe(0);
  expect(await freeTimes(form).count()).toBeLessThanOrEqual(5);
  await form.getByLabel('Reason').fill(why);
  await form.getByRole('button', { name: 'Send the proposal' }).click();
}
