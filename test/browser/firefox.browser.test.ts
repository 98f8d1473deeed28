import { setTimeout as pass } from 'node:timers/promises';
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { makeDeck } from '../documents/deck.ts';
import { artifacts } from '../media/cache.ts';
import { hearing, hears, humming, seeing } from '../media/checks.ts';
import { framesOfWidth, layersSent } from '../media/page-tools.ts';
import { cut, restore } from '../network/line.ts';
import { enterClass, press, reads, say } from './classroom.ts';
import { personId } from './database.ts';
import { chapterOverLine, lineAsItWas, whileAway } from './far-line.ts';
import { FirefoxPerson } from './firefox-person.ts';
import { draw, more, sees, showsSlide } from './lesson-steps.ts';
import { choosePassword, followLetter } from './mail.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { chooseStudents, demoPassword, setUpSection } from './setting-up.ts';
import { story } from './story.ts';

/**
 * A class in Firefox, at the far end of a line that can be cut: first the lecturer sits there and the student in Chromium, then the other
 * way round. What Firefox says is a hum and what it shows changes colour; Chromium has speech and a moving picture.
 */

const account = { name: 'Dr Firmin Roux', email: 'firmin.roux@ikiraro.example', password: 'a fox behind the bridge' };
const course = { code: 'TST 701', title: 'The other browser' };
const jean = { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' };
const marie = { name: 'Marie Claire Uwimana', email: 'student2@ikiraro.example' };

let firefox: FirefoxPerson;
/** The student first, then the lecturer. */
let chromium: Person;
const chapter = story(() => [firefox, chromium].filter((one) => one !== undefined));
const ids = { session: '', lecturer: '', jean: '', marie: '' };

beforeAll(async () => {
  const { address } = platform;
  firefox = await FirefoxPerson.arrives('firefox', 'far');
  chromium = await Person.arrives({ address, name: 'chromium', speaks: 'student' });
}, 180_000);

afterAll(async () => {
  await lineAsItWas();
  await Promise.all([firefox?.goes(), chromium?.goes()]);
}, 60_000);

const voiceOf = (id: string) => `audio[data-source="microphone"][data-person="${id}"]`;
const cameraOf = (id: string) => `video[data-source="camera"][data-person="${id}"]`;

/** Listens until it is that speech; the chapter's own time limit ends it. */
async function understands(speaker: string, speech: 'lecturer' | 'student'): Promise<void> {
  await firefox.sees(voiceOf(speaker));
  while (!hears(await hearing(firefox.measured, voiceOf(speaker)), speech));
}

/** Listens until it is Firefox's microphone. */
async function hearsHum(speaker: string): Promise<void> {
  await chromium.page.locator(voiceOf(speaker)).waitFor({ state: 'attached' });
  while (!(await hums(speaker)));
}

/** Whether Firefox's microphone is heard now; an element that is being replaced plays nothing. */
const hums = (speaker: string) => humming(chromium.page, voiceOf(speaker)).catch(() => false);

/** Looks until Firefox's camera changes: slowly, from one colour to the next. */
async function seesChange(who: string): Promise<void> {
  await chromium.page.locator(cameraOf(who)).waitFor();
  const look = async () => (await seeing(chromium.page, cameraOf(who))).brightness;
  const first = await look();
  while (Math.abs((await look()) - first) < 3);
}

/** Looks until Chromium's camera is the moving picture. */
async function seesMovement(who: string): Promise<void> {
  await firefox.sees(cameraOf(who));
  while (!(await seeing(firefox.measured, cameraOf(who))).ours);
}

const mark = () => firefox.page.evaluate('void (window.wasHere = true)');
const isMarked = () => firefox.page.evaluate('window.wasHere === true');

describe('a class with Firefox', () => {
  chapter('a class is planned', async () => {
    const admin = await Person.arrives({ address: platform.address, name: 'admin' });
    await setUpSection(admin, account, course);
    await chooseStudents(admin.page, [jean.name, marie.name]);
    ids.session = await planSession(admin.page, { topic: 'Foxes', inMinutes: 2, zone: 'Africa/Kigali' });
    await followLetter(admin.page, account.email);
    await choosePassword(admin.page, account.password);
    await admin.goes();
    ids.lecturer = await personId(account.email);
    ids.jean = await personId(jean.email);
    ids.marie = await personId(marie.email);
  });

  chapter('a lecturer in Firefox begins; a student in Chromium hears and sees it', async () => {
    await firefox.signIn(account.email, account.password);
    await firefox.enterClass(ids.session);
    await firefox.press(/^Turn microphone on$/);
    await firefox.press(/^Turn camera on$/);
    await chromium.signIn(jean.email, demoPassword);
    await enterClass(chromium, ids.session);
    await hearsHum(ids.lecturer);
    await seesChange(ids.lecturer);
    await chromium.photograph('firefox-teaches');
  });

  chapter('Firefox sends three layers of its camera, and the largest arrives', async () => {
    await framesOfWidth(chromium.page, cameraOf(ids.lecturer), 640, 8);
    const flowing = async () => (await layersSent(firefox.measured)).filter(({ bytes }) => bytes > 2_000);
    while ((await flowing()).length < 3) await pass(500);
    const sizes = (await flowing()).map(({ width, height }) => `${String(width)}x${String(height)}`);
    expect(sizes.sort()).toEqual(['160x90', '320x180', '640x360']);
  });

  chapter('they write to each other', async () => {
    await firefox.say('Welcome, says Firefox.');
    await reads(chromium, 'Welcome, says Firefox.');
    await say(chromium, 'Thank you, says Chromium.');
    await firefox.reads('Thank you, says Chromium.');
  });

  chapter('the student gets the floor, and Firefox plays what they say', async () => {
    await press(chromium, 'Raise hand');
    await firefox.press(/^Give the floor to /);
    await press(chromium, 'Turn microphone on');
    await understands(ids.jean, 'student');
  });

  chapter('what is drawn in Firefox is on the student’s board', async () => {
    await firefox.press(/^Board$/);
    await firefox.draw([0.2, 0.3], [0.6, 0.5]);
    await sees(chromium, 1);
  });

  chapter('slides are brought in Firefox, and shown', async () => {
    const file = `${artifacts}Foxes.pdf`;
    await mkdir(artifacts, { recursive: true });
    await writeFile(file, await makeDeck(2));
    await firefox.press(/^Slides$/);
    await firefox.upload(file);
    await firefox.press(/^Show in class/);
    await showsSlide(chromium, 1);
    await firefox.seesSlide();
    await firefox.photograph('slide');
  });

  chapterOverLine(chapter, 'the lecturer’s line is cut for 20 s: all comes back by itself', async (line) => {
    await mark();
    await whileAway([chromium], async () => {
      await cut(line);
      // The cut itself lasts 20 s; this is what the test is about, not a wait for something.
      const cutFor20s = pass(20_000);
      await firefox.say('Written in Firefox without a line.');
      await say(chromium, 'Written while the lecturer was away.');
      await pass(3_000);
      expect(await hums(ids.lecturer)).toBe(false);
      await cutFor20s;
      await restore(line);
      await reads(chromium, 'Written in Firefox without a line.');
      await firefox.reads('Written while the lecturer was away.');
      await hearsHum(ids.lecturer);
      await seesChange(ids.lecturer);
      await understands(ids.jean, 'student');
    });
    expect(await isMarked()).toBe(true);
  });

  chapter('they change places: a student in Firefox hears and sees a lecturer in Chromium', async () => {
    await firefox.press(/^Leave$/);
    await Promise.all([firefox.goes(), chromium.goes()]);
    firefox = await FirefoxPerson.arrives('firefox', 'far');
    chromium = await Person.arrives({ address: platform.address, name: 'chromium', speaks: 'lecturer' });
    await chromium.signIn(account.email, account.password);
    await enterClass(chromium, ids.session);
    await press(chromium, 'Turn microphone on');
    await press(chromium, 'Turn camera on');
    await firefox.signIn(marie.email, demoPassword);
    await firefox.enterClass(ids.session);
    await understands(ids.lecturer, 'lecturer');
    await seesMovement(ids.lecturer);
    await firefox.photograph('student');
  });

  chapter('the student in Firefox reads and writes, and sees slide and board', async () => {
    await firefox.reads('Welcome, says Firefox.');
    await firefox.say('Good evening from Butare.');
    await reads(chromium, 'Good evening from Butare.');
    await say(chromium, 'We go on.');
    await firefox.reads('We go on.');
    await firefox.seesSlide();
    await press(chromium, 'Board');
    await draw(chromium, [0.2, 0.3], [0.6, 0.5]);
    await firefox.seesLines(1);
    await (await more(chromium, marie.name)).getByRole('button', { name: 'Let draw on the board' }).click();
    await firefox.press(/^Board$/);
    await firefox.draw([0.2, 0.6], [0.6, 0.8]);
    await sees(chromium, 2);
  });

  chapter('the student in Firefox gets the floor and is heard', async () => {
    await firefox.press(/^Raise hand$/);
    await press(chromium, /^Give the floor to /);
    await firefox.press(/^Turn microphone on$/);
    await hearsHum(ids.marie);
  });

  chapterOverLine(chapter, 'the student’s line is cut for 20 s: all comes back by itself', async (line) => {
    await mark();
    await whileAway([chromium], async () => {
      await cut(line);
      const cutFor20s = pass(20_000);
      await firefox.say('Written by a student without a line.');
      await say(chromium, 'Written while a student was away.');
      expect(hears(await hearing(firefox.measured, voiceOf(ids.lecturer)), 'lecturer')).toBe(false);
      await cutFor20s;
      await restore(line);
      await reads(chromium, 'Written by a student without a line.');
      await firefox.reads('Written while a student was away.');
      await understands(ids.lecturer, 'lecturer');
      await seesMovement(ids.lecturer);
      await hearsHum(ids.marie);
    });
    expect(await isMarked()).toBe(true);
    await firefox.photograph('back');
  });
});
