import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { giveBegunMentorship, letThreeMonthsPass, takeMentorship } from './begun-mentorship.ts';
import { personName } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

const mentorEmail = 'lecturer2@ikiraro.example';
const menteeEmail = 'student10@ikiraro.example';
const theirs = 'Lire deux mémoires.';
const hers = 'The subject is set.';

/** What is kept of a mentorship beside its meetings: who met elsewhere, notes of two, and what each says of it. */
describe('a mentorship that goes on', () => {
  let mentor: Person;
  let mentee: Person;
  let mentorship: string;
  let path: string;
  let mentorName: string;
  let menteeName: string;

  const everybody = () => [mentor, mentee].filter((one) => one !== undefined);
  const step = story(everybody);
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
        await person.photograph(`follow-up-${name}-${String(width)}-${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  beforeAll(async () => {
    [mentor, mentee] = (await Promise.all(
      ['mentor', 'mentee'].map((name) =>
        Person.arrives({ address: platform.address, name, context: { reducedMotion: 'reduce' } }),
      ),
    )) as [Person, Person];
    await Promise.all([mentor.signIn(mentorEmail, demoPassword), mentee.signIn(menteeEmail, demoPassword)]);
    [mentorName, menteeName] = [await personName(mentorEmail), await personName(menteeEmail)];
    mentorship = await giveBegunMentorship(mentorEmail, menteeEmail);
    path = `/mentoring/${mentorship}`;
    await mentee.speak('fr');
  });

  afterAll(async () => {
    await Promise.all(everybody().map((person) => person.goes()));
    if (mentorship) await takeMentorship(mentorship);
  });

  step('she says that they met elsewhere, and it counts when he has confirmed it', async () => {
    const { page } = mentor;
    await page.goto(path);
    const meetings = page.getByRole('region', { name: 'Meetings' });
    await meetings.getByText('Over or called off: 1').click();
    await meetings.getByRole('button', { name: 'We met elsewhere' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How many minutes').fill('45');
    await looksRight(mentor, 'met-elsewhere');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await meetings.getByText(`${menteeName} has yet to confirm it.`).waitFor();
    await mentee.page.goto(path);
    await mentee.page
      .getByText(`${mentorName} dit que vous vous êtes vus ailleurs pendant 45 minutes.`)
      .first()
      .waitFor();
    await looksRight(mentee, 'to-confirm');
    await mentee.page.getByRole('button', { name: 'Oui, c’est exact' }).click();
    await mentee.page.getByText('Terminées ou annulées : 1').click();
    await mentee.page.getByText(/^Tenue, 45 minutes ensemble/).waitFor();
    await page.reload();
    await meetings.getByText('Over or called off: 1').click();
    await meetings.getByText('Met elsewhere; you both said so.').waitFor();
    await looksRight(mentor, 'met-elsewhere-confirmed');
  });

  step('both write on the notes they share at the same time, and no word is lost', async () => {
    const hersNotes = mentor.page.getByRole('region', { name: 'Your notes together' });
    const hisNotes = mentee.page.getByRole('region', { name: 'Vos notes communes' });
    await hersNotes.getByRole('textbox').fill(hers);
    await hisNotes.getByRole('textbox').fill(theirs);
    await hisNotes.getByRole('button', { name: 'Garder ces notes' }).click();
    await hisNotes.getByText(/modifi/).waitFor();
    const keep = hersNotes.getByRole('button', { name: 'Keep these notes' });
    await keep.click();
    await hersNotes.getByText('The other changed the notes meanwhile.').waitFor();
    await hersNotes.getByRole('blockquote').getByText(theirs).waitFor();
    expect(await hersNotes.getByRole('textbox').inputValue()).toBe(hers);
    await looksRight(mentor, 'notes-conflict');
    await hersNotes.getByRole('button', { name: 'Add this text to mine' }).click();
    await keep.click();
    await hersNotes.getByText('You changed it last').waitFor();
    await mentee.page.reload();
    await hisNotes.getByText(mentorName).last().waitFor();
    expect(await hisNotes.getByRole('textbox').inputValue()).toBe(`${hers}\n\n${theirs}`);
    await looksRight(mentee, 'notes');
  });

  step('after three months he says what came of it, with a word for her', async () => {
    await letThreeMonthsPass(mentorship);
    const { page } = mentee;
    await page.reload();
    await page.getByText('Vous avez rencontré').waitFor();
    await page.getByRole('button', { name: 'Passer' }).click();
    await page.getByRole('heading', { name: `Trois mois avec ${mentorName}` }).waitFor();
    const form = page.getByRole('form', { name: 'Ce que cela apporte' });
    await looksRight(mentee, 'third-month');
    await form.getByLabel('La suite est plus claire pour moi').check();
    await form.getByLabel(`Un mot pour ${mentorName}`).fill('Je sais maintenant où je vais.');
    await form.getByRole('button', { name: 'Envoyer' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Ce que vous avez dit').click();
    await page.getByText('Après trois mois').waitFor();
    await looksRight(mentee, 'said');
    await mentor.page.reload();
    await mentor.page.getByText('Je sais maintenant où je vais.').waitFor();
    await looksRight(mentor, 'told');
  });

  step('at the end both are asked, and what is for the other is read by the other', async () => {
    const { page } = mentee;
    await page.getByRole('button', { name: 'Terminer ce mentorat' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Pourquoi').selectOption('GOALS_REACHED');
    await dialog.getByRole('button', { name: 'Terminer ce mentorat' }).click();
    await page.getByRole('heading', { name: `Votre mentorat avec ${mentorName} est terminé` }).waitFor();
    await looksRight(mentee, 'end-asked');
    const form = page.getByRole('form', { name: 'Ce que cela apporte' });
    await form.getByRole('button', { name: 'Envoyer' }).click();
    await form.getByRole('alert').first().waitFor();
    await form.getByLabel('Tout à fait').check();
    await form.getByLabel(`Un mot pour ${mentorName}`).fill('Merci pour tout.');
    await form.getByRole('button', { name: 'Envoyer' }).click();
    await form.waitFor({ state: 'detached' });
    await mentor.page.reload();
    await mentor.page.getByText('Merci pour tout.').waitFor();
    expect(await mentor.page.content()).not.toMatch(/Very much.*Tout à fait/);
  });

  test('every page looked right on a screen and a phone, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
