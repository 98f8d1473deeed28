import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { followLetter } from './mail.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { addCourse, choose, openPart, unfold } from './setting-up.ts';
import { story } from './story.ts';

/** Students come into a section by themselves, and an administrator looks after the members of the university. */

const institution = 'National University of Rwanda';
const password = 'ikiraro-demo';
const course = { code: 'SEL 101', title: 'Choosing freely' };

let admin: Person;
let first: Person;
let second: Person;
const everybody = () => [admin, first, second].filter((person) => person !== undefined);
const chapter = story(everybody);

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'admin' });
  first = await Person.arrives({ address, name: 'first' });
  second = await Person.arrives({ address, name: 'second' });
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('enrolment', () => {
  chapter('the last seat is taken by one; the second waits at 1, and has it when the first leaves', async () => {
    const { page } = admin;
    await admin.signIn('admin@ikiraro.example', password);
    await openPart(page, institution, 'Courses');
    await addCourse(page, course);
    await openPart(page, institution, 'Sections');
    const form = await unfold(page, 'Add a section');
    await choose(form, 'Course', course.title);
    await form.getByLabel('Name of the section').fill('S');
    await form.getByLabel('Seats').fill('1');
    await form.getByLabel('Students may enrol by themselves').check();
    await form.getByRole('button', { name: 'Add a section', exact: true }).click();
    await page.getByRole('link', { name: 'Choose its lecturers and students' }).click();
    await page.getByRole('heading', { level: 1, name: course.title }).waitFor();
    const { pathname } = new URL(page.url());

    await first.signIn('student2@ikiraro.example', password);
    await first.page.goto(pathname);
    await first.page.getByText('One seat is left.').waitFor();
    await first.page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await first.page.getByText('You are enrolled in this section.').waitFor();

    await second.signIn('student3@ikiraro.example', password);
    await second.page.goto(pathname);
    await second.page.getByText('All seats are taken. You can wait for one.').waitFor();
    await second.page.getByRole('button', { name: 'Wait for a seat' }).click();
    await second.page.getByText('You wait for a seat, at place 1.').waitFor();

    await first.page.getByRole('button', { name: 'Leave this section' }).click();
    const asked = first.page.getByRole('dialog', { name: 'Leave this section?' });
    await asked.getByRole('button', { name: 'Leave this section' }).click();
    await first.page.getByRole('button', { name: 'Wait for a seat' }).waitFor();

    await second.page.reload();
    await second.page.getByText('You are enrolled in this section.').waitFor();
    await second.page.goto('/notifications');
    await second.page
      .getByRole('article', { name: new RegExp(course.title) })
      .first()
      .waitFor();
  });

  chapter('the register goes out as files', async () => {
    const { page } = admin;
    await openPart(page, institution, 'Register');
    // A part of the institution has the name of a file.
    const files = page.getByRole('region', { name: 'Take it out' });
    for (const name of ['People', 'Sections', 'Enrolments', 'OneRoster 1.2 bundle']) {
      const coming = page.waitForEvent('download');
      await files.getByRole('link', { name, exact: true }).click();
      expect(await (await coming).failure()).toBeNull();
    }
  });

  chapter('a member is suspended, restored and removed', async () => {
    const { page } = admin;
    await openPart(page, institution, 'People');
    await page.getByRole('searchbox').first().fill('student9@');
    await page.waitForURL((url) => url.searchParams.get('search') === 'student9@');
    const row = page.getByRole('row').filter({ hasText: 'student9@ikiraro.example' });
    const act = async (name: string) => {
      await row.getByRole('button', { name: /^Change / }).click();
      await page.getByRole('dialog').getByRole('button', { name }).click();
    };
    await act('Suspend');
    await row.getByText('Suspended', { exact: true }).waitFor();
    await act('Restore');
    await row.getByText('Active', { exact: true }).waitFor();
    await act('Remove from the institution');
    const asked = page.getByRole('dialog', { name: /^Remove .*\?$/ });
    await asked.getByRole('button', { name: 'Remove from the institution' }).click();
    await row.waitFor({ state: 'detached' });
  });

  chapter('two are invited by e-mail, and each has a letter', async () => {
    const { page } = admin;
    await openPart(page, institution, 'People');
    const form = await unfold(page, 'Invite by e-mail');
    const invited = ['one@letters.example', 'two@letters.example'];
    await form.getByLabel('E-mail addresses').fill(invited.join('\n'));
    await form.getByRole('button', { name: 'Send the invitations' }).click();
    await page.getByText('2 invitations are on their way.').waitFor();
    for (const address of invited) await followLetter(page, address, /\/invitations\//);
  });

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});
