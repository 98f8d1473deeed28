import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { keepPicture } from './album.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** An administrator makes a token for a program, which asks with it until it is revoked. */

let admin: Person;
let token: string;
const chapter = story(() => [admin].filter((person) => person !== undefined));

beforeAll(async () => {
  admin = await Person.arrives({ address: platform.address, name: 'admin-with-a-program' });
}, 120_000);
afterAll(() => admin.goes(), 60_000);

/** What the program gets. */
async function asked(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${platform.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  });
  return { status: response.status, text: await response.text() };
}

describe('a token for a program', () => {
  chapter('is made on a page that the profile leads to, and shown once', async () => {
    const { page } = admin;
    await admin.signIn('admin@ikiraro.example', demoPassword);
    await page.goto('/profile');
    await page.getByRole('link', { name: 'See your API tokens' }).click();
    const form = page.getByRole('form', { name: 'A new token' });
    await form.getByLabel('Name', { exact: true }).fill('Timetable on the screens');
    await form.getByLabel('Password').fill(demoPassword);
    await form.getByRole('button', { name: 'Make the token' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Tick what the program may do.' }).click();
    await form.getByLabel('Read your name, address, language and roles').check();
    await form.getByLabel('Read timetables, sessions, public holidays and free rooms').check();
    await form.getByRole('button', { name: 'Make the token' }).click();
    token = await page.getByLabel('The new token').inputValue();
    expect(token).toMatch(/^ikt_[0-9a-f]{56}$/);
    await page.getByRole('heading', { name: 'Timetable on the screens' }).waitFor();
    await keepPicture(page, { part: 'Profile', title: 'a token just made' });
    expect(await form.getByLabel('Password').inputValue()).toBe('');
  });

  chapter('is what a program asks with', async () => {
    const { status, text } = await asked();
    expect([status, JSON.parse(text)]).toMatchObject([200, { data: { viewer: { name: expect.any(String) } } }]);
    await admin.page.reload();
    await admin.page.getByText(/Last used on/).waitFor();
    expect(await admin.page.getByText(token).count()).toBe(0);
  });

  chapter('is shown in French on a phone, by day and by night', async () => {
    const { page } = admin;
    await admin.speak('fr');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const viewport of [
        { width: 360, height: 740 },
        { width: 1366, height: 768 },
      ]) {
        await page.setViewportSize(viewport);
        await page.getByRole('heading', { level: 1, name: 'Jetons d’API' }).scrollIntoViewIfNeeded();
        await keepPicture(page, { part: 'Profile', title: 'tokens' });
        await page.getByRole('heading', { name: 'Un nouveau jeton' }).scrollIntoViewIfNeeded();
        await page.getByRole('button', { name: 'Créer le jeton' }).scrollIntoViewIfNeeded();
        await keepPicture(page, { part: 'Profile', title: 'a new token' });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await admin.speak('en');
  });

  chapter('opens nothing once it is revoked', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: /Revoke.*Timetable on the screens/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('You have no token.').waitFor();
    expect(await asked()).toMatchObject({ status: 401, text: expect.stringContaining('TOKEN_UNKNOWN') });
  });

  chapter('for one university alone is seen on its pages, and revoked by its administrator', async () => {
    const { page } = admin;
    const form = page.getByRole('form', { name: 'A new token' });
    await form.getByLabel('Name', { exact: true }).fill('Register of the university');
    await form.getByLabel('Read who belongs to the university, to a section or to a cohort').check();
    await form.getByLabel('Where').selectOption({ index: 1 });
    await form.getByLabel('Password').fill(demoPassword);
    await form.getByRole('button', { name: 'Make the token' }).click();
    token = await page.getByLabel('The new token').inputValue();
    await page.locator('header a[href^="/institutions/"]').first().click();
    await page.getByRole('link', { name: 'Register', exact: true }).click();
    const programs = page.getByRole('region', { name: 'Programs with a token' });
    await programs.getByRole('row', { name: /Register of the university/ }).waitFor();
    for (const language of ['en', 'fr']) {
      for (const width of [360, 1366]) {
        await page.setViewportSize({ width, height: 768 });
        await page.locator('section[aria-labelledby=register-programs]').scrollIntoViewIfNeeded();
        await keepPicture(page, { part: 'University', title: `programs with a token, ${language}` });
      }
      await admin.speak(language === 'en' ? 'fr' : 'en');
    }
    await programs.getByRole('button', { name: /Revoke.*Register of the university/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await programs.getByText('No program has a token for this university alone.').waitFor();
    expect(await asked()).toMatchObject({ status: 401 });
  });
});
