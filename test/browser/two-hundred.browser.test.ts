import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { emptyClass, foldAll, personOf } from '#classroom';
import { Participant } from '../bench/class/participant.ts';
import { Timings } from '../bench/class/timings.ts';
import { beginsToTeach, come, press, turnTo, turnToTold } from './classroom.ts';
import { addPeople, classLog, classOf, personId } from './database.ts';
import { faultsOf } from './inspection.ts';
import { board, draw, sees, tools } from './lesson-steps.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { chooseStudents, setUpSection } from './setting-up.ts';
import { story } from './story.ts';

/** A class of two hundred: a lecturer and a student on a phone, who look; all others are Socket.IO clients of their own. */

const account = { name: 'Dr Odette Kabeya', email: 'odette.kabeya@ikiraro.example', password: 'two hundred at once' };
const jeanIs = { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' };
const others = 198;
const first = ['Aline', 'Bosco', 'Chantal', 'Didier', 'Espérance', 'Félix', 'Grâce', 'Honoré', 'Inès', 'Marie Goretti'];
const last = ['Uwase', 'Ndayishimiye', 'Mukamana', 'Kabeya', 'Niyonzima', 'Habimana', 'Ilunga', 'Kasongo', 'Mutombo'];
/** Each pair of names is there twice or three times, as in a class of two hundred. */
const nameOf = (index: number) =>
  `${first[index % first.length] ?? ''} ${last[Math.floor(index / first.length) % last.length] ?? ''}`;

let admin: Person;
let lecturer: Person;
let jean: Person;
let crowd: Participant[] = [];
const everybody = () => [admin, lecturer, jean].filter((person) => person !== undefined);
const chapter = story(everybody);
let session = '';
const people = ({ page }: Person) => page.getByRole('group', { name: 'People' }).getByRole('listitem');
const phone = { width: 360, height: 740 };

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'admin' });
  lecturer = await Person.arrives({ address, name: 'lecturer', speaks: 'lecturer' });
  jean = await Person.arrives({ address, name: 'jean' });
}, 180_000);

