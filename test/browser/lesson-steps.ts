import type { Locator } from 'playwright-core';
import { turnTo } from './classroom.ts';
import type { Person } from './person.ts';

/** Actions with the teaching tools of a class, by the English names on the page. */

/** What of a page's own world is asked here; tests are compiled without its types. */
interface Shown {
  document: { querySelector(selector: string): Element | null };
}
interface Element {
  value: string;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): { length: number };
}

/** The page on the stage. */
export const board = ({ page }: Person): Locator => page.getByRole('img', { name: /^Board, page/ });

/** Draws one line with the pen from one place of the board to another; places are shares of its width and height. */
export async function draw(person: Person, from: [number, number], to: [number, number]): Promise<void> {
  const box = await board(person).boundingBox();
  if (!box) throw new Error(`${person.name} has no board.`);
  // The page keeps its shape within its place: 16:9, in the middle.
  const width = Math.min(box.width, (box.height * 16) / 9);
  const height = (width * 9) / 16;
  const [left, top] = [box.x + (box.width - width) / 2, box.y + (box.height - height) / 2];
  const { mouse } = person.page;
  await mouse.move(left + from[0] * width, top + from[1] * height);
  await mouse.down();
  await mouse.move(left + to[0] * width, top + to[1] * height, { steps: 8 });
  await mouse.up();
}

/** What is drawn, as the screen has it, without what is not in the log yet: that is paler. */
export async function drawn(person: Person): Promise<string[]> {
  return board(person)
    .locator(':scope > path:not([opacity]), :scope > text:not([opacity])')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('d') ?? mark.textContent ?? ''));
}

/** Which part of the page is on this person's screen, in board units: left, top, width, height. */
export async function partSeen(person: Person): Promise<string> {
  return (await board(person).getAttribute('viewBox')) ?? '';
}

/** Waits until this part of the page is on a person's screen. */
export async function seesPart({ page }: Person, part: string): Promise<void> {
  await page.locator(`svg.board-page[viewBox="${part}"]`).waitFor();
}

