import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { personName, takeMentoring } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

const mentorEmail = 'lecturer2@ikiraro.example';
const menteeEmail = 'student8@ikiraro.example';

/** A student finds a mentor by a misspelt field, reports and blocks her, and a coordinator looks after the report. */
describe('a student who does not want to meet a mentor any more', () => {
  let mentor: Person;
  let mentee: Person;
  let coordinator: Person;
  let mentorName: string;
  let menteeName: string;

  const everybody = () => [mentor, mentee, coordinator].filter((one) => one !== undefined);
  const step = story(everybody);

  beforeAll(async () => {
    await takeMentoring();
    [mentor, mentee, coordinator] = (await Promise.all(
      ['mentor', 'mentee', 'coordinator'].map((name) =>
        Person.arrives({ address: platform.address, name, context: { reducedMotion: 'reduce' } }),
      ),
    )) as [Person, Person, Person];
    await Promise.all([
      mentor.signIn(mentorEmail, demoPassword),
      mentee.signIn(menteeEmail, demoPassword),
      coordinator.signIn('coordinator@ikiraro.example', demoPassword),
    ]);
    [mentorName, menteeName] = (await Promise.all([mentorEmail, menteeEmail].map(personName))) as [string, string];
    await mentee.speak('fr');
  });

  afterAll(async () => {
    await Promise.all(everybody().map((person) => person.goes()));
    await takeMentoring();
  });

  const faults: string[] = [];
  /** On a screen and a phone, light and dark. */
  const looksRight = async (person: Person, name: string) => {
    const { page } = person;
    await isAllThere(page);
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(page)).map((fault) => `${name}, ${String(width)} ${colorScheme}: ${fault}`));
        await person.photograph(`safety-${name}-${String(width)}-${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  step('a mentor says her fields and languages with her offer', async () => {
    const { page } = mentor;
    await page.goto('/mentoring');
    await page.getByRole('button', { name: 'Become a mentor' }).click();
    const form = page.getByRole('form', { name: 'You as a mentor' });
    await form.getByLabel('How many').fill('2');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Say your fields and languages').waitFor();
    await page.getByRole('button', { name: 'Your fields and languages' }).click();
    const knows = page.getByRole('form', { name: 'What you know' });
    await knows.getByLabel('Fields').last().fill('biochem');
    await knows.getByRole('button', { name: 'Choose Biochemistry' }).click();
    await knows.getByRole('button', { name: 'Add a language' }).click();
    await knows.getByLabel('Language', { exact: true }).last().selectOption('fr');
    await looksRight(mentor, 'offer');
    await knows.getByRole('button', { name: 'Save what you know' }).click();
    await page.getByRole('region', { name: 'You as a mentor' }).getByText('Biochemistry').waitFor();
    await looksRight(mentor, 'offered');
  });

  step('a student finds her in French by a misspelt field, by the field, and by a language', async () => {
    const { page } = mentee;
    await page.goto('/mentoring/mentors');
    const card = page.getByRole('article', { name: mentorName });
    await page.getByLabel('Nom ou sujet').fill('biochmie');
    await page.waitForURL(/search=biochmie/);
    await card.getByText('Biochimie').waitFor();
    await page.getByLabel('Parle').selectOption('rn');
    await card.waitFor({ state: 'detached' });
    await page.getByLabel('Parle').selectOption('fr');
    await card.waitFor();
    await looksRight(mentee, 'mentors');
    await page.goto('/mentoring/mentors?field=0841');
    await card.waitFor({ state: 'detached' });
    await page.goto('/mentoring/mentors?field=0512');
    await card.waitFor();
    await page.getByRole('main').getByText('Biochimie').first().waitFor();
  });

  step('he reports her from her card', async () => {
    const { page } = mentee;
    const card = page.getByRole('article', { name: mentorName });
    await card.getByText('Signaler ou bloquer').click();
    await card.getByRole('button', { name: `Signaler ${mentorName}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('De quoi s’agit-il').selectOption('MONEY');
    await dialog.getByLabel('Que s’est-il passé').fill('Elle a demandé 50 dollars.');
    await looksRight(mentee, 'reporting');
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await page.getByText('La coordination a votre signalement.').waitFor();
  });

  step('he blocks her, and neither finds the other until he takes it back', async () => {
    const { page } = mentee;
    const card = page.getByRole('article', { name: mentorName });
    await card.getByRole('button', { name: `Bloquer ${mentorName}` }).click();
    await looksRight(mentee, 'blocking');
    await page.getByRole('dialog').getByRole('button', { name: 'Bloquer' }).click();
    await card.waitFor({ state: 'detached' });
    await page.goto('/mentoring');
    await page.getByText('Une personne que vous avez bloquée').click();
    await looksRight(mentee, 'blocked');
    await page.getByRole('button', { name: `Débloquer ${mentorName}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Débloquer' }).click();
    await page.getByText('Une personne que vous avez bloquée').waitFor({ state: 'detached' });
    await page.goto('/mentoring/mentors');
    await card.waitFor();
  });

  step('a coordinator finds the report from the menu, takes it in hand and closes it', async () => {
    const { page } = coordinator;
    await page.goto('/');
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('They asked for money or favours').waitFor();
    await looksRight(coordinator, 'reports');
    await page.getByRole('link', { name: `Report about ${mentorName}` }).click();
    await page.getByText('Elle a demandé 50 dollars.').waitFor();
    await page.getByText(`Reported by ${menteeName}`).waitFor();
    await looksRight(coordinator, 'report');
    await page.getByRole('button', { name: 'Look after it' }).click();
    await page.getByRole('button', { name: 'Look after it' }).waitFor({ state: 'detached' });
    await page.getByLabel('What was done').fill('Talked to both.');
    await looksRight(coordinator, 'report-in-hand');
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    await looksRight(coordinator, 'report-closed');
    await mentee.page.goto('/notifications');
    await mentee.page.getByText('Votre signalement a été examiné').waitFor();
    expect(await mentee.page.locator('main').innerText()).not.toContain('Talked to both.');
    await mentor.page.goto('/notifications');
    expect(await mentor.page.locator('main').innerText()).not.toMatch(/report/i);
  });

  step('a weekly mail is off until somebody wants it', async () => {
    const { page } = mentee;
    const digest = page.getByRole('region', { name: 'Un e-mail chaque lundi' });
    await digest.getByRole('button', { name: 'L’envoyer' }).click();
    await digest.getByText('Il arrive le lundi matin.').waitFor();
    await looksRight(mentee, 'digest');
    await digest.getByRole('button', { name: 'Ne plus l’envoyer' }).click();
    await digest.getByText('Il arrive le lundi matin.').waitFor({ state: 'detached' });
  });

  test('nobody else reads reports', async () => {
    await mentor.page.goto('/reports');
    await mentor.page.getByText('This is for coordinators').or(mentor.page.getByRole('alert')).first().waitFor();
    expect(await mentor.page.locator('main').innerText()).not.toContain(menteeName);
  });

  test('every page looked right on a screen and a phone, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
