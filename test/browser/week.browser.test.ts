import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { eventsOf } from './calendar-feed.ts';
import { coming } from './database.ts';
import { enter, pick, tabTo, tick, write, writeDay, writeTime } from './keyboard.ts';
import { Person } from './person.ts';
import { freeTimes, verdict, warnings } from './planning.ts';
import { platform } from './platform.ts';
import { story } from './story.ts';
import { demoPassword } from './setting-up.ts';

/**
 * A week is planned: by an administrator who uses no mouse, for a lecturer in Brussels and students in Butare, each of whom sees it by
 * their own clock, on the pages and in their own calendar.
 */

const topic = 'Views and rules';
const brussels = 'Europe/Brussels';
const butare = 'Africa/Kigali';

let admin: Person;
let lecturer: Person;
let student: Person;
const everybody = () => [admin, lecturer, student].filter((person) => person !== undefined);
const chapter = story(everybody);
/** A session that stands already, which is moved; and those that are planned. */
let standing: { id: string; section: string; startsAt: Date };
let moved: Date;
const planned: { id: string; startsAt: Date }[] = [];

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'planner' });
  lecturer = await Person.arrives({ address, name: 'lecturer-abroad', context: { timezoneId: brussels } });
  student = await Person.arrives({ address, name: 'student-at-home' });
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('a week is planned', () => {
  chapter(
    'who plans is told that the lecturer teaches elsewhere then, and takes a free time, without a mouse',
    async () => {
      const { page } = admin;
      // The lecturer's other section, at the time of which this one cannot be taught.
      const taken = await coming('INF301', 'Evening');
      standing = await coming('INF301', 'A');
      await admin.signIn('admin@ikiraro.example', demoPassword);
      await page.goto(`/sections/${standing.section}`);
      await enter(page, page.getByRole('link', { name: 'Plan sessions' }));
      await page.getByRole('heading', { level: 1, name: 'Plan sessions' }).waitFor();
      const form = page.getByRole('form', { name: 'Plan sessions' });
      await write(page, form.getByLabel('Topic'), topic);
      await writeDay(page, form.getByLabel('Day', { exact: true }), local(taken.startsAt, butare).day);
      await writeTime(page, form.getByLabel('Beginning'), local(taken.startsAt, butare).time);
      await pick(page, form.getByLabel('Repeats'), 'Every week');
      await write(page, form.getByLabel('Number of sessions'), '2');
      const clash = form.getByRole('list', { name: 'What is in the way' }).getByRole('listitem');
      await clash.filter({ hasText: 'Dr Claudine Uwase teaches Databases II, Evening then' }).waitFor();
      await admin.photograph('clash');

      await settle(admin, form);
      const sentence = await form.getByRole('status', { name: 'The same moment on everybody’s clock' }).innerText();
      expect(sentence).toMatch(/2 sessions/);
      expect(sentence).toMatch(/\d\d:\d\d Butare, \d\d:\d\d Brussels/);
      await enter(page, form.getByRole('button', { name: 'Plan sessions' }));
      await page.getByText(/^2 sessions are planned\./).waitFor();
      await page.getByText(/\d+ people are told\./).waitFor();
      await admin.photograph('planned-series');
      const week = await page.getByRole('link', { name: 'See the week' }).getAttribute('href');
      expect(week).toMatch(/\/timetable\?week=\d{4}-\d\d-\d\d$/);
      planned.push(...(await coming.allOf('INF301', 'A', topic)));
      expect(planned.map(({ startsAt }) => startsAt.getTime())).toEqual([
        planned[0]?.startsAt.getTime(),
        (planned[0]?.startsAt.getTime() ?? 0) + 7 * 86_400_000,
      ]);
    },
  );

  chapter('a session is moved by the form, and one of the series is cancelled, without a mouse', async () => {
    const { page } = admin;
    await page.goto(`/sessions/${standing.id}`);
    await enter(page, page.getByRole('link', { name: 'Change time, room or lecturer' }));
    const form = page.getByRole('form', { name: 'Change time, room or lecturer' });
    const day = local(new Date(standing.startsAt.getTime() + 86_400_000), butare).day;
    await writeDay(page, form.getByLabel('Day', { exact: true }), day);
    await writeTime(page, form.getByLabel('Beginning'), '15:15');
    await settle(admin, form);
    await enter(page, form.getByRole('button', { name: 'Keep the change' }));
    await page.getByText('One session is changed.').waitFor();
    moved = (await coming.one(standing.id)).startsAt;
    expect(moved).not.toEqual(standing.startsAt);

    await page.goto(`/sessions/${planned[1]?.id ?? ''}`);
    await enter(page, page.getByRole('button', { name: 'Cancel the session' }));
    const dialog = page.getByRole('dialog', { name: 'Cancel this session?' });
    await tabTo(page, dialog.getByRole('radio', { name: 'Only this one' }));
    await enter(page, dialog.getByRole('button', { name: 'Cancel the session' }));
    await page.getByText('One session is cancelled; the people concerned are told.').waitFor();
  });

  chapter('two change one session at once: the second is told, and what was typed stays', async () => {
    const { page } = admin;
    const id = planned[0]?.id ?? '';
    await page.goto(`/sessions/${id}/change`);
    const form = page.getByRole('form', { name: 'Change time, room or lecturer' });
    await form.getByLabel('Topic').fill(`${topic}, second thoughts`);
    await coming.touch(id);
    await form.getByRole('button', { name: 'Keep the change' }).click();
    await page.getByText('Somebody has changed this session meanwhile.').waitFor();
    expect(await form.getByLabel('Topic').inputValue()).toBe(`${topic}, second thoughts`);
    await form.getByRole('button', { name: 'Keep the change' }).click();
    await page.getByText('One session is changed.').waitFor();
  });

  chapter(
    'the lecturer in Brussels sees the week by both clocks, and what changed with old and new times',
    async () => {
      const { page } = lecturer;
      await lecturer.signIn('lecturer@ikiraro.example', demoPassword);
      const here = local(moved, brussels);
      await page.goto(`/timetable?week=${here.day}`);
      const session = page.locator(`[data-session="${standing.id}"]`);
      await session.getByText(here.time, { exact: true }).waitFor();
      await session.getByText(`${local(moved, butare).time} in Butare`).waitFor();
      expect(await page.locator(`[data-day="${here.day}"]`).locator(session).count()).toBe(1);
      await lecturer.photograph('week');
      await arrowsWalkTheWeek(lecturer);
      await page.getByLabel('Times shown for').selectOption({ label: 'Butare' });
      await session.getByText(local(moved, butare).time, { exact: true }).waitFor();

      await page.getByRole('link', { name: /^News/ }).click();
      const sentence = `Moved from ${dayAndTime(standing.startsAt)} to ${dayAndTime(moved)}`;
      await page.getByRole('link', { name: spaced(sentence) }).waitFor();
      // Others may have cancelled something of this lecturer, too.
      const cancelled = `Cancelled: ${dayAndTime(planned[1]?.startsAt ?? moved)}`;
      await page.getByRole('link', { name: spaced(cancelled) }).waitFor();
      await lecturer.photograph('news');
      await page.getByRole('button', { name: 'Mark all as read' }).click();
      await page.getByRole('link', { name: 'News', exact: true }).waitFor();
    },
  );

  chapter('a student’s own calendar reads the same, until its address is ended', async () => {
    const { page } = student;
    await student.signIn('student@ikiraro.example', demoPassword);
    await page.goto('/timetable/calendar');
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByLabel('Secret address').inputValue();
    const events = await eventsOf(address);
    const event = (id: string | undefined) => events.find(({ uid }) => id !== undefined && uid.includes(id));
    expect(event(standing.id)).toMatchObject({ start: moved.getTime(), status: 'CONFIRMED' });
    expect(event(planned[0]?.id)).toMatchObject({ start: planned[0]?.startsAt.getTime(), status: 'CONFIRMED' });
    expect(event(planned[1]?.id)).toMatchObject({ status: 'CANCELLED' });

    await page.goto(`/timetable?week=${local(planned[1]?.startsAt ?? moved, butare).day}`);
    await page
      .locator(`[data-session="${planned[1]?.id ?? ''}"]`)
      .getByText('Cancelled')
      .waitFor();

    await page.goto('/timetable/calendar');
    await page.getByRole('button', { name: 'End this address' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End this address' }).click();
    await page.getByLabel('Secret address').waitFor({ state: 'detached' });
    expect((await fetch(address)).status).toBe(404);
  });

  chapter('what is planned appears on the page of who looks at the week, without a reload', async () => {
    const { page } = lecturer;
    const first = planned[0];
    await page.goto(`/timetable?week=${local(first?.startsAt ?? moved, brussels).day}`);
    const session = page.locator(`[data-session="${first?.id ?? ''}"]`);
    await session.waitFor();
    await admin.page.goto(`/sessions/${first?.id ?? ''}`);
    await admin.page.getByRole('button', { name: 'Cancel the session' }).click();
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Cancel the session' }).click();
    await session.getByText('Cancelled').waitFor();
  });

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});

/** Chooses free times until only clashes are left that may be accepted, and accepts them. */
async function settle({ page }: Person, form: Locator): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await verdict(form);
    if ((await freeTimes(form).count()) === 0 || (await form.locator('.clash:not(.clash-care)').count()) === 0) break;
    const free = freeTimes(form).first();
    const time = /\d\d:\d\d/.exec(await free.innerText())?.[0] ?? '';
    const looked = page.waitForResponse((response) => response.url().endsWith('/graphql'));
    await enter(page, free);
    await looked;
    expect(await form.getByLabel('Beginning').inputValue()).toBe(time);
  }
  await verdict(form);
  expect(await form.locator('.clash:not(.clash-care)').count()).toBe(0);
  for (const box of await warnings(form).all()) await tick(page, box);
}

