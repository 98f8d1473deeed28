import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { personName, takeMentoring } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

const mentorEmail = 'lecturer@ikiraro.example';
const menteeEmail = 'student8@ikiraro.example';
const otherEmail = 'student9@ikiraro.example';

/** A lecturer offers to mentor; students find her, ask, and are answered. */
describe('a mentor and those who ask', () => {
  let mentor: Person;
  let mentee: Person;
  let other: Person;
  let mentorName: string;
  let menteeName: string;
  let otherName: string;

  const everybody = () => [mentor, mentee, other].filter((one) => one !== undefined);
  const step = story(everybody);

  beforeAll(async () => {
    await takeMentoring();
    [mentor, mentee, other] = (await Promise.all(
      ['mentor', 'mentee', 'other'].map((name) =>
        Person.arrives({ address: platform.address, name, context: { reducedMotion: 'reduce' } }),
      ),
    )) as [Person, Person, Person];
    await Promise.all([
      mentor.signIn(mentorEmail, demoPassword),
      mentee.signIn(menteeEmail, demoPassword),
      other.signIn(otherEmail, demoPassword),
    ]);
    [mentorName, menteeName, otherName] = (await Promise.all(
      [mentorEmail, menteeEmail, otherEmail].map(personName),
    )) as [string, string, string];
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
        await person.photograph(`mentoring-${name}-${String(width)}-${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const ask = async ({ page }: Person, of: string, words: { message: string; goal: string }) => {
    await page.goto('/mentoring/mentors');
    await page.getByRole('article', { name: of }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name=message]').fill(words.message);
    await dialog.locator('[name=goal1]').fill(words.goal);
    await dialog.locator('[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };

  step('the menu of a person leads to the page, which says what to do first', async () => {
    const { page } = mentee;
    await page.getByRole('banner').locator('.account-name').click();
    await page.getByRole('link', { name: 'Mon mentorat' }).click();
    await page.getByText('Vous n’avez pas encore de mentor.').waitFor();
    await looksRight(mentee, 'empty');
    await page.getByRole('main').getByRole('link', { name: 'Trouver un mentor' }).click();
    await page.getByText('Personne n’accepte de demandes').waitFor();
    await looksRight(mentee, 'nobody');
  });

  step('an offer needs somebody whom it is for, and is shown when it is saved', async () => {
    const { page } = mentor;
    await page.goto('/mentoring');
    await page.getByRole('button', { name: 'Become a mentor' }).click();
    const form = page.getByRole('form', { name: 'You as a mentor' });
    await form.getByLabel('Students').uncheck();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Tick at least one.').first().waitFor();
    await looksRight(mentor, 'offer-refused');
    await form.getByLabel('Students').check();
    await form.getByLabel('Young lecturers').check();
    await form.getByLabel('How many').fill('2');
    await form.getByLabel('What you can help with').fill('Databases.\nI like to meet on Saturday mornings.');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('2 of 2 places are free.').waitFor();
    await looksRight(mentor, 'offer');
  });

  step('a student finds her, and what was typed survives a reload', async () => {
    const { page } = mentee;
    await page.goto('/mentoring/mentors?for=ALUMNI');
    await page.getByText('Personne n’accepte de demandes').waitFor();
    await page.getByLabel('Pour qui').selectOption('STUDENT');
    const card = page.getByRole('article', { name: mentorName });
    await card.getByText('2 places libres').waitFor();
    await looksRight(mentee, 'mentors');
    await card.getByRole('button', { name: 'Demander' }).click();
    await page.getByLabel('Votre message').fill('Bonjour, je prépare mon mémoire.');
    await page.reload();
    await card.getByRole('button', { name: 'Demander' }).click();
    expect(await page.getByLabel('Votre message').inputValue()).toBe('Bonjour, je prépare mon mémoire.');
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await looksRight(mentee, 'ask-refused');
    await page.getByLabel('Premier objectif').fill('Le plan de mon mémoire est écrit');
    await page.getByLabel('Deuxième objectif').fill('Un article est envoyé');
    await page.getByLabel(/Ce que vous attendez/).fill('Une demi-heure toutes les deux semaines.');
    await page.getByLabel('Garder mes autres demandes').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    // Who is suggested stands in two places.
    await card.getByText('Votre demande est envoyée. La réponse sera ici').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Mon mentorat' }).last().click();
    await page.getByRole('region', { name: 'En attente des autres' }).getByText('Un article est envoyé').waitFor();
    await looksRight(mentee, 'sent');
  });

  step('the mentor wants to know more, and is told', async () => {
    await mentor.page.goto('/');
    await mentor.page.getByRole('link', { name: 'One request for mentoring waits for your answer' }).waitFor();
    await looksRight(mentor, 'home');
    await mentor.page.getByRole('link', { name: 'One request for mentoring waits for your answer' }).click();
    const waits = mentor.page.getByRole('region', { name: 'Waiting for your answer' });
    await waits.getByText('Bonjour, je prépare mon mémoire.').waitFor();
    await looksRight(mentor, 'received');
    await waits.getByRole('button', { name: 'Tell me more' }).click();
    await mentor.page.getByLabel('Your question').fill('What is it about?');
    await looksRight(mentor, 'question');
    await mentor.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await mentor.page.getByRole('region', { name: 'Waiting for others' }).waitFor();
    await waits.waitFor({ state: 'detached' });

    await mentee.page.goto('/mentoring');
    await mentee.page.getByText('What is it about?').waitFor();
    await looksRight(mentee, 'asked-for-more');
    await mentee.page
      .getByRole('textbox', { name: `Votre réponse à ${mentorName}` })
      .fill('Les index des bases de données.');
    await mentee.page.getByRole('button', { name: 'Envoyer' }).click();
    await mentee.page.getByRole('region', { name: 'En attente des autres' }).waitFor();
  });

  step('she accepts, and both see that it goes on', async () => {
    await mentor.page.goto('/mentoring');
    await mentor.page.getByText('Les index des bases de données.').waitFor();
    await mentor.page.getByRole('button', { name: `Accept ${menteeName}` }).click();
    await mentor.page.getByText(`You are now the mentor of ${menteeName}.`).waitFor();
    await mentor.page.getByRole('region', { name: 'Your mentorships' }).getByText(menteeName).waitFor();
    await mentor.page.getByText('1 of 2 places is free.').waitFor();
    await looksRight(mentor, 'accepted');

    await mentee.page.goto('/mentoring');
    await mentee.page.getByRole('region', { name: 'Vos mentorats' }).getByText(mentorName).waitFor();
    await looksRight(mentee, 'mentorship');
    await mentee.page.goto('/mentoring/mentors');
    await mentee.page.getByRole('article', { name: mentorName }).getByText('C’est votre mentor.').waitFor();
  });

  step('both sign what they agree on, whoever changes it, and then goals can be ticked', async () => {
    await mentor.page.goto('/mentoring');
    await mentor.page.getByRole('link', { name: menteeName }).click();
    await mentor.page.getByRole('button', { name: 'Change it' }).waitFor();
    await looksRight(mentor, 'agreement');
    await mentee.page.goto('/mentoring');
    await mentee.page.getByRole('link', { name: mentorName }).click();
    await mentee.page.getByRole('button', { name: 'Modifier' }).click();
    await mentee.page.getByLabel('Combien de semaines').fill('8');
    await mentee.page.getByLabel('Étapes').first().fill('Lire trois mémoires\nÉcrire une page');
    await looksRight(mentee, 'agreement-changing');
    await mentee.page.getByRole('button', { name: 'Enregistrer' }).click();
    await mentee.page.getByText('Lire trois mémoires').waitFor();
    await mentee.page.getByRole('button', { name: 'Signer' }).click();
    await mentee.page.getByText('Le mentorat commence quand').waitFor();

    await mentor.page.getByRole('button', { name: 'Sign', exact: true }).click();
    await mentor.page.getByText('It has changed meanwhile.').waitFor();
    await mentor.page.getByText('8 weeks').waitFor();
    await looksRight(mentor, 'agreement-changed');
    await mentor.page.getByRole('button', { name: 'Sign', exact: true }).click();
    const step = mentor.page.getByRole('checkbox', { name: 'Écrire une page' });
    await step.check();
    await looksRight(mentor, 'goals');
    await mentee.page.reload();
    expect(await mentee.page.getByRole('checkbox', { name: 'Écrire une page' }).isChecked()).toBe(true);
    expect(await mentee.page.getByRole('checkbox', { name: 'Lire trois mémoires' }).isChecked()).toBe(false);
    await looksRight(mentee, 'goals-of-mentee');
  });

  step('they book a meeting when both are free, move it, and call it off', async () => {
    const meetings = mentor.page.getByRole('region', { name: 'Meetings' });
    await meetings.getByText('No meeting is booked.').waitFor();
    await meetings.getByRole('button', { name: 'Book a meeting' }).click();
    const form = meetings.getByRole('form', { name: 'Book a meeting' });
    await form.getByLabel('Time').waitFor();
    await looksRight(mentor, 'booking');
    await form.getByLabel('How long').selectOption('45');
    await form.getByLabel('Time').waitFor();
    await form.getByLabel('Day').selectOption({ index: 2 });
    const time = form.getByLabel('Time');
    const [clock] = await time.locator('option').allInnerTexts();
    await form.getByLabel('What it is about').fill('The plan of the thesis');
    await form.getByRole('button', { name: 'Book it' }).click();
    await meetings.getByText('45 minutes · The plan of the thesis').waitFor();
    expect(await meetings.getByRole('listitem').getByRole('link').innerText()).toContain(
      clock?.slice(0, 'hh:mm'.length),
    );
    await looksRight(mentor, 'booked');

    await mentee.page.reload();
    const rencontres = mentee.page.getByRole('region', { name: 'Rencontres' });
    await rencontres.getByText('45 minutes · The plan of the thesis').waitFor();
    const [before] = await rencontres.getByRole('listitem').getByRole('link').allInnerTexts();
    await rencontres.getByRole('button', { name: 'Déplacer' }).click();
    const moving = rencontres.getByRole('form', { name: 'Déplacer' });
    await moving.getByLabel('Jour').selectOption({ index: 4 });
    await moving.getByLabel(/Un mot pour l’autre/).fill('Un examen');
    await looksRight(mentee, 'moving');
    await moving.getByRole('button', { name: 'Déplacer' }).click();
    await moving.waitFor({ state: 'detached' });
    await rencontres.getByRole('link', { name: before ?? '' }).waitFor({ state: 'detached' });
    await rencontres.getByText('45 minutes · The plan of the thesis').waitFor();

    await mentor.page.reload();
    await meetings.getByRole('button', { name: /^Call off/ }).click();
    await looksRight(mentor, 'calling-off');
    await mentor.page.getByRole('dialog').getByRole('button', { name: 'Call off' }).click();
    await meetings.getByText('No meeting is booked.').waitFor();
    await meetings.getByText('Over or called off: 1').click();
    await meetings.getByText('Called off · The plan of the thesis').waitFor();
    await looksRight(mentor, 'called-off');
  });

  step('it is for the two alone', async () => {
    await other.page.goto(new URL(mentor.page.url()).pathname);
    await other.page.getByText('There is nothing at this address that you may see.').waitFor();
    expect(await other.page.locator('main').innerText()).not.toContain(menteeName);
  });

  step('an answer to a request that was taken back meanwhile says so, and the page is as it is now', async () => {
    await ask(other, mentorName, { message: 'Good morning', goal: 'A plan' });
    await mentor.page.goto('/mentoring');
    const accept = mentor.page.getByRole('button', { name: `Accept ${otherName}` });
    await accept.waitFor();
    await other.page.goto('/mentoring');
    await other.page.getByRole('button', { name: 'Take back' }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await other.page.getByText('One earlier request').waitFor();
    await accept.click();
    await mentor.page.getByText('This request has changed meanwhile.').waitFor();
    await accept.waitFor({ state: 'detached' });
    expect(await mentor.page.getByText('This request has changed meanwhile.').isVisible()).toBe(true);
    await looksRight(mentor, 'taken-back');
  });

  step('she declines with a reason, takes no more requests, and takes them again', async () => {
    await ask(other, mentorName, { message: 'Good morning again', goal: 'A plan' });
    await mentor.page.goto('/mentoring');
    await mentor.page.getByRole('button', { name: `Decline ${otherName}` }).click();
    const dialog = mentor.page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('My term is full. Ask me in March.');
    await dialog.getByLabel('Take no more requests for now').check();
    await looksRight(mentor, 'declining');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await mentor.page.getByText('You take no requests for now.').waitFor();
    await looksRight(mentor, 'paused');

    await other.page.goto('/mentoring');
    await other.page.getByText('2 earlier requests').click();
    await other.page.getByText('My term is full. Ask me in March.').waitFor();
    await looksRight(other, 'declined');
    await other.page.goto('/mentoring/mentors');
    await other.page.getByText('Nobody takes requests').waitFor();

    await mentor.page.getByRole('button', { name: 'Take requests again' }).click();
    await mentor.page.getByText('You take requests.').waitFor();
    await other.page.reload();
    await other.page.getByRole('article', { name: mentorName }).waitFor();
  });

  step('it ends with a reason, and goes on when both want it', async () => {
    await mentee.page.getByRole('button', { name: 'Terminer ce mentorat' }).click();
    const dialog = mentee.page.getByRole('dialog');
    await dialog.getByLabel('Pourquoi').selectOption('NO_TIME');
    await looksRight(mentee, 'ending');
    await dialog.getByRole('button', { name: 'Terminer ce mentorat' }).click();
    await mentee.page.getByText('Il n’y a pas de temps pour cela').waitFor();
    await mentee.page.getByRole('button', { name: 'Continuer' }).click();
    await mentee.page.getByText('Le mentorat reprend quand').waitFor();
    await looksRight(mentee, 'ended');
    await mentor.page.goto(new URL(mentee.page.url()).pathname);
    await mentor.page.getByText(`${menteeName} would like to go on.`).waitFor();
    await mentor.page.getByRole('button', { name: 'Go on with it' }).click();
    await mentor.page.getByRole('button', { name: 'End this mentorship' }).waitFor();
  });

  test('every page looked right on a screen and a phone, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
