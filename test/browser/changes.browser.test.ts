import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { makePresentation } from '../documents/presentation.ts';
import { coming } from './database.ts';
import { Person } from './person.ts';
import { verdict, warnings } from './planning.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { story } from './story.ts';

/** What stands in the timetable is changed: one more like it, another lecturer for once, by hand in the grid. */

let admin: Person;
let standIn: Person;
const everybody = () => [admin, standIn].filter((person) => person !== undefined);
const chapter = story(everybody);

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'changing' });
  standIn = await Person.arrives({ address, name: 'standing-in' });
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('the timetable is changed', () => {
  chapter('one more like a session: a week later at the same hour, as long, without its topic', async () => {
    const { page } = admin;
    await admin.signIn('admin@ikiraro.example', 'ikiraro-demo');
    const session = await coming('INF301', 'A');
    await page.goto(`/sessions/${session.id}`);
    await page.getByRole('link', { name: 'Plan one more' }).click();
    const form = page.getByRole('form', { name: 'Plan sessions' });
    const later = new Date(session.startsAt.getTime() + 7 * 86_400_000);
    expect(await form.getByLabel('Day', { exact: true }).inputValue()).toBe(butare(later).day);
    expect(await form.getByLabel('Beginning').inputValue()).toBe(butare(later).time);
    expect(await form.getByLabel('Topic').inputValue()).toBe('');
  });

  chapter('dragged in the grid, the form opens filled in, and nothing is saved yet', async () => {
    const { page } = admin;
    const session = await coming('INF301', 'A');
    await page.goto(`/sections/${session.section}/timetable?week=${butare(session.startsAt).day}`);
    const block = page.locator(`[data-session="${session.id}"]`);
    await isAllThere(page);
    // Waits until the block stands still, too: what comes later (holidays, news) moves it.
    await block.hover({ position: { x: 20, y: 10 } });
    const box = await block.boundingBox();
    if (!box) throw new Error('The session is not drawn.');
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y - 30, { steps: 4 });
    await page.mouse.move(box.x + 20, box.y - 50, { steps: 4 });
    await page.mouse.up();
    const form = page.getByRole('form', { name: 'Change time, room or lecturer' });
    // An hour is 60 px high.
    const earlier = butare(new Date(session.startsAt.getTime() - 3_600_000));
    expect(await form.getByLabel('Beginning').inputValue()).toBe(earlier.time);
    expect(await form.getByLabel('Day', { exact: true }).inputValue()).toBe(earlier.day);
    expect((await coming.one(session.id)).startsAt).toEqual(session.startsAt);
  });

  chapter('another lecturer for one session: it is in their week, and they are told', async () => {
    const { page } = admin;
    const session = await coming('INF301', 'A');
    await page.goto(`/sessions/${session.id}/change`);
    const form = page.getByRole('form', { name: 'Change time, room or lecturer' });
    await form.getByLabel('Who teaches').selectOption({ label: 'Prof. Jean-Pierre Mbuyi, standing in' });
    await verdict(form);
    for (const one of await warnings(form).all()) await one.check();
    await form.getByRole('button', { name: 'Keep the change' }).click();
    await page.getByText('One session is changed.').waitFor();

    await standIn.signIn('lecturer2@ikiraro.example', 'ikiraro-demo');
    await standIn.page.goto(`/timetable?week=${butare(session.startsAt).day}`);
    await standIn.page
      .locator(`[data-session="${session.id}"]`)
      .getByText('(standing in)')
      .waitFor({ state: 'attached' });
    await standIn.page.goto('/notifications');
    await standIn.page
      .getByText(/Mbuyi will teach it/)
      .first()
      .waitFor();
  });

  chapter('who stands in brings slides of their own; a document’s own words reach who cannot see them', async () => {
    const { page } = standIn;
    const { section } = await coming('INF301', 'A');
    await page.goto(`/sections/${section}`);
    const slides = page.getByRole('region', { name: 'Slides' });
    const content = Buffer.from(makePresentation(['A foreign key names a row.', 'It may be empty.']));
    await slides.locator('input[type=file]').setInputFiles({ name: 'Keys.odp', mimeType: '', buffer: content });
    const deck = slides.getByRole('listitem').filter({ has: page.getByText('Keys', { exact: true }) });
    await deck.getByText('2 pages').waitFor({ timeout: 120_000 });
    await deck.getByText('See the pages').click();
    await deck.getByRole('img', { name: 'Page 2. It may be empty.' }).waitFor();
    await standIn.photograph('slides');
    await deck.getByRole('button', { name: 'Rename Keys' }).waitFor();
    await deck.getByRole('button', { name: 'Remove Keys' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await deck.waitFor({ state: 'detached' });
  });

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});

/** Day and time in Butare. Swedish writes them as form fields take them. */
function butare(instant: Date): { day: string; time: string } {
  const [day = '', time = ''] = instant.toLocaleString('sv-SE', { timeZone: 'Africa/Kigali' }).split(' ');
  return { day, time: time.slice(0, 5) };
}
