import type { Locator, Page } from 'playwright-core';
import { demoPassword } from '../setup/handover.ts';
import { termNow } from './database.ts';
import type { Person } from './person.ts';

/** What the administrator of a university does on the pages to set a term up. All pages are in English. */

export { demoPassword };
/** The demo's university that all of this is for. */
const institution = 'National University of Rwanda';

/** The administrator comes, brings a new lecturer with the register and a course, and makes a section of it, whose page is open then. */
export async function setUpSection(
  admin: Person,
  lecturer: { name: string; email: string },
  course: { code: string; title: string },
): Promise<void> {
  const { page } = admin;
  await admin.signIn('admin@ikiraro.example', demoPassword);
  await openPart(page, institution, 'Register');
  await letInByRegister(page, lecturer);
  await openPart(page, institution, 'Courses');
  await addCourse(page, course);
  await openPart(page, institution, 'Sections');
  // Other tests add terms.
  const term = await termNow(institution);
  await addSection(page, { course: course.title, term, campus: 'Butare', name: 'A' });
  await assignLecturer(page, lecturer.name);
}

/** Opens the page of the administrator's own university, at one of its parts. */
export async function openPart(page: Page, institution: string, part: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: institution, exact: true }).first().click();
  await page
    .getByRole('navigation', { name: 'Parts of the institution' })
    .getByRole('link', { name: part, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: part, exact: true }).waitFor();
}

/** Unfolds the form that the button of this name opens, and returns it. */
export async function unfold(page: Page, action: string): Promise<Locator> {
  await page.getByRole('button', { name: action }).first().click();
  return page.getByRole('form', { name: action });
}

/** Sends a form of this name, whose button has the same. */
async function send(form: Locator, action: string): Promise<void> {
  await form.getByRole('button', { name: action, exact: true }).click();
}

