import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { followLetter } from './mail.ts';
import { Person } from './person.ts';
import { freeTimes, verdict, warnings } from './planning.ts';
import { platform } from './platform.ts';
import { PressCounter } from './press-counter.ts';
import { isAllThere } from './routes.ts';
import { demoPassword, lookThrough } from './setting-up.ts';
import { story } from './story.ts';

/**
 * An administrator gets a term ready with the pages alone: after signing in no address is typed. How many presses each step took is
 * reported, and read by developers who change the way.
 */

/** With a whole term of 120 sections. */
const institution = 'Université de Lubumbashi';
/** 1 May is a Monday of it. */
const term = { name: '2034, first half', from: '2034-01-09', to: '2034-06-30' };
const students = Array.from({ length: 40 }, (_, place) => ({
  id: `N-${String(7001 + place)}`,
  email: `first-year${String(place + 1)}@new-admin.example`,
  name: `Étudiante ${String(place + 1)}`,
}));
const register = [
  'Identifiant;Courriel;Prénom;Nom;Rôle;Promotion;Statut',
  ...students.map(({ id, email }, place) => `${id};${email};Étudiante;N${String(place + 1)};étudiant;;actif`),
  '',
].join('\r\n');

let admin: Person;
let page: Page;
let presses: PressCounter;
const chapter = story(() => (admin ? [admin] : []));

beforeAll(async () => {
  admin = await Person.arrives({ address: platform.address, name: 'new-admin' });
  page = admin.page;
  presses = await PressCounter.of(admin.context);
  await admin.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
  page.goto = () => Promise.reject(new Error('This story types no address: find the way on the pages.'));
  presses.take('signing in');
}, 120_000);

afterAll(async () => {
  console.info('Presses of a new admin', presses?.taken);
  await admin?.goes();
}, 60_000);

