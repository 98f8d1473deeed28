import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { emptyClass, foldAll, marksOn } from '#classroom';
import type { Locator } from 'playwright-core';
import { OpenPdf } from '../../apps/api/src/decks/render/pages.ts';
import { cut, restore } from '../network/line.ts';
import { beginsToTeach, come, hearsVoice, press, reads, say, seesPerson } from './classroom.ts';
import { classLog, personId } from './database.ts';
import { chapterOverLine, farChromium, lineAsItWas, whileAway } from './far-line.ts';
import { faultsOf } from './inspection.ts';
import { board, draw, printed, sees, tools } from './lesson-steps.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { addCohort, chooseStudents, enrolCohort, openPart, pasteStudents, setUpSection } from './setting-up.ts';
import { story } from './story.ts';

/**
 * A class that is split into groups: a lecturer and three students, each with a browser process of their own. One of the students sits
 * behind a connection that is cut while the groups are called back.
 */

const account = {
  name: 'Prof. Agnès Mukamana',
  email: 'agnes.mukamana@ikiraro.example',
  password: 'rooms of their own',
};
const cohort = 'Bac 2 Informatique';
const course = { code: 'TST 301', title: 'Work in groups' };
const accounts = {
  jean: { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' },
  marie: { name: 'Marie Claire Uwimana', email: 'student2@ikiraro.example' },
  diane: { name: 'Diane Ingabire', email: 'student4@ikiraro.example' },
};

let admin: Person;
let lecturer: Person;
let jean: Person;
let marie: Person;
let diane: Person;
const everybody = () => [admin, lecturer, jean, marie, diane].filter((person) => person !== undefined);
const chapter = story(everybody);
const ids = { session: '', lecturer: '', jean: '' };

beforeAll(async () => {
  const { address } = platform;
  admin = await Person.arrives({ address, name: 'admin' });
  lecturer = await Person.arrives({ address, name: 'lecturer', speaks: 'lecturer' });
  jean = await Person.arrives({ address, name: 'jean', speaks: 'student' });
  marie = await Person.arrives({ address, name: 'marie', executable: await farChromium() });
  diane = await Person.arrives({ address, name: 'diane' });
}, 180_000);

afterAll(async () => {
  await lineAsItWas();
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

const groups = ({ page }: Person) => page.getByRole('region', { name: 'Groups' });
/** In which group somebody is to be. */
const choiceOf = (dialog: Locator, name: string) =>
  dialog.getByLabel(`Group of ${name}`).locator('option:checked').innerText();
const told = (person: Person, text: string | RegExp) => groups(person).getByText(text).waitFor();
const voicesOf = ({ page }: Person) => page.locator('audio[data-source="microphone"]').count();

describe('a class in groups', () => {
  chapter('a class is set up and everybody comes', async () => {
    const { page } = admin;
    await setUpSection(admin, account, course);
    await chooseStudents(page, [accounts.diane.name]);
    const section = page.url();
    await openPart(page, 'National University of Rwanda', 'Cohorts');
    await addCohort(page, cohort);
    await pasteStudents(page, [accounts.jean.email, accounts.marie.email]);
    await page.getByText('2 students are added.').waitFor();
    await page.goto(section);
    await enrolCohort(page, cohort);
    await page.getByText('2 students are enrolled.').waitFor();
    ids.session = await planSession(page, { topic: 'Groups', inMinutes: 2, zone: 'Africa/Kigali' });
    await beginsToTeach(lecturer, account, ids.session);
    await come(ids.session, [
      [jean, accounts.jean],
      [marie, accounts.marie],
      [diane, accounts.diane],
    ]);
    // One looks from a phone.
    await diane.page.setViewportSize({ width: 360, height: 740 });
    for (const { name } of Object.values(accounts)) await seesPerson(lecturer, name);
    ids.lecturer = await personId(account.email);
    ids.jean = await personId(accounts.jean.email);
  });

  chapter('the lecturer splits the class by hand and says what is to be done', async () => {
    const dialog = await tools(lecturer, 'Groups');
    // People of a cohort are together; a person of none stays with the lecturer unless they are put into a group.
    await dialog.getByRole('button', { name: 'By cohort' }).click();
    await dialog.locator('option', { hasText: cohort }).first().waitFor({ state: 'attached' });
    await expect(choiceOf(dialog, accounts.jean.name)).resolves.toBe(cohort);
    await expect(choiceOf(dialog, accounts.marie.name)).resolves.toBe(cohort);
    await expect(choiceOf(dialog, accounts.diane.name)).resolves.toBe('Whole class');
    await dialog.getByLabel('Number of groups').fill('2');
    for (const [name, group] of [
      [accounts.jean.name, 'Group 1'],
      [accounts.marie.name, 'Group 1'],
      [accounts.diane.name, 'Group 2'],
    ] as const) {
      await dialog.getByLabel(`Group of ${name}`).selectOption(group);
    }
    await dialog.getByLabel('What they are to do').fill('Draw the keys of your table.');
    await lecturer.photograph('split');
    await dialog.getByRole('button', { name: 'Split the class' }).click();
    await told(jean, `You are in Group 1 with ${accounts.marie.name}.`);
    await told(marie, `You are in Group 1 with ${accounts.jean.name}.`);
    await told(diane, 'You are in Group 2, alone for now.');
    await told(diane, 'Draw the keys of your table.');
    await told(lecturer, 'The class is split into 2 groups.');
    await lecturer.photograph('groups');
    await diane.photograph('group');
    expect(await Promise.all([lecturer, jean, diane].map(({ page }) => faultsOf(page)))).toEqual([[], [], []]);
  });

  chapter('in a group everybody speaks; the others do not hear it', async () => {
    await press(jean, 'Turn microphone on');
    await hearsVoice(marie, ids.jean, 'student');
    expect(await Promise.all([diane, lecturer].map(voicesOf))).toEqual([0, 0]);
  });

  chapter('what a group writes and draws is its own', async () => {
    await say(jean, 'The number is the key.');
    await reads(marie, 'The number is the key.');
    await press(jean, 'Board');
    await press(marie, 'Board');
    await draw(jean, [0.1, 0.2], [0.5, 0.2]);
    await draw(marie, [0.1, 0.4], [0.5, 0.4]);
    await Promise.all([sees(jean, 2), sees(marie, 2), sees(diane, 0)]);
    await press(jean, 'New page');
    await marie.page.getByRole('img', { name: /^Board, page 2/ }).waitFor();
    await press(marie, 'Page before');
    await jean.page.getByRole('img', { name: /^Board, page 1/ }).waitFor();
    await jean.photograph('group-board');
    // The page of the class is still there to be looked at.
    await press(lecturer, 'Board');
    await draw(lecturer, [0.2, 0.5], [0.8, 0.5]);
    await press(diane, 'The class’s page');
    await sees(diane, 1);
    await press(diane, 'The group’s page');
    await sees(diane, 0);
    await diane.page.getByRole('tab', { name: /^Chat/ }).click();
    expect(await diane.page.getByText('The number is the key.').count()).toBe(0);
  });

  chapter('the lecturer speaks and writes to all groups', async () => {
    await press(lecturer, 'Speak to all groups');
    await hearsVoice(diane, ids.lecturer, 'lecturer');
    await hearsVoice(marie, ids.lecturer, 'lecturer');
    await say(lecturer, 'Five more minutes.');
    await Promise.all([reads(jean, 'Five more minutes.'), reads(diane, 'Five more minutes.')]);
    await told(diane, `${account.name} speaks to all groups.`);
    await press(lecturer, 'Stop speaking to all');
    await diane.page.locator('audio[data-source="microphone"]').waitFor({ state: 'detached' });
  });

  chapter('a group asks for the lecturer, who comes, and goes again', async () => {
    await press(diane, 'Raise hand');
    await lecturer.page.getByText(`${accounts.diane.name} asks for you in Group 2.`).waitFor();
    await lecturer.photograph('asked');
    await press(lecturer, 'Visit Group 2');
    await told(diane, `You are in Group 2 with ${account.name}.`);
    await hearsVoice(diane, ids.lecturer, 'lecturer');
    await say(lecturer, 'What is your question?');
    await reads(diane, 'What is your question?');
    await draw(lecturer, [0.2, 0.5], [0.8, 0.5]);
    await sees(diane, 1);
    await lecturer.photograph('visit');
    await press(lecturer, 'Back to the class');
    await told(diane, 'You are in Group 2, alone for now.');
    expect(await jean.page.getByText('What is your question?').count()).toBe(0);
  });

  chapter('one is moved to another group, and reads what was said there', async () => {
    const dialog = await tools(lecturer, 'Groups');
    await lecturer.photograph('looking-after');
    expect(await faultsOf(lecturer.page)).toEqual([]);
    await dialog.getByLabel(`Group of ${accounts.diane.name}`).selectOption('Group 1');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await told(diane, /^You are in Group 1 with/);
    await reads(diane, 'The number is the key.');
    await sees(diane, 2);
  });

  const keeps = 'called back, all are in the class; what one wrote and drew without a line is kept with the group';
  chapterOverLine(chapter, keeps, async (line) => {
    await whileAway([marie], async () => {
      await cut(line);
      await press(lecturer, 'Call everybody back');
      await groups(jean).getByRole('timer').waitFor();
      await jean.photograph('called');
      await jean.page.getByRole('tab', { name: /^Chat/ }).click();
      await jean.page.getByRole('textbox', { name: 'Message' }).fill('Half a sentence among us');
      await say(marie, 'Written without a line.');
      await draw(marie, [0.1, 0.6], [0.5, 0.6]);
      const dialog = await tools(lecturer, 'Groups');
      await dialog.getByLabel('Call everybody back').selectOption('at once');
      await dialog.getByRole('button', { name: 'Call', exact: true }).click();
      await groups(jean).waitFor({ state: 'detached' });
      await pass(4_000);
      if ('near' in line) await restore(line);
      await groups(marie).waitFor({ state: 'detached', timeout: 60_000 });
    });
    // The microphone is closed; it was for the group.
    expect(await jean.page.getByRole('button', { name: 'Turn microphone off' }).count()).toBe(0);
    await hearsVoice(jean, ids.lecturer, 'lecturer');
    await jean.page.getByRole('tab', { name: /^Chat/ }).click();
    expect(await jean.page.getByText('The number is the key.').count()).toBe(0);
    // A draft of the group is not sent to the class unless its writer chooses that.
    const field = jean.page.getByRole('textbox', { name: 'Message' });
    expect(await field.inputValue()).toBe('');
    await jean.page.getByText('You were writing to Group 1, which is closed:').waitFor();
    await jean.photograph('half-written');
    await jean.page.getByRole('button', { name: 'Write it here' }).click();
    expect(await field.inputValue()).toBe('Half a sentence among us');
    await field.fill('');
    await jean.page.getByLabel('Messages of').selectOption('Group 1 (closed)');
    await reads(jean, 'Written without a line.');
    await reads(jean, 'The number is the key.');
    await jean.photograph('afterwards');
    await board(jean).waitFor();
    await sees(jean, 1);
    // The lecturer's print has the class's page and those of the groups.
    const pdf = await OpenPdf.open(new Uint8Array(await printed(lecturer, 'Print, or save as PDF')));
    expect(pdf.pages).toBe(3);
    expect((await pdf.page(2)).text).toContain('Group 1');
    await pdf.close();
    const state = foldAll(emptyClass, await classLog(ids.session));
    expect(marksOn(state.board, 'group/1/1')).toHaveLength(3);
    expect(state.messages.map(({ text, group }) => [text, group])).toEqual([
      ['The number is the key.', 1],
      ['Five more minutes.', undefined],
      ['What is your question?', 2],
      ['Written without a line.', 1],
    ]);
  });

  chapter(
    'when the class is over, a student who left early saves slides and board, with the group they were in',
    async () => {
      await press(jean, 'Leave');
      await press(lecturer, 'End class for all');
      await press(lecturer, 'Yes, end it');
      await lecturer.page.getByText('This class has ended. Thank you for being here.').waitFor();
      const pagesOf = async (person: Person) => {
        await person.page.goto(`/sessions/${ids.session}`);
        await person.page.getByRole('link', { name: 'Slides and board' }).click();
        await person.page.getByText('The class has ended.').waitFor();
        const pdf = await OpenPdf.open(new Uint8Array(await printed(person, 'Save slides and board')));
        const texts: string[] = [];
        for (let page = 1; page <= pdf.pages; page++) texts.push((await pdf.page(page)).text);
        await pdf.close();
        return texts.map((text) => /Group \d/.exec(text)?.[0] ?? 'class');
      };
      expect(await pagesOf(jean)).toEqual(['class', 'Group 1']);
      expect(await pagesOf(lecturer)).toEqual(['class', 'Group 1', 'Group 2']);
      // Runs the university, and was in no group.
      expect(await pagesOf(admin)).toEqual(['class']);
      await jean.photograph('saved-later');
      await whileAway([jean], async () => {
        await jean.page.route('**/files/board/*', (route) => route.abort());
        await press(jean, 'Save slides and board');
        await jean.page.getByText('Not all slides have come. Try again.').waitFor();
      });
      expect(await faultsOf(jean.page)).toEqual([]);
    },
  );

  chapter('no browser complained of anything that was not done to it on purpose', async () => {
    const complaints = everybody().flatMap(({ name, complaints: { all } }) => all.map((one) => ({ name, ...one })));
    expect(complaints).toEqual([]);
    return Promise.resolve();
  });
});
