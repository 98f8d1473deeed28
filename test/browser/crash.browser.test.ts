import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { emptyClass, foldAll, personOf } from '#classroom';
import {
  beginsToTeach,
  come,
  countOf,
  enterRoom,
  hearsVoice,
  press,
  reads,
  say,
  seesPerson,
  turnTo,
} from './classroom.ts';
import { classLog, personId } from './database.ts';
import { draw, sees } from './lesson-steps.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { Profile } from './profile.ts';
import { chooseStudents, setUpSection } from './setting-up.ts';
import { story } from './story.ts';

/**
 * Browsers that end without a word: a student's, who comes back to the class as it was, and the lecturer's, for whom a student assistant
 * stands in by rule until they are back.
 */

const account = { name: 'Dr Olive Kanyana', email: 'olive.kanyana@ikiraro.example', password: 'back where we were' };
const course = { code: 'TST 401', title: 'What a crash leaves' };
const accounts = {
  jean: { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' },
  marie: { name: 'Marie Claire Uwimana', email: 'student2@ikiraro.example' },
};
/** The cookie of the sign-in. */
const signedIn = 'ikiraro';

let admin: Person;
let lecturer: Person;
let jean: Person;
let marie: Person;
let profiles: { lecturer: Profile; jean: Profile };
const everybody = () => [admin, lecturer, jean, marie].filter((person) => person !== undefined);
const chapter = story(everybody);
const ids = { session: '', lecturer: '', jean: '', marie: '' };
const { address } = platform;
const arrives = {
  lecturer: () =>
    Person.arrives({ address, name: 'lecturer', speaks: 'lecturer', profile: profiles.lecturer.directory }),
  jean: () => Person.arrives({ address, name: 'jean', speaks: 'student', profile: profiles.jean.directory }),
};

beforeAll(async () => {
  profiles = { lecturer: await Profile.make(), jean: await Profile.make() };
  admin = await Person.arrives({ address, name: 'admin' });
  lecturer = await arrives.lecturer();
  jean = await arrives.jean();
  marie = await Person.arrives({ address, name: 'marie', speaks: 'student' });
}, 180_000);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person.goes()));
  await Promise.all(Object.values(profiles).map((profile) => profile.remove()));
}, 60_000);

/** Somebody opens a browser again that has crashed, and goes back to the class. */
async function comesBack(person: Person): Promise<void> {
  await person.page.goto(`/classes/${ids.session}`);
  await enterRoom(person.page);
}
const state = async () => foldAll(emptyClass, await classLog(ids.session));