afterAll(async () => {
  crowd.forEach((one) => one.goes());
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

describe('a class of two hundred', () => {
  chapter('a lecturer and a student come, and all the others', async () => {
    const { address, ticketSecret } = platform;
    await setUpSection(admin, account, { code: 'TST 501', title: 'A lecture for all' });
    await chooseStudents(admin.page, [jeanIs.name]);
    session = await planSession(admin.page, { topic: 'Keys', inMinutes: 2, zone: 'Africa/Kigali' });
    await beginsToTeach(lecturer, account, session);
    await come(session, [[jean, jeanIs]]);
    await jean.page.setViewportSize(phone);
    const classId = await classOf(session);
    const timings = new Timings();
    crowd = (await addPeople(others, session)).map(
      (id, index) =>
        new Participant({
          address,
          ticketSecret,
          classId,
          personId: id,
          role: 'listener',
          name: nameOf(index),
          timings,
        }),
    );
    // A campus comes one room after the other.
    for (let from = 0; from < crowd.length; from += 22)
      await Promise.all(crowd.slice(from, from + 22).map((one) => one.enter()));
    await Promise.all(
      everybody()
        .slice(1)
        .map(({ page }) => page.getByRole('tab', { name: '200 here' }).waitFor({ state: 'attached' })),
    );
  });

  chapter(
    'they write, ask and raise hands: hands stand first, in their order, and a phone holds it upright and across',
    async () => {
      for (const one of crowd.slice(60, 63)) await one.say('hand.raise', {});
      await Promise.all(crowd.slice(0, 30).map((one) => one.say('chat.post', { text: 'Bonjour à tous' })));
      await Promise.all(crowd.slice(30, 42).map((one) => one.say('question.ask', { text: 'What is a key?' })));
      await Promise.all([lecturer, jean].map((person) => turnTo(person, 'People')));
      await lecturer.page.getByRole('tab', { name: '200 here, 3 hands are up' }).waitFor({ state: 'attached' });
      const [host, ...hands] = (await people(lecturer).allInnerTexts()).map((text) => text.split('\n')[0]);
      expect(host).toContain(account.name);
      expect(hands.slice(0, 3)).toEqual([60, 61, 62].map(nameOf));
      await lecturer.photograph('two-hundred');
      await jean.photograph('two-hundred');
      expect(await Promise.all([lecturer, jean].map(({ page }) => faultsOf(page)))).toEqual([[], []]);
      await jean.page.setViewportSize({ width: 740, height: 360 });
      await jean.photograph('two-hundred-across');
      expect(await faultsOf(jean.page)).toEqual([]);
      // All four are in sight.
      const tabs = await jean.page.getByRole('tab').all();
      const ends = await Promise.all(
        tabs.map(async (tab) => ((at) => (at ? at.x + at.width : Infinity))(await tab.boundingBox())),
      );
      expect(Math.max(...ends)).toBeLessThanOrEqual(740);
      await jean.page.setViewportSize(phone);
    },
  );

  chapter('somebody is found by name, accents or not, and gets the floor', async () => {
    const { page } = lecturer;
    const search = page.getByRole('searchbox', { name: 'Find somebody' });
    await search.fill('esper kab');
    const found = await people(lecturer).allInnerTexts();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(4);
    for (const text of found) expect(text).toContain('Espérance Kabeya');
    await search.fill('jean bosco');
    await press(lecturer, `Give the floor to ${jeanIs.name}`);
    await jean.page.getByRole('button', { name: 'Turn microphone on' }).first().waitFor();
    await search.fill('nobody of this name');
    await page.getByText('Nothing found').waitFor();
    await search.fill('');
    await press(lecturer, `Take the floor back from ${jeanIs.name}`);
  });

  chapter('the class is split into forty groups at random and called back', async () => {
    const dialog = await tools(lecturer, 'Groups');
    await dialog.getByLabel('Number of groups').fill('40');
    await dialog.getByRole('button', { name: 'Mix at random' }).click();
    await lecturer.photograph('two-hundred-split');
    await dialog.getByRole('button', { name: 'Split the class' }).click();
    // Hands that are up come first.
    await turnToTold(lecturer, 'The class is split into 40 groups.');
    await jean.page.getByText(/^You are in Group \d+ with/).waitFor();
    await jean.photograph('two-hundred-group');
    const sizes = (await classLog(session)).flatMap((event) =>
      event.type === 'groups-opened' ? event.body.groups.map(({ members }) => members.length) : [],
    );
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(others + 1);
    expect(await faultsOf(jean.page)).toEqual([]);
    await lecturer.page.getByRole('button', { name: 'Groups', exact: true }).click();
    await lecturer.page
      .getByRole('dialog', { name: 'Tools' })
      .getByRole('heading', { name: 'Group 40' })
      .first()
      .waitFor();
    expect(await faultsOf(lecturer.page)).toEqual([]);
    await lecturer.photograph('two-hundred-groups');
    await lecturer.page.keyboard.press('Escape');
    await turnToTold(lecturer, 'The class is split into 40 groups.');
    await press(lecturer, 'Call everybody back');
    await jean.page.getByText('You are back in the class.').waitFor({ timeout: 90_000 });
  });

  chapter('a co-host is told that the lecturer has left, also while a page is shown', async () => {
    const { page } = lecturer;
    await turnTo(lecturer, 'People');
    await page.getByRole('searchbox', { name: 'Find somebody' }).fill('jean bosco');
    await page.getByLabel(`More for ${jeanIs.name}`).click();
    await page.getByRole('button', { name: 'Make co-host' }).click();
    await jean.page.getByText(/^You are a co-host/).waitFor();
    await press(lecturer, 'Board');
    await draw(lecturer, [0.2, 0.2], [0.8, 0.8]);
    await sees(jean, 1);
    await press(lecturer, 'Leave');
    await turnToTold(jean, `${account.name} has left`);
    await board(jean).waitFor();
    await jean.photograph('co-host-alone');
    const state = foldAll(emptyClass, await classLog(session));
    expect(personOf(state, await personId(jeanIs.email))).toMatchObject({ cohost: true, present: true });
    expect(crowd.map(({ holes, refused }) => holes + refused)).toEqual(crowd.map(() => 0));
  });

  chapter('nobody complains', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
    return Promise.resolve();
  });
});
