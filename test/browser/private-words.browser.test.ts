import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#database';
import { givePrivateWords } from '../../apps/api/test/private-words.ts';
import type { PrivateWords } from '../../apps/api/test/private-words.ts';
import { demoSection, personLike, takePeople } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, goWithin, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/**
 * Who sees what somebody wrote for few: everybody goes to every page, about the people, the mentorship and the meeting that have private
 * words, and what the page was answered and what it shows is looked through. apps/api/test/private-words asks the API in the same way.
 */
jest.setTimeout(600_000);

const mentor = 'mentor-of-few@ikiraro.example';
const mentee = 'mentee-of-few@ikiraro.example';

/** Whom `givePrivateWords` names as a reader -> their address. */
const everybody = {
  nobody: null,
  teaching: mentor,
  enrolled: mentee,
  student: 'student7@ikiraro.example',
  lecturer: 'lecturer2@ikiraro.example',
  admin: 'admin@ikiraro.example',
  'admin of another university': 'admin.lubumbashi@ikiraro.example',
  coordinator: 'coordinator@ikiraro.example',
  platformAdmin: 'platform@ikiraro.example',
} as const;
type Who = keyof typeof everybody;

let database: DataSource;
let given: PrivateWords;
let paths: string[];
let person: Person;
/** Private word -> who came across it, where. */
const seen = new Map<string, Map<Who, Set<string>>>();

beforeAll(async () => {
  database = new DataSource(dataSourceOptions(platform.databaseUrl, { applicationName: 'test' }));
  await database.initialize();
  const demo = await demoSection();
  const [teaching, enrolled] = [
    await personLike('lecturer@ikiraro.example', mentor),
    await personLike('student@ikiraro.example', mentee),
  ];
  given = await givePrivateWords(database, { teaching, enrolled, institutionId: demo.institution });
  const { mentorship, ended, meeting, report, programme } = given.subjects;
  const about = (route: string) =>
    route.startsWith('/mentoring/programmes/:')
      ? programme
      : route.startsWith('/mentoring/:')
        ? mentorship
        : route.startsWith('/reports/:')
          ? report
          : undefined;
  const pages = await everyPage({ ...demo, lecturer: teaching, planned: meeting }, about);
  paths = [...new Set([...pages.map(({ path }) => path), `/mentoring/${ended}`])].filter(
    (path) => !path.startsWith('/classes/'),
  );
  person = await Person.arrives({ address: platform.address, name: 'reader' });
  person.page.on('response', (response) => {
    void response.text().then(
      (body) => {
        found(body, `an answer on ${new URL(person.page.url()).pathname}`);
      },
      // Pictures and redirections have no text.
      () => undefined,
    );
  });
});

afterAll(async () => {
  await person?.goes();
  await takePeople([mentor, mentee]);
  await database?.destroy();
});

let who: Who = 'nobody';

function found(text: string, where: string): void {
  for (const { word } of given.words) {
    if (!text.includes(word)) continue;
    const byWho = seen.get(word) ?? new Map<Who, Set<string>>();
    byWho.set(who, (byWho.get(who) ?? new Set()).add(where));
    seen.set(word, byWho);
  }
}

/** What stands on the page, in its attributes and in its fields. */
const all = (page: Page) =>
  page.evaluate<string>(
    "document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join('\\n')",
  );

describe('everybody goes to every page', () => {
  test.each(Object.entries(everybody) as [Who, string | null][])('%s', async (name, email) => {
    const { page } = person;
    await person.context.clearCookies();
    who = name;
    if (email === null) await page.goto('/sign-in');
    else await person.signIn(email, demoPassword);
    for (const path of paths) {
      await goWithin(page, path);
      await page.waitForURL((url) => url.pathname === path || url.searchParams.get('next') === path);
      await isAllThere(page);
      found(await all(page), path);
    }
    // What comes late is the next one's otherwise.
    await page.goto('about:blank');
  });
});

test('nobody came across words that are not for them', () => {
  const wrong = given.words.flatMap(({ what, word, readers }) =>
    [...(seen.get(word) ?? [])]
      .filter(([name]) => !(readers as readonly string[]).includes(name))
      .map(([name, where]) => `${what}: ${name} reads it in ${[...where].join(', ')}`),
  );
  expect(wrong).toEqual([]);
});

test('each private word was seen by those whom it is for', () => {
  const missing = given.words.flatMap(({ what, word, readers }) =>
    readers
      .filter((name) => !seen.get(word)?.has(name as Who))
      .map((name) => `${what}: ${name} came across it nowhere`),
  );
  expect(missing).toEqual([]);
});
