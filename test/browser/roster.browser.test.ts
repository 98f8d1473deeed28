import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepPicture } from './album.ts';
import { makePdf } from '../documents/deck.ts';
import { askWhetherStillTrue, personName } from './database.ts';
import { faultsOf } from './inspection.ts';
import { followLetter } from './mail.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** A lecturer becomes an expert, a coordinator verifies them, and a student sees what the card shows. */

let expert: Person;
let coordinator: Person;
let student: Person;
/** Reads the expert's mail, and has no account. */
let reader: Person;
let expertId: string;
const chapter = story(() => [expert, coordinator, student, reader].filter((person) => person !== undefined));

const faults: string[] = [];
/** Kept as a picture, and looked at by axe, on a phone and a screen, light and dark. */
const looksRight = async ({ page }: Person, title: string) => {
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await faultsOf(page)).map((fault) => `${title}, ${String(width)} ${colorScheme}: ${fault}`));
      await keepPicture(page, { part: 'Roster', title });
    }
  }
};

beforeAll(async () => {
  expert = await Person.arrives({ address: platform.address, name: 'expert', context: { reducedMotion: 'reduce' } });
  coordinator = await Person.arrives({
    address: platform.address,
    name: 'coordinator',
    context: { reducedMotion: 'reduce' },
  });
  student = await Person.arrives({
    address: platform.address,
    name: 'student-who-looks',
    context: { reducedMotion: 'reduce' },
  });
  reader = await Person.arrives({ address: platform.address, name: 'reader', context: { reducedMotion: 'reduce' } });
}, 120_000);
afterAll(() => Promise.all([expert.goes(), coordinator.goes(), student.goes(), reader.goes()]), 60_000);

