import { afterAll, beforeAll, jest, test } from '@jest/globals';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';

/** Who runs a university finds things: timetables, free rooms and times, who teaches how much, and anything by its name. */
jest.setTimeout(120_000);

let person: Person;
beforeAll(async () => {
  person = await Person.arrives({ address: platform.address, name: 'who looks for things' });
  await person.signIn('admin.lubumbashi@ikiraro.example', demoPassword);
});
afterAll(() => person?.goes());

const heading = (name: string | RegExp) => person.page.getByRole('heading', { level: 1, name });

test('from the timetable of a campus to those of a room, a lecturer and a cohort, and back', async () => {
  const { page } = person;
  await page
    .getByRole('link', { name: /^Timetable of / })
    .first()
    .click();
  await heading(/^Timetable of /).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const others = page.getByRole('navigation', { name: 'Other timetables' });
  for (const [kind, text, address] of [
    ['Lecturers', 'a', /\/people\/[^/]+\/timetable/],
    ['Cohorts', 'bac', /\/cohorts\/[^/]+\/timetable/],
    ['Rooms', 'a', /\/rooms\/[^/]+\/timetable/],
  ] as const) {
    await others.getByText('Other timetables').click();
    await others.getByRole('searchbox').fill(text);
    const way = others.getByRole('list', { name: kind }).getByRole('link').first();
    const name = await way.innerText();
    await way.click();
    await page.waitForURL(address);
    await heading(new RegExp(name)).waitFor();
    await others.getByText('Other timetables').click();
    await others.getByRole('link', { name: title.replace('Timetable of ', ''), exact: true }).click();
    await heading(title).waitFor();
  }
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link').first().click();
  await page.waitForURL(/\/rooms\//);
  await page.getByRole('link', { name: title }).click();
  await heading(title).waitFor();
});