describe('browsers that crash, and a tab that is reloaded', () => {
  chapter('a class is set up with a student who helps, and everybody comes', async () => {
    const { page } = admin;
    await setUpSection(admin, account, course);
    await chooseStudents(
      page,
      Object.values(accounts).map(({ name }) => name),
    );
    await page.getByRole('button', { name: `Make helper ${accounts.marie.name}` }).click();
    await page.getByText('helps', { exact: true }).waitFor();
    ids.session = await planSession(page, { topic: 'Crashes', inMinutes: 2, zone: 'Africa/Kigali' });
    await beginsToTeach(lecturer, account, ids.session);
    await come(ids.session, [
      [jean, accounts.jean],
      [marie, accounts.marie],
    ]);
    for (const { name } of Object.values(accounts)) await seesPerson(lecturer, name);
    await lecturer.page
      .getByRole('listitem')
      .filter({ hasText: accounts.marie.name })
      .getByText('Student assistant')
      .waitFor();
    ids.lecturer = await personId(account.email);
    ids.jean = await personId(accounts.jean.email);
    ids.marie = await personId(accounts.marie.email);
  });

  chapter(
    'a student’s browser crashes; opened again, the class is as it was, and so is what was not sent yet',
    async () => {
      const draft = 'Half a sentence about';
      await press(lecturer, 'Board');
      await draw(lecturer, [0.1, 0.2], [0.4, 0.2]);
      await draw(lecturer, [0.1, 0.4], [0.4, 0.4]);
      await say(jean, 'Written before the crash.');
      await reads(lecturer, 'Written before the crash.');
      await press(jean, 'Raise hand');
      await jean.page.getByRole('button', { name: 'Lower hand' }).waitFor();
      await jean.page.getByRole('textbox', { name: 'Message' }).fill(draft);
      await Promise.all([profiles.jean.keeps(draft, 'Local Storage'), profiles.jean.keeps(signedIn, 'Cookies')]);

      await profiles.jean.crash();
      await turnTo(lecturer, 'People');
      await lecturer.page.getByText(/^line lost/).waitFor();
      await say(lecturer, 'Said while Jean was away.');
      await draw(lecturer, [0.6, 0.2], [0.9, 0.2]);

      jean = await arrives.jean();
      await comesBack(jean);
      await hearsVoice(jean, ids.lecturer, 'lecturer');
      await sees(jean, 3);
      await reads(jean, 'Said while Jean was away.');
      expect(await countOf(jean, 'Written before the crash.')).toBe(1);
      expect(await jean.page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe(draft);
      await jean.page.getByRole('button', { name: 'Lower hand' }).waitFor();
      await jean.photograph('after-crash');
      await press(jean, 'Send');
      await reads(lecturer, draft);
      expect(await countOf(lecturer, draft)).toBe(1);
    },
  );

  chapter('a tab is reloaded: the class, the hand and what was typed are there again', async () => {
    const { page } = marie;
    await press(marie, 'Raise hand');
    await page.getByRole('button', { name: 'Lower hand' }).waitFor();
    await page.getByLabel('Only for the lecturer').check();
    await page.getByRole('textbox', { name: 'Message to the lecturer' }).fill('Typed before the reload');
    await page.reload();
    // The device check is not repeated.
    await page.getByRole('tablist').waitFor();
    await sees(marie, 3);
    await page.getByRole('button', { name: 'Lower hand' }).waitFor();
    const field = page.getByRole('textbox', { name: 'Message to the lecturer' });
    expect(await field.inputValue()).toBe('Typed before the reload');
    await page.getByLabel('Only for the lecturer').uncheck();
    await hearsVoice(marie, ids.lecturer, 'lecturer');
    await press(marie, 'Lower hand');
    await page.getByRole('button', { name: 'Raise hand' }).waitFor();
    await page.getByRole('textbox', { name: 'Message' }).fill('');
  });

  chapter('the lecturer’s browser crashes: the student who helps keeps order, and gives the floor', async () => {
    await profiles.lecturer.keeps(signedIn, 'Cookies');
    await profiles.lecturer.crash();
    await jean.page.getByText(`The line of ${account.name} is gone for the moment.`).waitFor();
    // The stand-in begins by rule, after 45 s.
    await marie.page.getByText('You keep order now').waitFor({ timeout: 90_000 });
    await marie.photograph('stands-in');
    await press(marie, `Give the floor to ${accounts.jean.name}`);
    await press(jean, 'Turn microphone on');
    await hearsVoice(marie, ids.jean, 'student');
    await marie.page.getByRole('button', { name: 'Tools' }).first().click();
    expect(await marie.page.getByRole('button', { name: 'End class for all' }).count()).toBe(0);
    await marie.page
      .getByRole('dialog', { name: 'Tools' })
      .getByRole('button', { name: 'Close', exact: true })
      .last()
      .click();
    expect(personOf(await state(), ids.marie)).toMatchObject({ steward: true, assists: true });
  });

  chapter('the lecturer is back, teaches on, and the student who helped is one of the others again', async () => {
    lecturer = await arrives.lecturer();
    await comesBack(lecturer);
    // The person who spoke when the browser died goes on speaking.
    await lecturer.page.getByRole('button', { name: 'Turn microphone off' }).waitFor();
    await lecturer.page.getByText(`While you were away, ${accounts.marie.name} kept order.`).waitFor();
    await press(lecturer, 'What was done');
    await lecturer.page.getByText(`${accounts.marie.name} gave the floor to ${accounts.jean.name}`).waitFor();
    await lecturer.photograph('stood-in');
    await Promise.all([hearsVoice(jean, ids.lecturer, 'lecturer'), hearsVoice(marie, ids.lecturer, 'lecturer')]);
    await sees(lecturer, 3);
    await marie.page.getByRole('button', { name: 'Tools' }).first().waitFor({ state: 'detached' });
    // The person who was given the floor meanwhile still has it.
    await hearsVoice(lecturer, ids.jean, 'student');
    await press(lecturer, `Take the floor back from ${accounts.jean.name}`);
    await jean.page.getByRole('button', { name: 'Raise hand' }).waitFor();
    expect(personOf(await state(), ids.marie)?.steward).toBeUndefined();
    const texts = (await state()).messages.map(({ text }) => text);
    expect(texts).toEqual(['Written before the crash.', 'Said while Jean was away.', 'Half a sentence about']);
  });

  chapter('Back asks before it leaves the class', async () => {
    const { page } = marie;
    await press(marie, 'Raise hand');
    for (const answer of ['Stay', 'Leave']) {
      await page.evaluate('history.back()');
      await page.getByRole('dialog', { name: 'Leave the class?' }).waitFor();
      await marie.photograph('back-asks');
      await page.getByRole('dialog').getByRole('button', { name: answer }).click();
      if (answer === 'Stay') await page.getByRole('button', { name: 'Lower hand' }).waitFor();
    }
    await page.getByText('You have left the class.').waitFor();
    await press(marie, 'Join again');
    await page.getByRole('tablist').waitFor();
  });

  chapter('a class that was ended by mistake is opened again, and everybody is brought back', async () => {
    await marie.page.getByLabel('Only for the lecturer').check();
    await marie.page.getByRole('textbox', { name: 'Message to the lecturer' }).fill('Between us');
    await press(marie, 'Send');
    await reads(lecturer, 'Between us');
    const ends = async () => {
      await lecturer.page.getByRole('button', { name: 'End class for all' }).first().click();
      await lecturer.page.getByRole('dialog').getByRole('button', { name: 'Yes, end it' }).click();
      await lecturer.page.getByRole('button', { name: 'Open the class again' }).waitFor();
    };
    await ends();
    await lecturer.photograph('ended');
    expect(await jean.page.getByRole('button', { name: 'Open the class again' }).count()).toBe(0);
    await press(lecturer, 'Open the class again');
    for (const { page } of [lecturer, jean, marie]) await page.getByRole('tablist').waitFor();
    await reads(lecturer, 'Written before the crash.');
    await reads(marie, 'Between us');
    await ends();
  });

  chapter('afterwards each reads what they read in class', async () => {
    for (const person of [jean, marie]) {
      await press(person, 'Chat and notes');
      await person.page.getByText('Said while Jean was away.').waitFor();
    }
    const among = (person: Person) => person.page.getByText('Between us', { exact: true }).count();
    expect([await among(jean), await among(marie)]).toEqual([0, 1]);
    await marie.photograph('chat-afterwards');
  });

  chapter('no browser complained', async () => {
    expect(everybody().flatMap(({ name, complaints: { all } }) => all.map((one) => ({ name, ...one })))).toEqual([]);
    return Promise.resolve();
  });
});
