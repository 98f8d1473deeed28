import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { lengthenWaits } from './database.ts';
import { choosePassword, followLetter } from './mail.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { documentNamed } from '../../tools/start/welcome.ts';
import { demoPassword } from './setting-up.ts';

/** Access on the pages: wrong passwords, a forgotten password, another university. */
jest.setTimeout(120_000);

let visitor: Person;

beforeAll(async () => {
  visitor = await Person.arrives({ address: platform.address, name: 'visitor' });
});

afterAll(async () => {
  await visitor?.goes();
});

const alert = () => visitor.page.getByRole('alert').or(visitor.page.getByRole('form', { name: 'Sign in' }));

describe('signing in', () => {
  test('a wrong password is refused with a sentence; after too many a person has to wait, also with the right one', async () => {
    const email = 'student9@ikiraro.example';
    await visitor.page.goto('/sign-in');
    await visitor.trySignIn(email, 'not the password');
    await alert().filter({ hasText: 'This e-mail and password do not belong together.' }).first().waitFor();
    const often = alert().filter({
      hasText: /That was too often in a short time\. Wait (a minute|\d+ (minutes|s)\b)/,
    });
    for (let attempt = 1; attempt < 20 && (await often.count()) === 0; attempt++) {
      const answered = visitor.page.waitForResponse(/\/graphql$/);
      await visitor.trySignIn(email, `not the password ${String(attempt)}`);
      await answered;
    }
    await often.first().waitFor();
    await lengthenWaits();
    await visitor.trySignIn(email, demoPassword);
    await often.first().waitFor();
    expect(new URL(visitor.page.url()).pathname).toBe('/sign-in');
    await visitor.photograph('throttled');
  });

  test('a forgotten password is replaced by the link in the mail, once', async () => {
    const [email, password] = ['student8@ikiraro.example', 'kivu at six in the morning'];
    await visitor.page.goto('/sign-in');
    await visitor.page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await visitor.page.getByLabel('E-mail').fill(email);
    await visitor.page.getByRole('button', { name: 'Send the link' }).click();
    await visitor.page.getByText('a mail is on its way').waitFor();
    await followLetter(visitor.page, email);
    const link = visitor.page.url();
    await choosePassword(visitor.page, password);
    await visitor.page.goto('/sign-in');
    await visitor.trySignIn(email, demoPassword);
    await alert().filter({ hasText: 'do not belong together' }).first().waitFor();
    await visitor.signIn(email, password);
    await signOut();

    await visitor.page.goto(link);
    await visitor.page.getByLabel('New password').fill('once more');
    await visitor.page.getByLabel('New password').fill('once more, with feeling');
    await visitor.page.getByRole('button', { name: 'Keep this password' }).click();
    await visitor.page.getByText('This link has been used or is too old.').first().waitFor();
  });

  test('a person who is not signed in is led to the sign-in page and back to where they were going', async () => {
    await visitor.page.goto('/profile');
    await visitor.page.waitForURL(/\/sign-in\?next=/);
    await visitor.trySignIn('student7@ikiraro.example', demoPassword);
    await visitor.page.waitForURL('/profile');
    await signOut();
  });
});

describe('another university’s', () => {
  test('section, session, class, attendance and institution are as if they were not there', async () => {
    const own = await addressesOf('student@ikiraro.example');
    await visitor.signIn('student11@ikiraro.example', demoPassword);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const address of [
      own.session,
      own.section,
      `${own.session}/attendance`,
      `/institutions/${own.institution}`,
      own.session.replace('sessions', 'classes'),
    ]) {
      expect({ address, seen: await seenAt(address) }).toEqual({
        address,
        seen: await seenAt(withId(address, nowhere)),
      });
    }
    const file = await visitor.page.request.get(`/files/attendance/${own.session.split('/').at(-1) ?? ''}.csv`);
    expect(file.status()).toBe(404);
    await signOut();
  });
});

describe('throughout', () => {
  test('the browser logged no error', () => {
    expect(visitor.complaints.all).toEqual([]);
  });
});

async function signOut(): Promise<void> {
  await visitor.page.goto('/profile');
  await visitor.page.getByRole('button', { name: /^(Sign out|Se déconnecter)$/ }).click();
  await visitor.page.waitForURL('/sign-in');
}

/** Addresses that somebody of the demo sees on their own pages. */
async function addressesOf(email: string): Promise<{ session: string; section: string; institution: string }> {
  await visitor.page.goto('/sign-in');
  await visitor.signIn(email, demoPassword);
  const { page } = visitor;
  const session = (await page.locator('a[href^="/sessions/"]').first().getAttribute('href')) ?? '';
  await page.goto(session);
  const section = (await page.locator('a[href^="/sections/"]').first().getAttribute('href')) ?? '';
  const institution = (await page.evaluate(`fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documentId: '${await documentNamed('Start')}' }),
  }).then((answer) => answer.json()).then(({ data }) => data.viewer.memberships[0].institution.id)`)) as string;
  await signOut();
  return { session, section, institution };
}

/** The main text of the page at an address that shows nothing. */
async function seenAt(address: string): Promise<string> {
  const { page } = visitor;
  await page.goto(address);
  const shut = page.getByText(/^(There is nothing at this address that you may see\.|This class is not there$)/);
  await shut.waitFor().catch(async () => {
    throw new Error(`${address} is not shut: ${await page.getByRole('main').innerText()}`);
  });
  return page.getByRole('main').innerText();
}

const withId = (address: string, id: string) => address.replace(/[\w-]{36}/, id);
