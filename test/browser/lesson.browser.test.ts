import { readFile } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { emptyClass, foldAll, marksOn, present, stateFor } from '#classroom';
import type { ClassState } from '#classroom';
import { notesText } from '#classroom/notes';
import { OpenPdf } from '../../apps/api/src/decks/render/pages.ts';
import { makeDeck } from '../documents/deck.ts';
import { cut, restore } from '../network/line.ts';
import { beginsToTeach, come, hearsVoice, press, reads, say, seesPerson, turnTo } from './classroom.ts';
import { readCsv } from './csv.ts';
import { classLog, personId, personName } from './database.ts';
import { chapterOverLine, farChromium, lineAsItWas, whileAway } from './far-line.ts';
import {
  answer,
  ask,
  board,
  closed,
  draw,
  fetchedSlides,
  hasNotes,
  more,
  note,
  partSeen,
  notes,
  printed,
  question,
  screenOf,
  sees,
  seesPart,
  showsSlide,
  spreadFingers,
  tell,
  tools,
} from './lesson-steps.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { chooseStudents, demoPassword, setUpSection } from './setting-up.ts';
import { story } from './story.ts';
import { killLive } from './under-test.ts';

/**
 * A whole lesson: a lecturer, a co-host and four students, each with a browser process of their own. Two of the students sit behind a
 * connection that is cut twice, and the live service is killed in the middle. At the end every screen says what the log says.
 */

