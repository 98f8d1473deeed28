import type { Page } from 'playwright-core';
import { platform } from './platform.ts';

/**
 * Opens the newest letter to an address, of those with the link that is meant, and follows the link: to a new password, unless
 * another is meant. Waits until there is one. The platform writes other letters of its own accord, at any moment.
 */
export async function followLetter(page: Page, address: string, link = /\/reset\//): Promise<void> {
  for (;;) {
    await page.goto(platform.outbox);
    const letters = page.getByRole('listitem').filter({ hasText: address }).getByRole('link');
    const addresses = await Promise.all((await letters.all()).map((letter) => letter.getAttribute('href')));
    for (const letter of addresses) {
      await page.goto(new URL(letter ?? '', platform.outbox).href);
      const meant = page.getByRole('link', { name: link });
      if ((await meant.count()) === 0) continue;
      await meant.click();
      return;
    }
  }
}

/** On the page that a letter's link opens: the new password. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByText('The password is changed.').waitFor();
}
