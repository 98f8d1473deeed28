import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepPicture } from './album.ts';
import { takeMatching, takeMentoring } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** A student is suggested a mentor and says what they know; a coordinator sees and sets what counts. */

let mentor: Person;
let student: Person;
let coordinator: Person;
const everybody = () => [mentor, student, coordinator].filter((person) => person !== undefined);
const chapter = story(everybody);

const faults: string[] = [];
/** Kept as a picture, and looked at by axe, on a phone and a screen, light and dark. */
const looksRight = async ({ page }: Person, title: string) => {
  await isAllThere(page);
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await faultsOf(page)).map((fault) => `${title}, ${String(width)} ${colorScheme}: ${fault}`));
      await keepPicture(page, { part: 'Matching', title });
    }
  }
};

beforeAll(async () => {
  await takeMentoring();
  await takeMatching();
  [mentor, student, coordinator] = (await Promise.all(
    ['mentor', 'student', 'coordinator'].map((name) =>
      Person.arrives({ address: platform.address, name, context: { reducedMotion: 'reduce' } }),
    ),
  )) as [Person, Person, Person];
  await mentor.signIn('lecturer@ikiraro.example', demoPassword);
  await student.signIn('student7@ikiraro.example', demoPassword);
  await coordinator.signIn('coordinator@ikiraro.example', demoPassword);
}, 120_000);
afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
  await takeMentoring();
  await takeMatching();
}, 60_000);

describe('suggestions of mentors', () => {
  chapter('come by what somebody types, and say why', async () => {
    await mentor.page.goto('/mentoring');
    await mentor.page.getByRole('button', { name: 'Become a mentor' }).click();
    await mentor.page.getByLabel('What you can help with').fill('Plans for a thesis on enzymes, and how to write it.');
    await mentor.page.getByRole('button', { name: 'Save' }).click();
    await mentor.page.getByText('2 of 2 places are free.').waitFor();

    await student.speak('fr');
    const { page } = student;
    await page.goto('/mentoring/mentors');
    const suggested = page.getByRole('region', { name: 'Proposés pour vous' });
    await suggested.getByLabel('Que cherchez-vous ?').fill('enzymes');
    await suggested.getByText('parle de : enzymes').waitFor();
    await suggested.getByText('Dites quelles langues vous parlez').waitFor();
    await looksRight(student, 'Suggested mentors');
  });

  chapter('get better when somebody says what they know, without leaving the page', async () => {
    const { page } = student;
    await page.getByRole('button', { name: 'Dire ce que vous savez' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ajouter une langue' }).click();
    await looksRight(student, 'What a student knows');
    await dialog.getByLabel('Langue', { exact: true }).selectOption('fr');
    await dialog.locator('[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Dites quels domaines et compétences vous avez').waitFor();
    await page
      .getByRole('region', { name: 'Proposés pour vous' })
      .getByText('n’a dit parler aucune de vos langues')
      .waitFor();
  });

  chapter('lead to asking the mentor', async () => {
    const { page } = student;
    const suggested = page.getByRole('region', { name: 'Proposés pour vous' });
    await suggested.getByRole('button', { name: 'Demander' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=message]').fill('Bonjour.');
    await dialog.locator('[name=goal1]').fill('Un plan sur les enzymes');
    await dialog.locator('[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await suggested.getByText('Personne qui a de la place ne convient.').waitFor();
  });
});

describe('what counts in matching', () => {
  chapter('is led to from the roster, and shows beforehand what would change', async () => {
    const { page } = coordinator;
    await coordinator.speak('fr');
    await page.goto('/roster/weights');
    await page.getByText('Personne n’a encore changé les nombres.').waitFor();
    await looksRight(coordinator, 'What counts');
    await coordinator.speak('en');
    await page.goto('/roster');
    await page.getByRole('link', { name: 'What counts in matching' }).click();
    await page.getByText('Nobody has changed the numbers yet.').waitFor();
    await page.getByLabel('Words in common').fill('0');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText(/The first five/).waitFor();
    await page.locator('#preview:focus').waitFor();
    await looksRight(coordinator, 'What would change');
    await page.getByRole('button', { name: 'Back to the defaults' }).click();
    expect(await page.getByLabel('Words in common').inputValue()).toBe('20');
  });

  chapter('is set with a reason, and refused from who saw older numbers', async () => {
    const { page } = coordinator;
    const later = await page.context().newPage();
    await later.goto('/roster/weights');
    await later.getByLabel('Words in common').fill('30');
    await later.getByLabel('Why').fill('Words tell more');

    await page.getByLabel('Speaks a language that helps').fill('40');
    await page.getByLabel('Why').fill('Mentees ask for their language');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('region', { name: 'What was set' }).getByText('Mentees ask for their language').waitFor();
    expect(await page.getByLabel('Speaks a language that helps').inputValue()).toBe('40');

    await later.getByRole('button', { name: 'Save', exact: true }).click();
    await later.getByText('Somebody has set other numbers meanwhile').first().waitFor();
    await later.close();
  });

  test('every page looked right', () => {
    expect(faults).toEqual([]);
  });
});