describe('an expert', () => {
  chapter('begins with one press and says what they know', async () => {
    const { page } = expert;
    await expert.signIn('lecturer@ikiraro.example', demoPassword);
    await page.goto('/expert');
    await page.getByRole('button', { name: 'Become an expert' }).click();
    await page.getByText('From the courses that you teach we have filled in: Statistics and French').waitFor();
    await looksRight(expert, 'begun from courses');
    const knows = page.getByRole('form', { name: 'What you know' });
    expect(await knows.getByLabel('Language', { exact: true }).first().inputValue()).toBe('fr');
    await knows.getByLabel('Level').first().selectOption('NATIVE');
    await knows.getByRole('button', { name: 'Take off Statistics' }).click();
    await knows.getByLabel('Fields').last().fill('biochimei');
    await knows.getByRole('button', { name: 'Choose Biochemistry' }).click();
    await page.getByText('This service uses the ESCO classification of the European Commission').waitFor();
    await knows.getByRole('button', { name: 'Save what you know' }).click();
    await page.getByRole('region', { name: 'What others see' }).getByText('Biochemistry').waitFor();
  });

  chapter('fills in the profile and submits it', async () => {
    const { page } = expert;
    const form = page.getByRole('form', { name: 'Profile' });
    await form.getByLabel('Who you are, in one line').fill('Biochemist in Liège');
    await form.getByLabel('Country of origin').selectOption('RW');
    await form.getByLabel('Country of residence').selectOption('BE');
    await form.getByLabel('At a distance').check();
    for (const [index, name] of ['Prof. Quiet', 'Dr Silent'].entries()) {
      await form.getByRole('button', { name: 'Add a referee' }).click();
      const two = form.getByRole('group', { name: 'Two referees' });
      await two.getByLabel('Name').nth(index).fill(name);
      await two.getByLabel('What they are to you').nth(index).fill('Dean');
      await two.getByLabel('E-mail').nth(index).fill(`referee${index}@example.org`);
    }
    for (const role of await form.getByLabel('Role').all()) await role.fill('Lecturer');
    await form.getByLabel('Gender').selectOption('WOMAN');
    await form.getByRole('button', { name: 'Save the profile' }).click();
    await page.getByText('The profile is saved.').waitFor();
    await looksRight(expert, 'own profile');
    const documents = page.getByRole('region', { name: 'Documents' });
    const buffer = Buffer.from(await makePdf(['text']));
    const chosen = page.waitForEvent('filechooser');
    await documents.getByRole('button', { name: 'Add a file CV' }).click();
    await (await chosen).setFiles({ name: 'My CV.pdf', mimeType: 'application/pdf', buffer });
    await documents.getByRole('link', { name: 'My CV.pdf' }).waitFor();
    await looksRight(expert, 'own documents');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('A coordinator looks at it.').waitFor();
  });

  chapter('is found by a misspelt field, and verified with every check', async () => {
    const { page } = coordinator;
    await coordinator.signIn('coordinator@ikiraro.example', demoPassword);
    await page.getByRole('link', { name: 'Roster', exact: true }).click();
    await page.getByLabel('Search a name or a field').fill('biochimei');
    await page.getByText('Biochemist in Liège').waitFor();
    await page.getByText('One found').waitFor();
    await looksRight(coordinator, 'the roster');
    const link = page.getByRole('rowheader').filter({ hasText: 'Biochemist in Liège' }).getByRole('link');
    expertId = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
    await student.signIn('student@ikiraro.example', demoPassword);
    await student.page.goto(`/experts/${expertId}`);
    // Until it is verified, there is no such card.
    await student.page.getByRole('heading', { level: 1, name: 'Expert', exact: true }).waitFor();
    expect(await student.page.content()).not.toContain('Biochemist');
    await link.click();
    const decide = page.getByRole('form', { name: 'Decide' });
    const [cv] = await Promise.all([
      page.waitForEvent('download'),
      decide.getByRole('link', { name: 'My CV.pdf' }).click(),
    ]);
    expect((await readFile(await cv.path(), 'latin1')).slice(0, 5)).toBe('%PDF-');
    await decide.getByLabel('Reason').fill('Diplomas seen.');
    await decide.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('alert').getByText('Look at everything before you verify.').waitFor();
    for (const check of await decide.getByRole('checkbox').all()) await check.check();
    await decide.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();
    await page.getByText('Diplomas seen.').waitFor();
    await looksRight(coordinator, 'an expert');
    expect(await page.content()).not.toMatch(/Woman|Gender/);
  });

  chapter('shows on the card what they allow, and nothing that is for coordinators', async () => {
    const { page } = student;
    await page.reload();
    await page.getByText('Biochemist in Liège').waitFor();
    await page.getByText('Biochemistry').waitFor();
    await looksRight(student, 'the card');
    expect(await page.getByRole('main').innerText()).not.toMatch(/Quiet|Silent|referee|Belgium|Rwanda|Woman|Diplomas/);
  });

  chapter('sees who looked at their documents', async () => {
    const { page } = expert;
    await page.reload();
    await page.getByText('Who looked (1)').click();
    const look = page.getByRole('region', { name: 'Documents' }).getByRole('listitem').last();
    await look.getByText('My CV.pdf').waitFor();
    expect(await look.innerText()).toContain(await personName('coordinator@ikiraro.example'));
    await looksRight(expert, 'documents, looked at');
    // Verified by now: the card needs no word on when it is shown.
    expect(await page.content()).not.toContain('once a coordinator has verified');
    await expert.speak('fr');
    await looksRight(expert, 'own profile in French');
    await expert.speak('en');
    await coordinator.speak('fr');
    await coordinator.page.goto('/roster');
    await looksRight(coordinator, 'the roster in French');
    await coordinator.page.goto('/roster/weights');
    await looksRight(coordinator, 'weights in French');
    await coordinator.speak('en');
  });

  chapter('is found again by what the address says, and downloaded', async () => {
    const { page } = coordinator;
    await page.goto('/roster');
    await page.getByRole('searchbox', { name: 'Field of education' }).fill('biochimei');
    await page.getByRole('button', { name: 'Choose Biochemistry' }).click();
    await page.waitForURL(/field=0512/);
    await page.getByRole('button', { name: 'State', exact: true }).click();
    await page.waitForURL(/sort=STATE/);
    await page.reload();
    await page.getByText('Biochemist in Liège').waitFor();
    await page.getByRole('button', { name: /Biochemistry/ }).waitFor();
    await looksRight(coordinator, 'the roster, narrowed');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download for a spreadsheet' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('lecturer@ikiraro.example');
    expect(text).not.toMatch(/referee|Quiet|woman/i);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('field='));
  });

  chapter('is asked after 90 days, in the app and by a letter, and confirms without signing in', async () => {
    const { page } = expert;
    await askWhetherStillTrue('lecturer@ikiraro.example');
    await page.goto('/');
    await page.getByRole('link', { name: 'Is your profile as an expert still true?' }).click();
    await page.getByText('Is your profile still true? You said so last on').waitFor();
    await looksRight(expert, 'the profile, asked about');
    await coordinator.page.goto('/roster?confirmed=no');
    await coordinator.page.getByText('Biochemist in Liège').waitFor();
    await looksRight(coordinator, 'the roster, not confirmed');
    // Nobody is signed in here.
    const { page: phone } = reader;
    await followLetter(phone, 'lecturer@ikiraro.example', /\/still-true\//);
    await phone.getByText('Biochemist in Liège').waitFor();
    await looksRight(reader, 'still true');
    const asked = phone.url();
    await phone.getByRole('button', { name: 'Yes, all is still true' }).click();
    await phone.getByRole('heading', { level: 1, name: 'Confirmed for 90 days.' }).waitFor();
    await looksRight(reader, 'still true, confirmed');
    await phone.goto(asked);
    await phone.getByRole('heading', { level: 1, name: 'This link has been used' }).waitFor();
    await looksRight(reader, 'still true, used');
    await page.reload();
    await page.getByRole('heading', { name: 'What others see' }).waitFor();
    expect(await page.content()).not.toContain('Is your profile still true?');
  });

  test('every page looked right on a phone and a screen, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect([expert, coordinator, student, reader].flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
