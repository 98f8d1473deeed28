import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { personName, takeMentoring, takeProgramme } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword, openPart } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

const institution = 'National University of Rwanda';
const adminEmail = 'admin@ikiraro.example';
const mentorEmail = 'lecturer@ikiraro.example';
const menteeEmail = 'student8@ikiraro.example';
const programme = 'Writing a first paper';
const guidance = 'Say each what you wrote last.';
const goal = 'Have a paper read by somebody of the field';

/** An administrator makes a programme, people join, pairs are proposed and sent, and one sees how it goes. */
describe('a programme of mentoring', () => {
  let admin: Person;
  let mentor: Person;
  let mentee: Person;
  let mentorName: string;
  let menteeName: string;

  const everybody = () => [admin, mentor, mentee].filter((one) => one !== undefined);
  const step = story(everybody);

  beforeAll(async () => {
    await takeMentoring();
    await takeProgramme(programme);
    [admin, mentor, mentee] = (await Promise.all(
      ['admin', 'mentor', 'mentee'].map((name) =>
        Person.arrives({ address: platform.address, name, context: { reducedMotion: 'reduce' } }),
      ),
    )) as [Person, Person, Person];
    await Promise.all([
      admin.signIn(adminEmail, demoPassword),
      mentor.signIn(mentorEmail, demoPassword),
      mentee.signIn(menteeEmail, demoPassword),
    ]);
    [mentorName, menteeName] = (await Promise.all([mentorEmail, menteeEmail].map(personName))) as [string, string];
  });

  afterAll(async () => {
    await Promise.all(everybody().map((person) => person.goes()));
    await takeMentoring();
    await takeProgramme(programme);
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
        await person.photograph(`programmes-${name}-${String(width)}-${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const toProgramme = async ({ page }: Person) => {
    await page.goto('/mentoring');
    await page.getByRole('main').getByRole('link', { name: 'Mentoring programmes' }).click();
    await page.getByRole('link', { name: programme }).click();
    await page.getByRole('heading', { level: 1, name: programme }).waitFor();
  };
  const leads = (way: string) =>
    admin.page.getByRole('region', { name: 'You lead this programme' }).getByRole('link', { name: way }).click();

  step('an administrator makes a draft on the page of the university, and opens it', async () => {
    const { page } = admin;
    await openPart(page, institution, 'Mentoring');
    await page.getByRole('button', { name: 'New programme' }).click();
    const form = page.getByRole('form', { name: 'New programme' });
    await form.getByLabel('Name').fill(programme);
    await form.getByLabel('First day').fill('2027-01-11');
    await form.getByLabel('Last day').fill('2026-06-30');
    await form.getByLabel('For the first meeting').fill(guidance);
    await form.getByRole('button', { name: 'Save as a draft' }).click();
    await form.getByText('The end must come after the beginning.').first().waitFor();
    await looksRight(admin, 'refused');
    expect(await form.getByLabel('Name').inputValue()).toBe(programme);
    await form.getByLabel('Last day').fill('2027-06-30');
    await form.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByText('Only you and others who lead it see it.').waitFor();
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByText('People can join.').waitFor();
    await looksRight(admin, 'open');
  });

  step('she invites a mentor by name, who offers to mentor first and then joins', async () => {
    const { page } = admin;
    await leads('Mentors and mentees');
    await page.getByLabel('Name or e-mail address').fill(mentorName);
    await page.getByRole('button', { name: `Invite as a mentor ${mentorName}` }).click();
    await page.getByRole('row', { name: mentorName }).getByText('Invited, no answer yet').waitFor();
    await looksRight(admin, 'people');

    await toProgramme(mentor);
    await mentor.page.getByText('You are invited.').waitFor();
    await mentor.page.getByRole('button', { name: 'Join as a mentor' }).click();
    await mentor.page.getByText('Say first what you offer as a mentor').waitFor();
    await looksRight(mentor, 'invited');
    await mentor.page.goto('/mentoring');
    await mentor.page.getByRole('button', { name: 'Become a mentor' }).click();
    const form = mentor.page.getByRole('form', { name: 'You as a mentor' });
    await form.getByLabel('How many').fill('1');
    await form.getByLabel('What you can help with').fill('Papers.');
    await form.getByRole('button', { name: 'Save' }).click();
    await mentor.page.getByText('Your one place is free.').waitFor();
    await toProgramme(mentor);
    await mentor.page.getByRole('button', { name: 'Join as a mentor' }).click();
    await mentor.page.getByText('You take part as a mentor.').waitFor();
  });

  step('a student joins, and says what she wants to reach', async () => {
    const { page } = mentee;
    await toProgramme(mentee);
    await page.getByRole('button', { name: 'Join as a mentee' }).click();
    await page.getByText('You take part as a mentee.').waitFor();
    await page.getByLabel('First goal').fill(goal);
    await page.getByRole('button', { name: 'Save the goals' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.reload();
    expect(await page.getByLabel('First goal').inputValue()).toBe(goal);
    await looksRight(mentee, 'joined');
  });

  step('a mentor is proposed with reasons, another choice is possible, and the request is sent', async () => {
    const { page } = admin;
    await page.goto('/mentoring/programmes');
    await page.getByRole('link', { name: programme }).click();
    await leads('Find mentors');
    const pair = page.getByRole('article', { name: menteeName });
    await pair.getByText(goal).waitFor();
    const choice = pair.getByLabel('Mentor');
    expect(await choice.locator('option:checked').innerText()).toContain(mentorName);
    await looksRight(admin, 'assignment');
    await choice.selectOption({ label: 'Nobody for now' });
    await page.getByRole('button', { name: /^Send/ }).waitFor({ state: 'detached' });
    await choice.selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Send 1 request' }).click();
    await page.getByText('1 request was sent.').waitFor();
    await page.getByText('Everybody who takes part has a mentor').waitFor();
    await looksRight(admin, 'sent');
  });

  step('the mentor accepts, and both read what the programme says of the first meeting', async () => {
    const { page } = mentor;
    await page.goto('/mentoring');
    await page.getByText(`In the programme ${programme}.`).waitFor();
    await page.getByRole('button', { name: `Accept ${menteeName}` }).click();
    await page.getByRole('region', { name: 'Your mentorships' }).getByRole('link', { name: menteeName }).click();
    await page.getByText(guidance).waitFor();
    await looksRight(mentor, 'guidance');
    await mentee.page.goto('/mentoring');
    await mentee.page.getByRole('link', { name: mentorName }).first().click();
    await mentee.page.getByRole('button', { name: 'Book a meeting' }).click();
    await mentee.page.getByRole('form', { name: 'Book a meeting' }).getByText(guidance).waitFor();
    await looksRight(mentee, 'booking');
  });

  step('she sees how it goes, with a picture, and nothing that the two wrote', async () => {
    const { page } = admin;
    await page.goto('/mentoring/programmes');
    await page.getByRole('link', { name: programme }).click();
    await leads('How it goes');
    const two = `${mentorName} with ${menteeName}`;
    await page.getByRole('listitem').filter({ hasText: two }).getByRole('img', { name: 'No meeting' }).waitFor();
    await page.getByText('The same as a table').click();
    await page.getByRole('row', { name: two }).getByText('They are agreeing on goals.').waitFor();
    expect(await page.content()).not.toContain(goal);
    await looksRight(admin, 'health');
  });

  test('every page looked right on a screen and a phone, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