/** A lecturer whom the register knows, and who gets a mail to choose a password. */
async function letInByRegister(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  const text = `id,email,name,role,language\n${email},${email},${name},lecturer,en\n`;
  await lookThrough(page, 'People', { name: 'lecturer.csv', text });
  await page.getByRole('button', { name: 'Make these changes' }).click();
  await page.getByText(/^Applied\./).waitFor();
  await page.getByRole('button', { name: 'Let the people of this file in' }).click();
  await page.getByRole('button', { name: 'Send the mail' }).click();
  await page.getByText('One mail has gone out.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

/** On the part of people: somebody who is not of the institution yet. */
export async function askPerson(
  page: Page,
  person: { name: string; email: string; role: 'Lecturer' | 'Student' },
): Promise<void> {
  const form = await unfold(page, 'Add a person');
  await form.getByLabel('Name').fill(person.name);
  await form.getByLabel('E-mail').fill(person.email);
  await form.getByLabel('Role').selectOption({ label: person.role });
  await form.getByLabel('Language').selectOption({ label: 'English' });
  await send(form, 'Add a person');
  await page.getByText(`${person.name} is invited by mail`).waitFor();
}

export async function addCampus(page: Page, campus: { name: string; zone: string }): Promise<void> {
  const form = await unfold(page, 'Add a campus');
  await form.getByLabel('Name').fill(campus.name);
  await form.getByLabel('Time zone').selectOption(campus.zone);
  await send(form, 'Add a campus');
  await page.getByText(`${campus.name} is added.`).waitFor();
}

/** On the part of places, in the card of a campus. */
export async function addRoom(page: Page, campus: string, room: { name: string; seats: number }): Promise<void> {
  const card = page.getByRole('region', { name: campus, exact: true });
  await card.getByRole('button', { name: `Add a room ${campus}` }).click();
  const form = card.getByRole('form', { name: `Add a room ${campus}` });
  await form.getByLabel('Name').fill(room.name);
  await form.getByLabel('Seats').fill(String(room.seats));
  await send(form, 'Add a room');
  await card.getByText(`${String(room.seats)} seats`).waitFor();
}

export async function addDepartment(page: Page, department: { code: string; name: string }): Promise<void> {
  const form = await unfold(page, 'Add a department');
  await form.getByLabel('Code').fill(department.code);
  await form.getByLabel('Name').fill(department.name);
  await send(form, 'Add a department');
  await page.getByText(`${department.name} is added.`).waitFor();
}

/** Days are YYYY-MM-DD. */
export async function addTerm(page: Page, term: { name: string; from: string; to: string }): Promise<void> {
  const form = await unfold(page, 'Add a term');
  await form.getByLabel('Name').fill(term.name);
  await form.getByLabel('First day').fill(term.from);
  await form.getByLabel('Last day').fill(term.to);
  await send(form, 'Add a term');
  await page.getByText(`${term.name} is added.`).waitFor();
}

export async function addCourse(page: Page, course: { code: string; title: string; language?: string }): Promise<void> {
  const form = await unfold(page, 'Add a course');
  await form.getByLabel('Code').fill(course.code);
  await form.getByLabel('Title').fill(course.title);
  if (course.language) await form.getByLabel('Language of teaching').selectOption(course.language);
  await send(form, 'Add a course');
  await page.getByText(`${course.title} is added.`).waitFor();
}

/** Adds a section of the course, and opens its page. The newest term and the first campus unless they are named. */
export async function addSection(
  page: Page,
  section: { course: string; name: string; campus?: string; term?: string; seats?: number },
): Promise<void> {
  const form = await unfold(page, 'Add a section');
  await choose(form, 'Course', section.course);
  if (section.term) await form.getByLabel('Term').selectOption({ label: section.term });
  if (section.campus) await form.getByLabel('Campus').selectOption({ label: section.campus });
  await form.getByLabel('Name of the section').fill(section.name);
  if (section.seats) await form.getByLabel('Seats').fill(String(section.seats));
  await send(form, 'Add a section');
  await page.getByRole('link', { name: 'Choose its lecturers and students' }).click();
  await page.getByRole('heading', { level: 1, name: section.course }).waitFor();
}

/** In a form: searches for something and chooses what is found under that name. */
export async function choose(form: Locator, search: string, name: string): Promise<void> {
  await form.getByLabel(search, { exact: true }).getByRole('searchbox').fill(name);
  await form.getByRole('button', { name: `Choose ${name}` }).click();
  await form.getByRole('button', { name: `Take off ${name}` }).waitFor();
}

/** On a section's page: who teaches. */
export async function assignLecturer(page: Page, name: string): Promise<void> {
  const form = await unfold(page, 'Add a lecturer');
  await choose(form, 'Search a lecturer by name or e-mail', name);
  await send(form, 'Add a lecturer');
  await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
}

/** On a section's page: who is enrolled. */
export async function chooseStudents(page: Page, names: readonly string[]): Promise<void> {
  const form = await unfold(page, 'Enrol students');
  for (const name of names) await choose(form, 'Search students by name or e-mail', name);
  await send(form, 'Enrol students');
  const told = names.length === 1 ? 'One student is enrolled.' : `${String(names.length)} students are enrolled.`;
  await page.getByText(told).waitFor();
}

export async function addCohort(page: Page, name: string): Promise<void> {
  const form = await unfold(page, 'Add a cohort');
  await form.getByLabel('Name').fill(name);
  await send(form, 'Add a cohort');
  await page.getByRole('link', { name: 'Choose its students' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** On a cohort's page: students by their addresses. */
export async function pasteStudents(page: Page, addresses: readonly string[]): Promise<void> {
  const form = page.getByRole('form', { name: 'Add students' });
  await form.getByLabel('Or paste e-mail addresses').fill(addresses.join('\n'));
  await form.getByRole('button', { name: 'Add students' }).click();
}

/** On a section's page: a cohort as a whole. */
export async function enrolCohort(page: Page, cohort: string): Promise<void> {
  const form = await unfold(page, 'Enrol a cohort');
  await form.getByRole('searchbox', { name: 'Search cohorts' }).fill(cohort);
  await form.getByRole('button', { name: `Choose ${cohort}` }).click();
  await form.getByRole('button', { name: 'Enrol a cohort' }).click();
}

/** On the part of the register: has a file looked through, and waits until it has been. */
export async function lookThrough(page: Page, kind: string, file: { name: string; text: string }): Promise<void> {
  const form = page.getByRole('form', { name: 'Bring the register in' });
  await form.getByLabel('What is in the file').selectOption({ label: kind });
  await form
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) });
  await form.getByRole('button', { name: 'See what it would change' }).click();
  await page.getByRole('heading', { level: 2, name: file.name }).waitFor();
  await page.getByText('The file is being looked through.').waitFor({ state: 'detached' });
}
