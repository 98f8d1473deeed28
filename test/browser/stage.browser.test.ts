import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { isOurPicture } from '../media/movement.ts';
import { beginsToTeach, come, press } from './classroom.ts';
import { personId } from './database.ts';
import { Person } from './person.ts';
import { moves, theOne } from './pixels.ts';
import { planSession } from './planning.ts';
import { platform } from './platform.ts';
import { chooseStudents, setUpSection } from './setting-up.ts';
import { story } from './story.ts';

/** What people see on the stage of a class, judged by what is on the screen: what is largest, what covers what, what moves. */

const account = {
  name: 'Dr Solange Mukasa',
  email: 'solange.mukasa@ikiraro.example',
  password: 'seen from every side',
};
const course = { code: 'TST 301', title: 'Seeing and being seen' };
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
  await Promise.all(everybody().map((person) => person.goes()));
}, 60_000);

const frame = '.stage-frame';
const camera = () => `video[data-source="camera"][data-person="${ids.lecturer}"]`;
const screen = () => `video[data-source="screen"][data-person="${ids.lecturer}"]`;

/** Waits until a picture is all of the stage and moves on the screen. */
async function fillsStage({ page }: Person, selector: string): Promise<void> {
  await page.locator(`.picture-main ${selector}`).waitFor();
  const [stage, picture] = [await theOne(page, frame), await theOne(page, selector)];
  expect(picture.width * picture.height).toBeGreaterThan(0.9 * stage.width * stage.height);
  expect(picture.seen).toBeGreaterThan(0.9);
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

  chapter('the lecturer’s camera fills the students’ stage, and moves', async () => {
    await press(lecturer, 'Turn camera on');
    await fillsStage(student, camera());
    expect(isOurPicture(await moves(student.page, await theOne(student.page, camera()), 8))).toBe(true);
  });

  chapter('a shared screen fills the stage, with the lecturer’s face small over it', async () => {
    await press(lecturer, 'Share screen');
    await fillsStage(student, screen());
    const seen = await moves(student.page, await theOne(student.page, screen()), 6);
    expect(seen.brightness).toBeGreaterThan(10);
    expect(seen.changed).toBeGreaterThan(0.001);
    await press(lecturer, 'Stop sharing');
  });

  chapter('with the board open the lecturer’s face is seen, and moves', async () => {
    await press(lecturer, 'Board');
    await press(lecturer, 'New page');
    await student.page.getByRole('img', { name: /^Board, page/ }).waitFor();
    const face = await theOne(student.page, camera());
    expect(face.seen).toBe(1);
    expect(isOurPicture(await moves(student.page, face, 8))).toBe(true);
  });
});