const account = { name: 'Dr Paul Habimana', email: 'paul.habimana@ikiraro.example', password: 'lines that are cut' };
const course = { code: 'TST 201', title: 'A lesson on keys' };
const accounts = {
  jean: { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' },
  marie: { name: 'Marie Claire Uwimana', email: 'student2@ikiraro.example' },
  third: { name: '', email: 'student3@ikiraro.example' },
  diane: { name: 'Diane Ingabire', email: 'student4@ikiraro.example' },
  fifth: { name: '', email: 'student5@ikiraro.example' },
};

const slideImages = /\/files\/.*\.(avif|webp|png)$/;

let admin: Person;
let lecturer: Person;
let cohost: Person;
let students: Record<'jean' | 'diane' | 'third' | 'late', Person>;
const everybody = () =>
  [admin, lecturer, cohost, ...Object.values(students ?? {})].filter((person) => person !== undefined);
const inClass = () => everybody().filter((person) => person !== admin);
const chapter = story(everybody);
let session = '';
const together = (people: readonly Person[], act: (person: Person) => Promise<unknown>) => Promise.all(people.map(act));

beforeAll(async () => {
  const { address } = platform;
  const executable = await farChromium();
  const comes = (name: string, far = false) => Person.arrives({ address, name, ...(far ? { executable } : {}) });
  admin = await comes('admin');
  lecturer = await Person.arrives({ address, name: 'lecturer', speaks: 'lecturer' });
  cohost = await comes('cohost');
  students = {
    jean: await comes('jean', true),
    diane: await comes('diane', true),
    third: await comes('third'),
    late: await comes('late'),
  };
}, 180_000);

afterAll(async () => {
  await lineAsItWas();
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

/** The class as the log has it. */
const truth = async (): Promise<ClassState> => foldAll(emptyClass, await classLog(session));

describe('a whole lesson', () => {
  chapter('a class is set up and everybody comes, but for one who is late', async () => {
    const { page } = admin;
    await setUpSection(admin, account, course);
    accounts.third.name = await personName(accounts.third.email);
    accounts.fifth.name = await personName(accounts.fifth.email);
    await chooseStudents(
      page,
      Object.values(accounts).map(({ name }) => name),
    );
    session = await planSession(page, { topic: 'Keys', inMinutes: 2, zone: 'Africa/Kigali' });
    await beginsToTeach(lecturer, account, session);
    await come(session, [
      [cohost, accounts.marie],
      [students.jean, accounts.jean],
      [students.diane, accounts.diane],
      [students.third, accounts.third],
    ]);
    await students.late.signIn(accounts.fifth.email, demoPassword);
    // One looks from a phone.
    await students.third.page.setViewportSize({ width: 360, height: 740 });
    for (const { name } of Object.values(accounts).slice(0, 4)) await seesPerson(lecturer, name);
  });

  chapter('the lecturer names a co-host, who can then do what keeps order', async () => {
    await (await more(lecturer, accounts.marie.name)).getByRole('button', { name: 'Make co-host' }).click();
    await cohost.page.getByRole('button', { name: 'Tools', exact: false }).first().waitFor();
    expect(await cohost.page.getByRole('button', { name: 'End class for all' }).count()).toBe(0);
  });

  chapter('lecturer and co-host draw at once; a student draws once the board is opened to them', async () => {
    await press(lecturer, 'Board');
    await press(cohost, 'Board');
    await draw(lecturer, [0.1, 0.2], [0.4, 0.2]);
    await board(cohost).waitFor();
    await Promise.all([draw(lecturer, [0.1, 0.4], [0.4, 0.6]), draw(cohost, [0.6, 0.4], [0.9, 0.6])]);
    await together(
      inClass().filter((person) => person !== students.late),
      (person) => sees(person, 3),
    );
    await (await more(lecturer, accounts.jean.name)).getByRole('button', { name: 'Let draw on the board' }).click();
    await press(students.jean, 'Board');
    await draw(students.jean, [0.5, 0.8], [0.8, 0.8]);
    await draw(students.jean, [0.5, 0.9], [0.8, 0.9]);
    await together([lecturer, students.third], (person) => sees(person, 5));
    await press(students.jean, 'Undo what I did last on the board');
    await together([lecturer, students.third, students.jean], (person) => sees(person, 4));
    // What the lecturer erases by mistake comes back, also when somebody else drew it.
    await press(lecturer, 'Eraser');
    await draw(lecturer, [0.75, 0.45], [0.75, 0.55]);
    await together([lecturer, students.third], (person) => sees(person, 3));
    await press(lecturer, 'Undo what I did last on the board');
    await together([lecturer, students.third, students.jean], (person) => sees(person, 4));
    await press(lecturer, 'Pen');
    await lecturer.photograph('board');
    await students.third.photograph('board');
  });

  chapter(
    'what the lecturer enlarges fills every screen, of those too who looked for themselves meanwhile',
    async () => {
      const whole = await partSeen(lecturer);
      const others = [cohost, ...Object.values(students).filter((person) => person !== students.late)];
      await press(lecturer, 'Larger');
      await press(lecturer, 'Larger');
      const part = await partSeen(lecturer);
      expect(part).not.toBe(whole);
      await together(others, (person) => seesPart(person, part));
      await students.third.photograph('enlarged');

      await press(students.diane, 'Whole page');
      await seesPart(students.diane, whole);
      await spreadFingers(students.third);
      const [, , seen = 0] = (await partSeen(students.third)).split(' ').map(Number);
      expect(seen).toBeLessThan(Number(part.split(' ')[2]));
      await students.third.photograph('enlarged-for-oneself');
      await press(students.diane, 'Follow');
      await seesPart(students.diane, part);

      await press(lecturer, 'Whole page');
      await together([cohost, students.jean, students.diane], (person) => seesPart(person, whole));
      await press(students.third, 'Whole page');
      await seesPart(students.third, whole);
      // A co-host leads too; the page is as large for the lecturer then.
      await press(cohost, 'Larger');
      const next = await partSeen(cohost);
      await together([lecturer, students.jean, students.diane, students.third], (person) => seesPart(person, next));
      await press(lecturer, 'Whole page');
      await together([cohost, ...others], (person) => seesPart(person, whole));
    },
  );

  chapter('questions are asked, joined and answered', async () => {
    await ask(students.jean, 'What is a foreign key?');
    await ask(students.diane, 'Will this be in the examination?');
    await (await question(students.third, 'foreign key')).getByRole('button', { name: /I ask this too/ }).click();
    await (await question(cohost, 'foreign key')).getByRole('button', { name: /I ask this too/ }).click();
    // Most wanted first, also in the one line above the stage.
    await lecturer.page.getByRole('status').filter({ hasText: 'What is a foreign key?' }).waitFor();
    await (await question(lecturer, 'foreign key')).getByText('2', { exact: true }).waitFor();
    await lecturer.photograph('questions');
    await (await question(lecturer, 'foreign key')).getByRole('button', { name: 'Mark as answered' }).click();
    await (await question(students.jean, 'foreign key')).getByText('answered', { exact: false }).first().waitFor();
  });

  chapter('a quiz: listeners learn what is right with the results', async () => {
    const dialog = await tools(lecturer, 'Polls');
    await dialog.getByRole('button', { name: 'Ask a poll' }).click();
    await dialog.getByLabel('Question').fill('Which key names a row of another table?');
    await dialog.getByLabel('Choice 1').fill('The primary key');
    await dialog.getByLabel('Choice 2').fill('The foreign key');
    await dialog.getByRole('checkbox', { name: 'right' }).nth(1).check();
    await dialog.getByRole('button', { name: 'Ask now' }).click();
    await answer(students.jean, 'The foreign key');
    await answer(students.diane, 'The primary key');
    await answer(students.third, 'The foreign key');
    await students.third.photograph('poll');
    // On a phone the poll leaves the bar where it can be reached, beneath the field and whom one writes to.
    await turnTo(students.third, 'Chat');
    await students.third.page.getByRole('button', { name: 'Raise hand' }).click({ trial: true, timeout: 5_000 });
    expect(await students.diane.page.getByText('Another answer is right.').count()).toBe(0);
    await dialog.getByText('3 answers').waitFor();
    await lecturer.photograph('poll');
    await dialog.getByRole('button', { name: 'Stop taking answers' }).click();
    await dialog.getByRole('button', { name: 'Show everybody the results and what is right' }).click();
    await students.diane.page.getByText('Another answer is right.').waitFor();
    await students.jean.page.getByText('Your answer is right.').waitFor();
    // Kept for another class, it is asked again by one press, and put away again.
    await dialog.getByRole('button', { name: 'Keep it for other classes' }).click();
    await dialog.getByText('Kept with the course.').waitFor();
    const file = lecturer.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save as a table' }).click();
    expect((await file).suggestedFilename()).toBe(`${course.title} - Polls.csv`);
    await closed(dialog);
  });

  chapter('the lecturer begins a private message from somebody’s menu; only they and the co-host read it', async () => {
    const row = await more(lecturer, accounts.jean.name);
    await row.getByRole('button', { name: 'Write privately' }).click();
    const field = lecturer.page.getByRole('textbox', { name: `Only for ${accounts.jean.name}` });
    await field.fill('Are you well, Jean?');
    await lecturer.page.getByRole('button', { name: 'Send' }).click();
    await Promise.all([reads(students.jean, 'Are you well, Jean?'), reads(cohost, 'Are you well, Jean?')]);
    await students.jean.page.getByText('to you only').waitFor();
    const asked = students.jean.page.getByRole('listitem').filter({ hasText: 'Are you well, Jean?' });
    await asked.getByRole('button', { name: 'Reply' }).click();
    await students.jean.page.getByRole('textbox', { name: 'Message to the lecturer' }).fill('I am, thank you.');
    await students.jean.page.getByRole('button', { name: 'Send' }).click();
    await reads(lecturer, 'I am, thank you.');
    await lecturer.photograph('writes-privately');
    // Back among all, so that what is written next is for the class.
    await lecturer.page.getByLabel('Messages of').selectOption({ label: 'Whole class' });
    await lecturer.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    await turnTo(students.third, 'Chat');
    expect(await students.third.page.getByText('Are you well, Jean?').count()).toBe(0);
  });

  chapter('the pace reaches the lecturer as numbers; a private message reaches who moderates', async () => {
    for (const person of [students.jean, students.third]) {
      await press(person, 'React');
      await person.page.getByRole('button', { name: 'too fast' }).click();
      await person.page.getByRole('button', { name: 'Applause' }).click();
      await closed(person.page.getByRole('dialog', { name: 'React' }));
    }
    const dialog = await tools(lecturer, 'Pace');
    await dialog.getByText('2 people say something').waitFor();
    await lecturer.photograph('pace');
    await closed(dialog);
    await tell(students.diane, 'I cannot hear well.');
    await Promise.all([reads(lecturer, 'I cannot hear well.'), reads(cohost, 'I cannot hear well.')]);
    const answer = 'Choose voice only, please.';
    await lecturer.page
      .getByRole('listitem')
      .filter({ hasText: 'I cannot hear well.' })
      .getByRole('button', { name: 'Reply' })
      .click();
    const field = lecturer.page.getByRole('textbox', { name: `Only for ${accounts.diane.name}` });
    await field.fill(answer);
    // Another tab does not make it one for all.
    await turnTo(lecturer, 'Questions');
    await turnTo(lecturer, 'Chat');
    expect(await field.inputValue()).toBe(answer);
    await lecturer.photograph('answers-privately');
    await lecturer.page.getByRole('button', { name: 'Send' }).click();
    await Promise.all([reads(students.diane, answer), reads(cohost, answer)]);
    await students.diane.page.getByText('to you only').waitFor();
    await lecturer.photograph('answered-privately');
    // What is half written for the lecturer stays for them while one looks elsewhere.
    await students.diane.page.getByLabel('Only for the lecturer').check();
    await students.diane.page.getByRole('textbox', { name: 'Message to the lecturer' }).fill('Half a word');
    await turnTo(students.diane, 'Questions');
    await turnTo(students.diane, 'Chat');
    const half = students.diane.page.getByRole('textbox', { name: 'Message to the lecturer' });
    expect(await half.inputValue()).toBe('Half a word');
    await half.fill('');
    await students.diane.page.getByLabel('Only for the lecturer').uncheck();
    expect(await students.jean.page.getByText(answer).count()).toBe(0);
    // A sign is put where one writes.
    const message = cohost.page.getByRole('textbox', { name: 'Message' });
    await turnTo(cohost, 'Chat');
    await message.fill('Well done!');
    await message.press('Home');
    await press(cohost, 'Emoji');
    await cohost.photograph('emoji');
    await press(cohost, '👏');
    await cohost.page.keyboard.type(' ');
    await cohost.page.keyboard.press('Enter');
    await reads(students.jean, '👏 Well done!');
    await press(cohost, 'Emoji');
    await say(students.third, 'Something that should not be here.');
    await reads(students.jean, 'Something that should not be here.');
    await cohost.page.getByRole('listitem').filter({ hasText: 'should not be here' }).getByText('Remove').click();
    await students.jean.page.getByText('This message was removed.').waitFor();
  });

  chapter('notes are written together', async () => {
    await note(lecturer, 'Keys of today.');
    await hasNotes(students.third, 'Keys of today.');
    // Written before it, while the other goes on: each keeps their place.
    await (await notes(students.third)).press('Control+Home');
    await Promise.all([
      (await notes(students.third)).pressSequentially('Notes. '),
      (await notes(lecturer)).pressSequentially(' Names of rows.'),
    ]);
    const texts = await Promise.all(
      [lecturer, students.third, students.jean].map((person) =>
        hasNotes(person, 'Notes. Keys of today.', 'Names of rows.'),
      ),
    );
    expect(texts).toEqual(texts.map(() => 'Notes. Keys of today. Names of rows.'));
    await lecturer.photograph('notes');
    await students.third.photograph('notes');
  });

  const arrives =
    'two are cut off for a minute; what they write, ask and draw meanwhile arrives once they are back, and they hear';
  chapterOverLine(chapter, arrives, async (line) => {
    await whileAway(everybody(), async () => {
      await cut(line);
      const enough = pass(60_000);
      await say(students.jean, 'Written without a line.');
      await ask(students.diane, 'Asked without a line?');
      await draw(students.jean, [0.5, 0.7], [0.8, 0.7]);
      await draw(lecturer, [0.1, 0.7], [0.4, 0.7]);
      await say(lecturer, 'Said while two were away.');
      await Promise.all([
        note(students.jean, ' A foreign key names a row elsewhere.'),
        note(lecturer, ' For the examination: chapter two.'),
      ]);
      await enough;
      expect(await (await question(lecturer, 'Asked without a line?')).count()).toBe(0);
      await restore(line);
      await reads(lecturer, 'Written without a line.');
      await (await question(lecturer, 'Asked without a line?')).waitFor();
      await together([students.jean, students.diane], (person) => reads(person, 'Said while two were away.'));
      await together([lecturer, students.jean, students.diane, students.third], (person) => sees(person, 6));
      // Both wrote at once, one of them without a connection: all of it is there, and everybody has the same.
      const both = ['Keys of today.', 'names a row elsewhere.', 'For the examination: chapter two.'];
      const texts = await Promise.all(
        [lecturer, students.jean, students.third].map((person) => hasNotes(person, ...both)),
      );
      expect(new Set(texts).size).toBe(1);
      const teacher = await personId(account.email);
      await together([students.jean, students.diane], (person) => hearsVoice(person, teacher, 'lecturer'));
    });
  });

  chapter('the live service is killed; the class goes on as it was', async () => {
    const before = marksOn((await truth()).board, 'blank/1').length;
    await whileAway(everybody(), async () => {
      expect(await killLive()).toBe(1);
      await draw(cohost, [0.6, 0.2], [0.9, 0.2]);
      await say(students.third, 'Is anybody there?');
      await reads(lecturer, 'Is anybody there?');
      await together([lecturer, students.jean, students.third], (person) => sees(person, before + 1));
    });
  });

  chapterOverLine(chapter, 'the line is cut again, while pages turn', async (line) => {
    await whileAway(everybody(), async () => {
      await cut(line);
      const enough = pass(8_000);
      await press(lecturer, 'New page');
      await lecturer.page.getByRole('img', { name: /^Board, page 2/ }).waitFor();
      await draw(lecturer, [0.2, 0.5], [0.8, 0.5]);
      await sees(students.third, 1);
      await enough;
      await restore(line);
      await together([students.jean, students.diane], (person) => sees(person, 1));
    });
  });

  chapter(
    'slides are brought, shown, turned and drawn upon; listeners have the next page before it is shown',
    async () => {
      let dialog = await tools(lecturer, 'Slides');
      const file = { name: 'Keys.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await makeDeck(5)) };
      // It goes on while the dialog is closed, and is found there again.
      const uploads = /\/files\/decks\//;
      let letGo = () => undefined as void;
      const free = new Promise<void>((resolve) => (letGo = resolve));
      await lecturer.page.route(uploads, async (route) => {
        await free;
        await route.continue();
      });
      await dialog.locator('input[type=file]').setInputFiles(file);
      await dialog.getByRole('button', { name: 'Stop sending' }).waitFor();
      await closed(dialog);
      dialog = await tools(lecturer, 'Slides');
      await dialog.getByRole('button', { name: 'Stop sending' }).waitFor();
      letGo();
      await dialog.getByRole('button', { name: /^Show in class/ }).waitFor({ timeout: 90_000 });
      await lecturer.page.unroute(uploads);
      await dialog.getByRole('button', { name: 'Rename Keys' }).click();
      await lecturer.photograph('rename');
      await dialog.getByLabel('Title').fill('Keys and rows');
      await dialog.getByRole('button', { name: 'Save the title' }).click();
      await dialog.getByRole('button', { name: 'Show in class Keys and rows' }).waitFor();
      await lecturer.photograph('slides');
      const listeners = [students.jean, students.third];
      await whileAway([students.jean], async () => {
        await students.jean.page.route(slideImages, (route) => route.abort());
        await dialog.getByRole('button', { name: /^Show in class/ }).click();
        await students.jean.page.getByText('The slide has not come yet.').waitFor();
        await students.jean.photograph('slide-missing');
        await students.jean.page.unroute(slideImages);
        await students.jean.page.getByText('The slide has not come yet.').waitFor({ state: 'detached' });
      });
      await together([lecturer, ...listeners], (person) => showsSlide(person, 1));
      await together(listeners, async (person) => {
        await expect(board(person).getAttribute('aria-label')).resolves.toContain('A foreign key names a row');
      });
      const before = await fetchedSlides(students.third);
      expect(before.length).toBeGreaterThanOrEqual(2);
      await lecturer.page.keyboard.press('PageDown');
      await together([lecturer, ...listeners], (person) => showsSlide(person, 2));
      // It was there already.
      const shown = await board(students.third).locator('image').getAttribute('href');
      expect(before.filter((address) => address.endsWith(shown ?? '?'))).toHaveLength(1);
      await draw(lecturer, [0.2, 0.5], [0.8, 0.5]);
      await together(listeners, (person) => sees(person, 1));
      await lecturer.photograph('slide');
      await students.third.photograph('slide');
      await press(lecturer, 'Page before');
      await together(listeners, (person) => sees(person, 0));
      await lecturer.page.getByRole('combobox', { name: 'Page', exact: true }).selectOption('5');
      await together([lecturer, ...listeners], (person) => showsSlide(person, 5));
      // By a word that is written with an accent there.
      dialog = await tools(lecturer, 'Slides');
      await dialog.getByRole('searchbox', { name: 'Find in the slides' }).fill('executent');
      await dialog.getByText('3 pages found.', { exact: false }).waitFor();
      await lecturer.photograph('found');
      await dialog.getByRole('button', { name: 'page 4' }).click();
      await dialog.waitFor({ state: 'detached' });
      await together([lecturer, ...listeners], (person) => showsSlide(person, 4));
      await lecturer.page.getByRole('combobox', { name: 'Page', exact: true }).selectOption('2');
      await together([lecturer, ...listeners], (person) => sees(person, 1));
    },
  );

  /** The print has all slides with what is on them; without their images there is none, instead of white pages. */
  async function savesAll(button: string): Promise<void> {
    await whileAway([students.jean], async () => {
      await students.jean.page.route(slideImages, (route) => route.abort());
      await press(students.jean, button);
      await students.jean.page.getByText('Not all slides have come. Try again.').waitFor();
      await students.jean.page.unroute(slideImages);
    });
    const { page } = students.third;
    const phone = page.viewportSize();
    // In class, printing is hidden on phones.
    await page.setViewportSize({ width: 1366, height: 768 });
    const pdf = await OpenPdf.open(new Uint8Array(await printed(students.third, button)));
    if (phone) await page.setViewportSize(phone);
    // The deck's five pages, and the two blank ones that were drawn on.
    expect(pdf.pages).toBe(7);
    expect((await pdf.page(2)).text).toContain('Remember this');
    await pdf.close();
  }

  chapter('slides and board are saved as PDF, with what was drawn and written', async () => {
    await press(lecturer, 'Text');
    await lecturer.page.getByRole('textbox', { name: 'Text for the board' }).fill('Remember this');
    await lecturer.page.keyboard.press('Enter');
    await students.third.page.getByRole('img', { name: /Remember this/ }).waitFor();
    await savesAll('Print, or save as PDF');
  });

  chapter('the door is locked: one who is late waits until the co-host lets them in', async () => {
    const dialog = await tools(lecturer, 'What students may do');
    await dialog.getByLabel('come in without waiting to be let in').uncheck();
    await lecturer.photograph('order');
    await closed(dialog);
    const { page } = students.late;
    // The course's page has a link to the class as long as it can be entered.
    await page.goto('/');
    const section = page.getByRole('region', { name: 'Your courses' }).getByRole('link', { name: course.title });
    await section.click();
    const enter = page.getByRole('link', { name: 'Enter the class' });
    await enter.waitFor();
    await page.getByRole('link', { name: course.code, exact: true }).click();
    await page.getByRole('heading', { name: 'Sections' }).waitFor();
    await enter.click();
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByText('The door is closed.').waitFor();
    await students.late.photograph('door');
    await press(cohost, `Let ${accounts.fifth.name} in`);
    await page.getByRole('tablist').waitFor();
    await students.late.photograph('late');
  });

  chapter('at the end every screen says what the log says', async () => {
    await say(lecturer, 'That is all for today.');
    await together(inClass(), (person) => reads(person, 'That is all for today.'));
    const state = await truth();
    const ids = new Map([
      [lecturer, await personId(account.email)],
      [cohost, await personId(accounts.marie.email)],
      [students.jean, await personId(accounts.jean.email)],
      [students.diane, await personId(accounts.diane.email)],
      [students.third, await personId(accounts.third.email)],
      [students.late, await personId(accounts.fifth.email)],
    ]);
    const shapes = new Set<string>();
    for (const person of inClass()) {
      const id = ids.get(person) ?? '';
      const seen = stateFor(state, { id, moderates: person === lecturer || person === cohost });
      const screen = await screenOf(person);
      expect({ person: person.name, ...screen, marks: screen.marks.length }).toEqual({
        person: person.name,
        messages: seen.messages.filter(({ removedBy }) => removedBy === undefined).map(({ text }) => text),
        questions: [
          ...seen.questions.filter(({ answered }) => !answered).sort((a, b) => b.votes - a.votes || a.seq - b.seq),
          ...seen.questions.filter(({ answered }) => answered),
        ].map(({ text }) => text),
        people: present(seen)
          .map(({ name }) => name)
          .sort(),
        marks: marksOn(seen.board, seen.board.page).length,
      });
      shapes.add(screen.marks.join('|'));
    }
    // The same lines in the same order, and nothing that was written twice.
    expect(shapes.size).toBe(1);
    const texts = state.messages.map(({ text }) => text).filter((text) => text !== '');
    expect(texts).toEqual([...new Set(texts)]);
  });

  chapter('a student is sent out and told so; the class ends for all', async () => {
    const row = await more(cohost, accounts.fifth.name);
    await row.getByRole('button', { name: 'Send out', exact: true }).click();
    await row.getByRole('button', { name: 'Send out, may come back' }).click();
    await students.late.page.getByText('You were sent out of the class.').waitFor();
    await press(lecturer, 'End class for all');
    await press(lecturer, 'Yes, end it');
    await together(
      inClass().filter((person) => person !== students.late),
      ({ page }) => page.getByText('This class has ended. Thank you for being here.').waitFor(),
    );
    // What was drawn can still be taken along, also by people who have closed the page.
    await savesAll('Save slides and board');
    await students.third.photograph('ended');
    await together([students.jean, students.third], async ({ page }) => {
      await page.goto(`/classes/${session}`);
      await page.getByText('The class has ended.').waitFor();
    });
    await savesAll('Save slides and board');
  });

  chapter('afterwards the lecturer reads how it went, and keeps what was written', async () => {
    const { page } = lecturer;
    await page.goto(`/sessions/${session}/attendance`);
    const table = page.getByRole('table', { name: 'Who took part' });
    await table.getByRole('row').filter({ hasText: accounts.jean.name }).waitFor();
    const row = async (name: string) => {
      const cells = await table.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts();
      return cells.map((cell) => cell.trim());
    };
    const ofJean = ['Written without a line.', 'I am, thank you.'];
    // The one he wrote privately counts too.
    const jean = (await truth()).messages.filter(({ text }) => ofJean.includes(text)).length;
    // Hands, messages, questions, polls: an anonymous answer is counted of nobody.
    expect((await row(accounts.jean.name)).slice(-4)).toEqual(['0', String(jean), '1', '0']);
    expect((await row(account.name)).at(-5)).toMatch(/^\d+:\d\d$/);
    await page.getByRole('img', { name: /How many were there over time, 6 at most/ }).waitFor();
    await lecturer.photograph('report');
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download what was written' }).click();
    const written = readCsv(await readFile(await (await file).path(), 'utf8'));
    expect(written.map((cells) => cells.slice(1, 4))).toEqual(
      expect.arrayContaining([
        ['question', accounts.jean.name, 'What is a foreign key?'],
        ['message to the lecturer', accounts.diane.name, 'I cannot hear well.'],
      ]),
    );
    expect(written.find((cells) => cells[3] === 'Something that should not be here.')?.at(-1)).toBe('yes');
    const notesFile = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the shared notes' }).click();
    expect(await readFile(await (await notesFile).path(), 'utf8')).toBe(notesText((await truth()).notes));
    expect(notesText((await truth()).notes)).toContain('Keys of today. Names of rows.');
  });

  chapter('no browser complained of anything that was not done to it on purpose', async () => {
    const complaints = everybody().flatMap(({ name, complaints: { all } }) => all.map((one) => ({ name, ...one })));
    expect(complaints).toEqual([]);
    return Promise.resolve();
  });
});
