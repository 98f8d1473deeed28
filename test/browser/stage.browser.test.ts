import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { makeDeck } from '../documents/deck.ts';
import { keepPicture } from './album.ts';
import { beginsToTeach, come, press } from './classroom.ts';
import { personId } from './database.ts';
import { board, closed, draw, showsSlide, tools } from './lesson-steps.ts';
import { Person } from './person.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { standing } from '../media/page-tools.ts';
import { chooseStudents, setUpSection } from './setting-up.ts';
import { faultsOfStage, screens } from './stage-looks.ts';
import type { Look, ScreenName } from './stage-looks.ts';
import { story } from './story.ts';

/**
 * What people see on the stage of a class, judged by what is on the screen: in each state, for lecturers and for students, on
 * three screens. One class goes through all of it; each look is kept as a picture (album.ts).
 */

const account = {
  name: 'Dr Solange Mukasa',
  email: 'solange.mukasa@ikiraro.example',
  password: 'seen from every side',
};
const course = { code: 'TST 601', title: 'Seeing and being seen' };
const jean = { name: 'Jean Bosco Nshimiyimana', email: 'student@ikiraro.example' };

let lecturer: Person;
let student: Person;
const everybody = () => [lecturer, student].filter((person) => person !== undefined);
const chapter = story(everybody);
const ids = { session: '', lecturer: '' };

beforeAll(async () => {
  const { address } = platform;
  lecturer = await Person.arrives({ address, name: 'lecturer', speaks: 'lecturer' });
  student = await Person.arrives({ address, name: 'student' });
}, 120_000);

