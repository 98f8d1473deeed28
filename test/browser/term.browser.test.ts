import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import {
  addCampus,
  addCohort,
  addCourse,
  addDepartment,
  addRoom,
  addSection,
  addTerm,
  assignLecturer,
  lookThrough,
  openPart,
  unfold,
  enrolCohort,
  pasteStudents,
} from './setting-up.ts';
import { story } from './story.ts';

/**
 * A term is set up on the pages, from its first campus to the students of the register: nobody but the administrator and their
 * spreadsheet is needed.
 */

const institution = 'National University of Rwanda';
const campus = { name: 'Rwamagana', zone: 'Africa/Kigali' };
const room = { name: 'Salle A2', seats: 40 };
const department = { code: 'GCV', name: 'Génie civil' };
const term = { name: 'Ponts 2027', from: '2027-02-01', to: '2027-06-30' };
const course = { code: 'PNT 101', title: 'Ponts suspendus', english: 'Suspension bridges' };
const cohort = 'Bac 1 Ponts';

const heading = 'Identifiant;Courriel;Prénom;Nom;Rôle;Promotion;Statut';
const aline = 'P-9001;aline.mutesi@ponts.example;Aline;Mutesi;étudiant;;actif';
const eric = (email: string) => `P-9002;${email};Éric;Niyonshuti;étudiant;;actif`;
const register = (email: string) => `${heading}\r\n${aline}\r\n${eric(email)}\r\n`;

let admin: Person;
let colleague: Person;
const chapter = story(() => [admin, colleague].filter((person) => person !== undefined));

beforeAll(async () => {
  admin = await Person.arrives({ address: platform.address, name: 'setting-up' });
  colleague = await Person.arrives({ address: platform.address, name: 'colleague' });
}, 120_000);

afterAll(async () => {
  await admin?.goes();
  await colleague?.goes();
}, 60_000);

describe('a term is set up', () => {
  chapter('a campus with a room, a department and a term', async () => {
    const { page } = admin;
    await admin.signIn('admin@ikiraro.example', 'ikiraro-demo');
    await openPart(page, institution, 'Places');
    await addCampus(page, campus);
    await addRoom(page, campus.name, room);
    await addDepartment(page, department);
    await openPart(page, institution, 'Terms');
    await addTerm(page, term);
  });

  chapter('what two people change at once is shown to the second, and what they typed stays', async () => {
    await colleague.signIn('admin@ikiraro.example', 'ikiraro-demo');
    await openPart(colleague.page, institution, 'Places');
    await openPart(admin.page, institution, 'Places');
    const change = (person: Person) => person.page.getByRole('button', { name: `Change ${room.name}` }).click();
    const form = (person: Person) => person.page.getByRole('form', { name: /^Change Salle/ });
    await change(admin);
    await change(colleague);
    await form(colleague).getByLabel('Name').fill('Salle A3');
    await form(colleague).getByRole('button', { name: 'Save' }).click();
    await colleague.page.getByRole('button', { name: 'Change Salle A3' }).waitFor();

    await form(admin).getByLabel('Seats').fill('45');
    await form(admin).getByRole('button', { name: 'Save' }).click();
    await form(admin).getByText('Name: was Salle A2, is now Salle A3.').waitFor();
    expect(await form(admin).getByLabel('Name').inputValue()).toBe('Salle A3');
    expect(await form(admin).getByLabel('Seats').inputValue()).toBe('45');
    await admin.photograph('stale');
    await form(admin).getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('45 seats').waitFor();
  });

  chapter('a course in two languages, found in either', async () => {
    const { page } = admin;
    await openPart(page, institution, 'Courses');
    await addCourse(page, { ...course, language: 'fr' });
    await page.getByRole('link', { name: 'Describe it' }).click();
    await page.getByRole('heading', { level: 1, name: course.title }).waitFor();
    const form = await unfold(page, 'Change the course');
    await form.getByLabel('Department').selectOption({ label: department.name });
    await form.getByLabel('Credits').fill('4.5');
    await form.getByRole('button', { name: 'English' }).click();
    await form.getByLabel('Title (English)').fill(course.english);
    await form.getByLabel('Learning outcomes (English)').fill('Reckon a cable\nDraw a pylon');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: course.english }).waitFor();
    await page.getByText('Draw a pylon').waitFor();
    await openPart(page, institution, 'Courses');
    const search = page.getByRole('searchbox', { name: 'Search by code or title, in every language' });
    for (const typed of ['suspend', 'PONTS susp', 'pnt']) {
      await search.fill(typed);
      await page.waitForURL((url) => url.searchParams.get('search') === typed);
      await page.getByRole('link', { name: course.english }).waitFor();
    }
    await page.reload();
    await page.getByRole('link', { name: course.english }).waitFor();
    expect(await search.inputValue()).toBe('pnt');
  });

  chapter(
    'a file of the register is looked through; its bad line is named with its number, column and reason',
    async () => {
      const { page } = admin;
      await openPart(page, institution, 'Register');
      await lookThrough(page, 'People', { name: 'ponts.csv', text: register('eric chez ponts') });
      await page.getByText('One line cannot be taken as it is.').waitFor();
      const line = page.getByRole('table', { name: 'Lines to correct' }).getByRole('row').nth(1);
      expect(await line.getByRole('rowheader').textContent()).toBe('3');
      const said = (await line.getByRole('cell').allTextContents()).join(' ');
      expect(said).toContain('Courriel');
      expect(said).toContain('eric chez ponts');
      expect(said).toContain('This is no e-mail address.');
      expect(await page.getByRole('button', { name: 'Make these changes' }).count()).toBe(0);
      await admin.photograph('register-wrong');
    },
  );

  chapter('the corrected file is applied, and brought in again it changes nothing', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'All imports' }).click();
    const file = { name: 'ponts.csv', text: register('eric.niyonshuti@ponts.example') };
    await lookThrough(page, 'People', file);
    await page.getByText('Nothing has been changed yet.').waitFor();
    await admin.photograph('register-checked');
    await page.getByRole('button', { name: 'Make these changes' }).click();
    await page.getByText(/^Applied\./).waitFor();
    await admin.photograph('register-applied');
    await page.getByRole('button', { name: 'All imports' }).click();
    await lookThrough(page, 'People', file);
    await page.getByText('There is nothing to change.').waitFor();
  });

  chapter('a cohort by pasted addresses, and a section in which it is enrolled', async () => {
    const { page } = admin;
    await openPart(page, institution, 'Cohorts');
    await addCohort(page, cohort);
    await pasteStudents(page, ['aline.mutesi@ponts.example', 'eric.niyonshuti@ponts.example', 'nobody@ponts.example']);
    await page.getByText('2 students are added.').waitFor();
    await page.getByText('This address belongs to no student here:').waitFor();

    await openPart(page, institution, 'Sections');
    const section = { course: course.english, name: 'A', campus: campus.name, term: term.name, seats: 1 };
    await addSection(page, section);
    await assignLecturer(page, 'Dr Claudine Uwase');
    await enrolCohort(page, cohort);
    await page.getByText('One student is enrolled. One waits for a seat.').waitFor();
    await admin.photograph('section-set-up');
  });

  chapter('the changes can be read afterwards, by name', async () => {
    const { page } = admin;
    await openPart(page, institution, 'Changes');
    await page.getByLabel('What was changed').selectOption({ label: 'the room' });
    await page.getByText(/changed the room .*Salle A3.*seats from 40 to 45/).waitFor();
  });

  chapter('nobody complains', () => {
    expect([...admin.complaints.all, ...colleague.complaints.all]).toEqual([]);
    return Promise.resolve();
  });
});
