import type { Page } from 'playwright-core';

/** What the administrator of a university does on the pages, from a new course to a planned session. All pages are in English. */

/** Opens the page of the administrator's own university, at one of its parts. */
export async function openPart(page: Page, institution: string, part: string): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: `Administer ${institution}` })
    .first()
    .click();
  await page.getByRole('navigation', { name: 'Parts of the institution' }).getByRole('link', { name: part }).click();
  await page.getByRole('heading', { level: 1, name: part }).waitFor();
}

/** Unfolds the form that the button of this name opens, and returns it. */
async function unfold(page: Page, action: string) {
  await page.getByRole('button', { name: action }).first().click();
  return page.getByRole('form', { name: action });
}

export async function addPerson(
  page: Page,
  person: { name: string; email: string; role: 'Lecturer' | 'Student' },
): Promise<void> {
  const form = await unfold(page, 'Add a person');
  await form.getByLabel('Name').fill(person.name);
  await form.getByLabel('E-mail').fill(person.email);
  await form.getByLabel('Role').selectOption({ label: person.role });
  await form.getByLabel('Language').selectOption({ label: 'English' });
  await form.getByRole('button', { name: 'Add a person' }).click();
  await page.getByText(`${person.name} is added.`).waitFor();
}

export async function addCourse(page: Page, course: { code: string; title: string }): Promise<void> {
  const form = await unfold(page, 'Add a course');
  await form.getByLabel('Code').fill(course.code);
  await form.getByLabel('Title').fill(course.title);
  await form.getByRole('button', { name: 'Add a course' }).click();
  await page.getByText(`${course.title} is added.`).waitFor();
}

/** Adds a section of the course in the newest term, and opens its page. */
export async function addSection(page: Page, section: { course: string; campus: string; name: string }): Promise<void> {
  const form = await unfold(page, 'Add a section');
  const course = form.getByLabel('Course');
  const option = course.getByRole('option', { name: section.course });
  await course.selectOption((await option.getAttribute('value')) ?? '');
  await form.getByLabel('Campus').selectOption({ label: section.campus });
  await form.getByLabel('Name of the section').fill(section.name);
  await form.getByRole('button', { name: 'Add a section' }).click();
  await page.getByRole('link', { name: 'Choose its lecturers and students' }).click();
  await page.getByRole('heading', { level: 1, name: section.course }).waitFor();
}

/** On a section's page: who teaches. */
export async function assignLecturer(page: Page, name: string): Promise<void> {
  const form = await unfold(page, 'Add a lecturer');
  await form.getByLabel('Lecturer').selectOption({ label: name });
  await form.getByRole('button', { name: 'Add a lecturer' }).click();
  await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
}

/** On a section's page: who is enrolled. */
export async function chooseCohort(page: Page, names: readonly string[]): Promise<void> {
  const form = await unfold(page, 'Choose the cohort');
  for (const name of names) await form.getByRole('checkbox', { name }).check();
  await form.getByRole('button', { name: 'Keep this cohort' }).click();
  await page.getByText(`${String(names.length)} student`).waitFor();
}

/**
 * On a section's page: plans a session that begins some minutes from now, by the clock of the section's campus.
 *
 * @returns the session's id
 */
export async function planSession(
  page: Page,
  session: { topic: string; inMinutes: number; zone: string },
): Promise<string> {
  const form = await unfold(page, 'Plan a session');
  const start = new Date(Date.now() + session.inMinutes * 60_000);
  await form.getByLabel('Topic').fill(session.topic);
  // Swedish writes dates and times as form fields take them.
  const [day = '', time = ''] = start.toLocaleString('sv-SE', { timeZone: session.zone }).split(' ');
  await form.getByLabel('Day').fill(day);
  await form.getByLabel('Beginning').fill(time.slice(0, 5));
  await form.getByRole('button', { name: 'Plan a session' }).click();
  const seen = page.getByRole('link', { name: 'See the session' });
  const id = /\/sessions\/([\w-]+)$/.exec((await seen.getAttribute('href')) ?? '')?.[1];
  if (!id) throw new Error('The planned session has no address.');
  return id;
}