afterAll(async () => {
  if (faults.length > 0) console.info(faults);
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

/** Of all states: one that is wrong keeps nobody from the next. */
const faults: string[] = [];

const camera = () => `video[data-source="camera"][data-person="${ids.lecturer}"]`;
const screen = () => `video[data-source="screen"][data-person="${ids.lecturer}"]`;
const own = '.picture-own video';
const page = '.board';

/** Judges one state on every screen, for both. What they see differs by who they are. */
async function looked(
  state: string,
  looks: { lecturer: Look; student: Look },
  wishes: { docs?: string } = {},
): Promise<void> {
  const found: string[] = [];
  for (const name of Object.keys(screens) as ScreenName[]) {
    await Promise.all(everybody().map((person) => person.page.setViewportSize(screens[name])));
    for (const [who, person] of [
      ['lecturer', lecturer],
      ['student', student],
    ] as const) {
      found.push(
        ...(await faultsOfStage(person.page, name, looks[who])).map((fault) => `${state}, ${who}, ${name}: ${fault}`),
      );
      const kept = who === 'student' && name === 'wide' ? wishes : {};
      await keepPicture(person.page, { part: 'Class', title: `${state}, ${who}`, ...kept });
    }
  }
  await Promise.all(everybody().map((person) => person.page.setViewportSize(screens.wide)));
  faults.push(...found);
}

describe('the stage', () => {
  chapter('a class is set up and begins', async () => {
    const admin = await Person.arrives({ address: platform.address, name: 'admin' });
    await setUpSection(admin, account, course);
    await chooseStudents(admin.page, [jean.name]);
    ids.session = await planSession(admin.page, { topic: 'Stage', inMinutes: 2, zone: 'Africa/Kigali' });
    await admin.goes();
    ids.lecturer = await personId(account.email);
    await beginsToTeach(lecturer, account, ids.session);
    await come(ids.session, [[student, jean]]);
  });

  chapter('nothing is shown: a calm place that says so', async () => {
    const calm: Look = { large: '.stage-calm', kind: 'calm' };
    await looked('nothing', { lecturer: calm, student: calm });
  });

  chapter('the lecturer’s camera fills the students’ stage; their own is as large for them', async () => {
    await press(lecturer, 'Turn camera on');
    await student.page.locator(camera()).waitFor();
    await looked(
      'camera',
      { lecturer: { large: own, kind: 'camera' }, student: { large: camera(), kind: 'camera' } },
      { docs: 'class' },
    );
  });

  chapter('a shared screen fills the stage, and the face stands beside it', async () => {
    await press(lecturer, 'Share screen');
    await student.page.locator(screen()).waitFor();
    await looked('screen and face', {
      lecturer: { large: own, kind: 'camera' },
      student: { large: screen(), kind: 'screen', faces: [camera()] },
    });
    await press(lecturer, 'Turn camera off');
    await student.page.locator(camera()).waitFor({ state: 'detached' });
    await looked('screen', {
      lecturer: { large: '.stage-calm', kind: 'calm' },
      student: { large: screen(), kind: 'screen' },
    });
    await press(lecturer, 'Stop sharing');
    await student.page.locator(screen()).waitFor({ state: 'detached' });
  });

  chapter('slides fill the stage', async () => {
    await press(lecturer, /^Slides/);
    const dialog = lecturer.page.getByRole('dialog');
    const file = { name: 'Keys.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await makeDeck(5)) };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: /^Show in class/ }).click({ timeout: 90_000 });
    await Promise.all(everybody().map((person) => showsSlide(person, 1)));
    const slide: Look = { large: page, kind: 'page' };
    await looked('slides', { lecturer: slide, student: slide });
  });

  chapter('with slides the lecturer’s face is seen, and covers nothing of them', async () => {
    await press(lecturer, 'Turn camera on');
    await student.page.locator(camera()).waitFor();
    await looked(
      'slides and face',
      {
        lecturer: { large: page, kind: 'page', faces: [own] },
        student: { large: page, kind: 'page', faces: [camera()] },
      },
      { docs: 'slides' },
    );
  });

  chapter('a student turns pages for themselves, and returns to the lecturer', async () => {
    await press(student, 'Next page');
    await showsSlide(student, 2);
    await student.page.getByRole('button', { name: 'Return to the lecturer' }).click();
    await showsSlide(student, 1);
    // Looking ahead shows nobody else anything.
    await showsSlide(lecturer, 1);
  });

  chapter('without the board’s tools the lecturer turns pages; a blank one does not leave the deck', async () => {
    expect(await lecturer.page.getByRole('toolbar').count()).toBe(0);
    await press(lecturer, 'Next page');
    await press(lecturer, 'Next page');
    await Promise.all(everybody().map((person) => showsSlide(person, 3)));
    await press(lecturer, /^Board/);
    await press(lecturer, 'New page');
    const blank = (person: Person) => person.page.locator('.stage-page option:checked', { hasText: 'Blank, after 3' });
    await Promise.all(everybody().map((person) => blank(person).waitFor({ state: 'attached' })));
    await draw(lecturer, [0.1, 0.2], [0.6, 0.7]);
    await board(student).locator(':scope > path:not([opacity])').waitFor({ state: 'attached' });
    const drawn: Look = { large: page, kind: 'page' };
    await looked('board and face', {
      lecturer: { ...drawn, faces: [own], also: ['.tools'], asks: true },
      student: { ...drawn, faces: [camera()] },
    });
    await press(lecturer, 'Next page');
    await Promise.all(everybody().map((person) => showsSlide(person, 4)));
    await press(lecturer, 'Page before');
    await Promise.all(everybody().map((person) => blank(person).waitFor({ state: 'attached' })));
    await press(lecturer, 'Page before');
    await Promise.all(everybody().map((person) => showsSlide(person, 3)));
    await press(lecturer, /^Board/);
  });

  chapter('what needs the lecturer is one strip, and the others wait in it', async () => {
    await press(student, 'Raise hand');
    await lecturer.page.getByText(`${jean.name} raises a hand.`).waitFor();
    await press(lecturer, 'Turn microphone off');
    const slide: Look = { large: page, kind: 'page', also: ['.room-need:not([hidden])'], asks: true };
    await looked('a hand is up', {
      lecturer: { ...slide, faces: [own] },
      student: { large: page, kind: 'page', faces: [camera()] },
    });
    await press(student, 'Lower hand');
    await press(lecturer, 'Turn microphone on');
  });

  chapter('“I am lost” reaches the lecturer’s screen without a press', async () => {
    await press(student, /^React/);
    const dialog = student.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'I am lost' }).click();
    await closed(dialog);
    await lecturer.page.getByRole('button', { name: '1 lost' }).waitFor();
    await looked('a student is lost', {
      lecturer: { large: page, kind: 'page', faces: [own], also: ['.pace-mark', '.room-live'] },
      student: { large: page, kind: 'page', faces: [camera()] },
    });
  });

  chapter('a poll is up: who answers it sees all of it or can reach it, and still sees the slide', async () => {
    const dialog = await tools(lecturer, 'Polls');
    await dialog.getByRole('button', { name: 'Ask a poll' }).click();
    await dialog.getByLabel('Question').fill('Which key names a row of another table?');
    await dialog.getByLabel('Choice 1').fill('The primary key');
    await dialog.getByLabel('Choice 2').fill('The foreign key');
    await dialog.getByRole('button', { name: 'Ask now' }).click();
    await closed(dialog);
    await student.page.getByRole('region', { name: 'Poll' }).waitFor();
    await looked('poll', {
      lecturer: { large: page, kind: 'page', faces: [own] },
      student: { large: page, kind: 'page', faces: [camera()], also: ['.poll-question'], asks: true },
    });
    await student.page.locator('.poll-head button').click();
  });

  chapter('the whole screen shows the stage, and lets go of it', async () => {
    for (const { page } of everybody()) {
      await page.locator('.room-top h1').click();
      await page.keyboard.press('f');
      await page.locator('.room-full').waitFor();
      const [frame] = await standing(page, '.stage-frame');
      const { width, height } = screens.wide;
      expect(((frame?.width ?? 0) * (frame?.height ?? 0)) / (width * height)).toBeGreaterThan(0.8);
      await keepPicture(page, {
        part: 'Class',
        title: `whole screen, ${page === lecturer.page ? 'lecturer' : 'student'}`,
      });
      await page.getByRole('button', { name: 'Leave the whole screen' }).click();
      await page.locator('.room-bar').waitFor();
    }
  });

  chapter('slides are put away for all, and come back where they were', async () => {
    await press(lecturer, 'Put the page away');
    await student.page.locator('.picture-main').waitFor();
    await looked('slides put away', {
      lecturer: { large: own, kind: 'camera' },
      student: { large: camera(), kind: 'camera', asks: true },
    });
    await press(lecturer, /^Slides/);
    await press(lecturer, 'Go on with Keys, page 3');
    await Promise.all(everybody().map((person) => showsSlide(person, 3)));
    await press(lecturer, 'Put the page away');
    await student.page.locator('.picture-main').waitFor();
  });

  chapter('in a group its own board is shown, and who is outside keeps the class’s stage', async () => {
    const dialog = await tools(lecturer, 'Groups');
    await dialog.getByLabel('Number of groups').fill('1');
    await dialog.getByLabel(`Group of ${jean.name}`).selectOption('Group 1');
    await dialog.getByRole('button', { name: 'Split the class' }).click();
    await dialog.waitFor({ state: 'detached' });
    await board(student).waitFor();
    await looked('group', {
      lecturer: { large: own, kind: 'camera', asks: true },
      student: { large: page, kind: 'page', asks: true },
    });
  });

  chapter('on no screen anything was too small, covered, black, still, out of reach or sideways', () => {
    expect(faults).toEqual([]);
    return Promise.resolve();
  });
});