/** Arrow keys go through the sessions of the week, and Enter opens one. */
async function arrowsWalkTheWeek({ page }: Person): Promise<void> {
  const links = page.locator('.week-link');
  await tabTo(page, links.first());
  const hrefs = new Set<string>();
  for (let step = 0; step < (await links.count()); step += 1) {
    hrefs.add((await page.locator('.week-link:focus').getAttribute('href')) ?? '');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
  }
  expect(hrefs.size).toBeGreaterThan(1);
}

/** Day and time by a zone's clock. Swedish writes them as form fields take them. */
function local(instant: Date, zone: string): { day: string; time: string } {
  const [day = '', time = ''] = instant.toLocaleString('sv-SE', { timeZone: zone }).split(' ');
  return { day, time: time.slice(0, 5) };
}

/** "Mon 23 Nov, 16:00 (17:00 in Kigali)", for somebody in Brussels. */
function dayAndTime(instant: Date): string {
  const day = instant
    .toLocaleDateString('en-GB', { timeZone: brussels, weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '');
  const here = local(instant, brussels).time;
  const there = local(instant, butare).time;
  return here === there ? `${day}, ${here}` : `${day}, ${here} (${there} in Kigali)`;
}

/** The words of a sentence, with any kind of space between them. */
function spaced(sentence: string): RegExp {
  const words = sentence.split(' ').map((word) => word.replaceAll(/[()]/g, '\\$&'));
  return new RegExp(words.join('\\s+'));
}