/** Moves two fingers apart on the board, as on a phone. */
export async function spreadFingers(person: Person): Promise<void> {
  const box = await board(person).boundingBox();
  if (!box) throw new Error(`${person.name} has no board.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await person.context.newCDPSession(person.page);
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 1 },
    { x: x + apart, y, id: 2 },
  ];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) });
  for (const apart of [30, 40, 50, 60]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

/** Waits until so many marks are on this person's board, all of them in the log. */
export async function sees(person: Person, marks: number): Promise<void> {
  await person.page.waitForFunction((count) => {
    const page = (globalThis as unknown as Shown).document.querySelector('.board-page');
    if (!page || page.querySelector(':scope > [opacity]')) return false;
    return page.querySelectorAll(':scope > path, :scope > text').length === count;
  }, marks);
}

export async function ask(person: Person, text: string): Promise<void> {
  await turnTo(person, 'Questions');
  await person.page.getByRole('textbox', { name: 'Question' }).fill(text);
  await person.page.getByRole('button', { name: 'Send' }).click();
}

/** A question in the list, as this person sees it. */
export async function question(person: Person, text: string): Promise<Locator> {
  await turnTo(person, 'Questions');
  return person.page.getByRole('group', { name: 'Questions' }).getByRole('listitem').filter({ hasText: text });
}

export async function tell(person: Person, text: string): Promise<void> {
  await turnTo(person, 'Chat');
  await person.page.getByLabel('Only for the lecturer').check();
  await person.page.getByRole('textbox', { name: 'Message to the lecturer' }).fill(text);
  await person.page.getByRole('button', { name: 'Send' }).click();
  await person.page.getByLabel('Only for the lecturer').uncheck();
}

/** The field of the shared notes. */
export async function notes(person: Person): Promise<Locator> {
  await turnTo(person, 'Notes');
  return person.page.getByRole('textbox', { name: 'Notes of the class' });
}

/** Writes something at the end of the shared notes, as hands do. */
export async function note(person: Person, text: string): Promise<void> {
  const field = await notes(person);
  await field.press('Control+End');
  await field.pressSequentially(text);
}

/** Waits until the notes on a person's screen hold all of this. */
export async function hasNotes(person: Person, ...words: string[]): Promise<string> {
  const field = await notes(person);
  await field.waitFor();
  await person.page.waitForFunction((all) => {
    const text = (globalThis as unknown as Shown).document.querySelector('#notes')?.value ?? '';
    return all.every((word) => text.includes(word));
  }, words);
  return field.inputValue();
}

/** A person in the list, as somebody who moderates sees them, with what can be done unfolded. */
export async function more(person: Person, name: string): Promise<Locator> {
  await turnTo(person, 'People');
  const row = person.page.getByRole('group', { name: 'People' }).getByRole('listitem').filter({ hasText: name });
  const details = row.locator('details');
  if ((await details.getAttribute('open')) === null) await row.getByText('More', { exact: true }).click();
  return row;
}

type Tool =
  'Slides' | 'Polls' | 'Pace' | 'Captions' | 'Countdown' | 'Groups' | 'What students may do' | 'Microphone and camera';

/** Opens one of the tools. */
export async function tools(person: Person, part: Tool): Promise<Locator> {
  await person.page.getByRole('button', { name: 'Tools', exact: false }).first().click();
  const dialog = person.page.getByRole('dialog', { name: 'Tools' });
  await dialog.getByRole('button', { name: part, exact: true }).click();
  return dialog;
}

export async function closed(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Answers the poll that is on. */
export async function answer({ page }: Person, choice: string): Promise<void> {
  const poll = page.getByRole('region', { name: 'Poll' });
  await poll.getByLabel(choice, { exact: true }).check();
  await poll.getByRole('button', { name: 'Answer', exact: true }).click();
  await poll.getByText(`Your answer: ${choice}`).waitFor();
}

/** Everything a person's screen says of the class, in the order it says it. */
export interface Screen {
  messages: string[];
  questions: string[];
  people: string[];
  marks: string[];
}

export async function screenOf(person: Person): Promise<Screen> {
  const { page } = person;
  await turnTo(person, 'Chat');
  const messages = await page.getByRole('log', { name: 'Messages' }).locator('.message-text').allInnerTexts();
  await turnTo(person, 'Questions');
  const questions = await page.getByRole('group', { name: 'Questions' }).locator('.message-text').allInnerTexts();
  await turnTo(person, 'People');
  const people = await page.getByRole('group', { name: 'People' }).locator('.person-name').allInnerTexts();
  return {
    messages,
    questions,
    people: people.map((name) => name.replace(/\s*\(You\)/i, '').trim()).sort(),
    marks: await drawn(person),
  };
}

/** Waits until a page of a deck is shown, and its picture is really there. */
export async function showsSlide(person: Person, number: number): Promise<void> {
  await person.page.getByRole('img', { name: new RegExp(`^Board, page ${number}\\.`) }).waitFor();
  const image = board(person).locator('image');
  await image.waitFor({ state: 'attached' });
  const address = await image.getAttribute('href');
  await person.page.waitForFunction(
    ([href]) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(href ?? '')),
    [address] as const,
  );
}

/** Addresses of slides this page has fetched. */
export function fetchedSlides({ page }: Person): Promise<string[]> {
  return page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/files/slides/')),
    ),
  ]);
}

/** What the browser saves when a person prints slides and board: its own PDF. */
export async function printed({ page }: Person, button: string): Promise<Buffer> {
  // There is nobody to close the dialog.
  // It may have been closed once before.
  await page.evaluate('void (globalThis.prints = false, window.print = () => { globalThis.prints = true; })');
  await page.getByRole('button', { name: button }).click();
  await page.waitForFunction(() => (globalThis as { prints?: boolean }).prints === true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.evaluate('void window.dispatchEvent(new Event("afterprint"))');
  await page.locator('.print-pages').waitFor({ state: 'detached' });
  return pdf;
}
