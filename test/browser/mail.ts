import type { Page } from 'playwright-core';
import { platform } from './platform.ts';

/** Opens the newest letter to an address in the demo's outbox, waiting until one is there, and follows the link in it: to a new password, unless another is meant. */
export async function followLetter(page: Page, address: string, link = /\/reset\//): Promise<void> {
  for (;;) {
    await page.goto(platform.outbox);
    const letters = page.getByRole('listitem').filter({ hasText: address }).getByRole('link');
    if ((await letters.count()) > 0) {
      await letters.first().click();
      break;
    }
  }
  await page.getByRole('link', { name: link }).click();
}

/** On the page that a letter's link opens: the new password. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByText('The password is changed.').waitFor();
}
