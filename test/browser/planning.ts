import type { Locator, Page } from 'playwright-core';

/** What planners do on the pages of a section and its sessions. All pages are in English. */

/**
 * On a section's page: plans a session that begins some minutes from now, by the clock of the section's campus, on any day and
 * hour that is.
 *
 * @returns the session's id
 */
export async function planSession(
  page: Page,
  session: { topic: string; inMinutes: number; zone: string },
): Promise<string> {
  await page.getByRole('link', { name: 'Plan sessions' }).click();
  const form = page.getByRole('form', { name: 'Plan sessions' });
  const start = new Date(Date.now() + session.inMinutes * 60_000);
  await form.getByLabel('Topic').fill(session.topic);
  // Swedish writes dates and times as form fields take them.
  const [day = '', time = ''] = start.toLocaleString('sv-SE', { timeZone: session.zone }).split(' ');
  await form.getByLabel('Day', { exact: true }).fill(day);
  await form.getByLabel('Beginning').fill(time.slice(0, 5));
  await verdict(form);
  for (const box of await warnings(form).all()) await box.check();
  await form.getByRole('button', { name: 'Plan sessions' }).click();
  const seen = page.getByRole('link', { name: 'See the session' });
  const id = /\/sessions\/([\w-]+)$/.exec((await seen.getAttribute('href')) ?? '')?.[1];
  if (!id) throw new Error('The planned session has no address.');
  return id;
}

/** What the form says of the plan once it has been looked through. */
export async function verdict(form: Locator): Promise<string> {
  const said = form.getByText(/ in the way\.$/).filter({ hasNotText: 'Looking' });
  await said.waitFor();
  return said.innerText();
}

/** The boxes for what may be accepted. */
export function warnings(form: Locator): Locator {
  return form.getByRole('group', { name: 'Plan it all the same' }).getByRole('checkbox');
}

/** The free times that are offered, one button each. */
export function freeTimes(form: Locator): Locator {
  return form.getByRole('group', { name: 'Free times near it' }).getByRole('button');
}