/** By the links that everybody sees. */
async function part(name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the institution' });
  if ((await parts.count()) === 0) {
    await page.getByRole('banner').getByRole('link', { name: institution, exact: true }).click();
  }
  await parts.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Sessions of a section that are said to be left out and to be planned. */
function contradictions(sections: readonly string[]): string[] {
  return sections.flatMap((section) => {
    const lines = section.split('\n').filter((line) => /^\w{3} \d+ \w{3}, \d\d:\d\d: /.test(line));
    const out = lines.filter((line) => line.endsWith('Left out.')).map((line) => line.slice(0, 16));
    return lines.filter((line) => !line.endsWith('Left out.') && out.includes(line.slice(0, 16)));
  });
}

describe('a new admin', () => {
  chapter('makes a term by copying the last, seeing first what would be made', async () => {
    await part('Terms');
    await page
      .getByRole('link', { name: /^Copy this term/ })
      .first()
      .click();
    const form = page.getByRole('form', { name: 'Copy a term' });
    await form.getByLabel('Name of the new term').fill(term.name);
    await form.getByLabel('First day').fill(term.from);
    await form.getByLabel('Last day').fill(term.to);
    await form.getByRole('button', { name: 'See what would be made' }).click();
    await page.getByText(/[\d,]+ sections with [\d,]+ sessions and [\d,]+ students’ places/).waitFor();
    await admin.photograph('copy-previewed');
    expect(contradictions(await page.getByRole('main').locator('li').allInnerTexts())).toEqual([]);
    await page.getByRole('button', { name: 'Make this term' }).click();
    await page.getByText(`${term.name} is made:`).waitFor();
    await admin.photograph('copied');
    presses.take('copying the last term');
  });

  chapter('lets in forty students of an import, with a count before and a report after', async () => {
    await part('Register');
    await lookThrough(page, 'People', { name: 'first-years.csv', text: register });
    await page.getByRole('button', { name: 'Make these changes' }).click();
    await page.getByText(/^Applied\./).waitFor();
    await page.getByRole('button', { name: 'Let the people of this file in' }).click();
    await page.getByText('40 people will get a mail.').waitFor();
    await admin.photograph('before-letting-in');
    await page.getByRole('button', { name: 'Send 40 mails' }).click();
    await page.getByText('40 mails have gone out.').waitFor({ timeout: 90_000 });
    await admin.photograph('let-in');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    presses.take('letting forty students in');
    const letter = await admin.context.newPage();
    await followLetter(letter, students[39]?.email ?? '', /\/reset\//);
    await letter.getByLabel('New password').waitFor();
    await letter.close();
  });

  chapter('plans two weeks, sees a holiday and then a clash, and takes a free time', async () => {
    await part('Sections');
    const filters = page.getByRole('search', { name: 'Sections' });
    await filters.getByLabel('Term', { exact: true }).selectOption({ label: term.name });
    await page.waitForURL((url) => url.searchParams.has('term'));
    await isAllThere(page);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('region', { name: 'Sessions' }).waitFor();
    const form = page.getByRole('form', { name: 'Plan sessions' });
    const fill = async () => {
      await form.getByLabel('Day', { exact: true }).fill('2034-05-01');
      await form.getByLabel('Beginning').fill('15:00');
      await form.getByLabel('Repeats').selectOption('Every week');
      await form.getByLabel('Number of sessions').fill('2');
      await verdict(form);
    };
    const inTheWay = form.getByRole('list', { name: 'What is in the way' });
    await page.getByRole('link', { name: 'Plan sessions' }).click();
    await fill();
    await inTheWay.getByText('a public holiday').first().waitFor();
    await admin.photograph('holiday');
    for (const box of await warnings(form).all()) await box.check();
    await form.getByRole('button', { name: 'Plan sessions' }).click();
    await page.getByText(/^2 sessions are planned\./).waitFor();

    await page.getByRole('button', { name: 'Plan more' }).click();
    await fill();
    await inTheWay
      .getByText(/another session then|teaches .* then/)
      .first()
      .waitFor();
    await admin.photograph('clash-of-two');
    await freeTimes(form).first().click();
    await inTheWay.getByText(/another session then|teaches .* then/).waitFor({ state: 'detached' });
    await verdict(form);
    for (const box of await warnings(form).all()) await box.check();
    await form.getByRole('button', { name: 'Plan sessions' }).click();
    await page.getByText(/^2 sessions are planned\./).waitFor();
    presses.take('planning two weeks with a holiday and a clash');
  });

  chapter('moves ten sessions a day on, and is told who is told', async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: /, [A-Z]|Evening/ })
      .first()
      .click();
    const sessions = page.getByRole('region', { name: 'Sessions' });
    const boxes = sessions.getByRole('checkbox', { name: /^Tick .*\d\d:\d\d in / });
    await boxes.first().waitFor();
    expect(await boxes.count()).toBeGreaterThanOrEqual(10);
    for (let place = 0; place < 10; place += 1) await boxes.nth(place).check();
    await sessions.getByRole('button', { name: 'Move them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move 10 sessions' });
    await dialog.getByLabel('Move by').fill('1');
    await dialog.getByLabel('Days or weeks').selectOption('days later');
    await dialog.getByLabel('Other beginning').fill('06:30');
    await dialog.getByLabel('Reason').fill('The lecture hall is painted');
    await dialog.getByRole('list', { name: 'What becomes of each session' }).getByText(/06:30/).nth(9).waitFor();
    for (const box of await warnings(page.locator('dialog')).all()) await box.check();
    await dialog.getByRole('button', { name: 'Move 10 sessions' }).click();
    await sessions.getByText('10 sessions are moved.').waitFor();
    await admin.photograph('ten-moved');
    presses.take('moving ten sessions');
  });

  chapter('finds who is at risk', async () => {
    await part('Attendance');
    await page.getByRole('heading', { level: 2, name: 'Students at risk' }).waitFor();
    await page.getByText(/^(Nobody is|\d+ students? (is|are)) at risk\.$/).waitFor();
    await admin.photograph('at-risk');
    presses.take('finding who is at risk');
  });

  chapter('prints the week of a cohort on one sheet', async () => {
    await part('Cohorts');
    await page.getByRole('main').getByRole('table').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Timetable' }).click();
    await page.locator('.week-wide').waitFor();
    await isAllThere(page);
    const sheet = await page.pdf({ preferCSSPageSize: true });
    await page.getByRole('button', { name: 'Print' }).click();
    presses.take('printing the week of a cohort');
    const text = sheet.toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width = '0', height = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    // A4 across, in points.
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
  });

  chapter('nobody complains, and the ways were short', () => {
    expect(admin.complaints.all).toEqual([]);
    expect(presses.taken['letting forty students in']).toBeLessThan(12);
    expect(presses.taken['moving ten sessions']).toBeLessThan(25);
    return Promise.resolve();
  });
});
