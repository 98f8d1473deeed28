import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { followLetter } from './mail.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { askPerson, demoPassword, openPart, unfold } from './setting-up.ts';
import { story } from './story.ts';

/** A person accepts an invitation: they make an account, agree to its conditions, and use their rights afterwards. */

const institution = 'National University of Rwanda';
const guest = { name: 'Solange Mukeshimana', email: 'solange@invited.example', password: 'a bridge of invitations' };

let admin: Person;
let solange: Person;
const everybody = () => [admin, solange].filter((person) => person !== undefined);
const chapter = story(everybody);

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'inviting' });
  solange = await Person.arrives({ address, name: 'invited', context: { reducedMotion: 'reduce' } });
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('an invitation', () => {
  chapter('by a link: name and address, and a letter proves the address', async () => {
    await admin.signIn('admin@ikiraro.example', demoPassword);
    await openPart(admin.page, institution, 'People');
    const form = await unfold(admin.page, 'Make an invitation link');
    await form.getByRole('button', { name: 'Make an invitation link' }).click();
    const link = await admin.page.getByLabel('The link').inputValue();

    const { page } = solange;
    await page.goto(link);
    await page.getByText(`${institution} invites you as: Student.`).waitFor();
    await page.getByLabel('Name').fill(guest.name);
    await page.getByLabel('E-mail').fill(guest.email);
    await page.getByRole('button', { name: 'Send me the mail' }).click();
    await page.getByText('Without your agreement there can be no account.').first().waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe(guest.name);
    await solange.photograph('no-consent');
    await page.getByLabel('I agree to this').check();
    await page.getByRole('button', { name: 'Send me the mail' }).click();
    await page.getByText(`A mail to ${guest.email} is on its way.`).waitFor();
  });

  chapter('by the letter: a password, and one is at home; used again it is over', async () => {
    const { page } = solange;
    await followLetter(page, guest.email, /\/invitations\//);
    const address = page.url();
    await page.getByRole('heading', { level: 1, name: 'You are invited' }).waitFor();
    await page.getByLabel('Password').fill('short');
    await page.getByLabel('I agree to this').check();
    await page.getByRole('button', { name: 'Make the account and join' }).click();
    await page.getByText('needs at least 10 characters').first().waitFor();
    await page.getByLabel('Password').fill(guest.password);
    await page.getByRole('button', { name: 'Make the account and join' }).click();
    await page.getByRole('heading', { level: 1, name: 'What is next' }).waitFor();
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'This invitation is over' }).waitFor();
    await solange.photograph('over');
  });

  chapter('in the profile stands what was agreed to, and all data as a file', async () => {
    const { page } = solange;
    await page.goto('/profile');
    await page
      .getByText(/^You agreed on |^Held since /)
      .first()
      .waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download my data' }).click();
    const path = await (await coming).path();
    expect(JSON.stringify(JSON.parse(await readFile(path, 'utf8')))).toContain(guest.email);
  });

  chapter(
    'another university that adds the address learns nothing; it stands in the news, and is declined',
    async () => {
      await admin.context.clearCookies();
      await admin.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
      await openPart(admin.page, 'Université de Lubumbashi', 'People');
      await askPerson(admin.page, { name: 'S. Mukeshimana', email: guest.email, role: 'Lecturer' });
      expect(await admin.page.getByText(guest.name).count()).toBe(0);
      const { page } = solange;
      await page.goto('/notifications');
      await page.getByText('Université de Lubumbashi invites you as: Lecturer.').waitFor();
      await solange.photograph('asked');
      await page.getByRole('button', { name: 'Decline' }).click();
      await page.getByText('Université de Lubumbashi invites you').waitFor({ state: 'detached' });
    },
  );

  chapter('erasing asks for the password, and then nobody can sign in any more', async () => {
    const { page } = solange;
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Erase my account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase your account for good?' });
    await dialog.getByLabel('Password').fill('not the password');
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await dialog.getByText('This is not your password.').first().waitFor();
    await solange.photograph('erase');
    await dialog.getByLabel('Password').fill(guest.password);
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await page.waitForURL('**/sign-in');
    await solange.trySignIn(guest.email, guest.password);
    await page.getByText('This e-mail and password do not belong together.').first().waitFor();
  });

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});
