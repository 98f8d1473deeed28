import type { Locator, Page } from 'playwright-core';
import { hearing, hears, seeing } from '../media/checks.ts';
import type { Hearing } from '../media/checks.ts';
import { trackAt, untilSound } from '../media/page-tools.ts';
import { choosePassword, followLetter } from './mail.ts';
import type { Person } from './person.ts';
import { demoPassword } from './setting-up.ts';

/** Actions of people in a class, by the English names on the page. */

/** Goes from a session's page into the class: Enter, the device check, Join. */
export async function enterClass({ page }: Person, sessionId: string): Promise<void> {
  await page.goto(`/sessions/${sessionId}`);
  await page.getByRole('link', { name: /^(Enter the class|Join the meeting|Rejoindre la rencontre)$/ }).click();
  await enterRoom(page);
}

/** From the device check into the class, in either language; a person who was in it a moment ago is brought back without the check. */
export async function enterRoom(page: Page): Promise<void> {
  const join = page.getByRole('button', { name: /^(Join|Entrer|Rejoindre)$/ });
  const inside = page.getByRole('tablist');
  await join.or(inside).first().waitFor();
  if (await join.isVisible()) await join.click();
  await inside.waitFor();
}

/** A new lecturer signs in by the letter, enters the class and is heard. */
export async function beginsToTeach(
  lecturer: Person,
  { email, password }: { email: string; password: string },
  sessionId: string,
): Promise<void> {
  await followLetter(lecturer.page, email);
  await choosePassword(lecturer.page, password);
  await lecturer.signIn(email, password);
  await enterClass(lecturer, sessionId);
  await press(lecturer, 'Turn microphone on');
}

/** Students of the demo come, all at once. */
export async function come(
  sessionId: string,
  students: readonly (readonly [Person, { email: string }])[],
): Promise<void> {
  await Promise.all(
    students.map(async ([person, { email }]) => {
      await person.signIn(email, demoPassword);
      await enterClass(person, sessionId);
    }),
  );
}

/** Presses a button of the bar, of the strip above the stage, or of a dialog. */
export async function press({ page }: Person, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

export async function say(person: Person, text: string): Promise<void> {
  const { page } = person;
  await turnTo(person, 'Chat');
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** The messages that hold this text, as this person sees them; those that are not sent yet are among them. */
function messages({ page }: Person, text: string): Locator {
  return page.getByRole('log', { name: 'Messages' }).getByRole('listitem').filter({ hasText: text });
}

/** Shows one side of the rail. */
export async function turnTo({ page }: Person, tab: 'Chat' | 'Questions' | 'Notes' | 'People'): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
}

/** How often a person sees a message now, sent or not. */
export async function countOf(person: Person, text: string): Promise<number> {
  await turnTo(person, 'Chat');
  return messages(person, text).count();
}

/** Waits until the message is there, sent and durable. */
export async function reads(person: Person, text: string): Promise<void> {
  await turnTo(person, 'Chat');
  await messages(person, text)
    .filter({ hasNotText: /on its way|waits for your line/ })
    .first()
    .waitFor();
}

/** Waits until the person on the page of `here` stands in the list of people, as one who is here. */
export async function seesPerson(person: Person, name: string): Promise<void> {
  const { page } = person;
  await turnTo(person, 'People');
  await page.getByRole('group', { name: 'People' }).getByRole('listitem').filter({ hasText: name }).first().waitFor();
}

const voice = (personId: string) => `audio[data-source="microphone"][data-person="${personId}"]`;

/** Seconds from now until somebody is heard at all; for figures, not for judging. */
export async function secondsToSound({ page }: Person, personId: string): Promise<number> {
  return seconds(await untilSound(page, voice(personId)));
}

/** Does something that ends all media; seconds from then until somebody is heard again, through new media. */
export async function secondsToNewSound(
  { page }: Person,
  personId: string,
  act: () => Promise<void>,
): Promise<() => Promise<number>> {
  const before = await trackAt(page, voice(personId));
  const sound = untilSound(page, voice(personId), before);
  await act();
  return async () => seconds(await sound);
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

/** Listens to somebody once, as soon as there is something to listen to. Without it, nothing is heard. */
export async function listen({ page }: Person, personId: string): Promise<Hearing & { why?: string }> {
  try {
    await page.locator(voice(personId)).waitFor({ state: 'attached' });
    return await hearing(page, voice(personId));
  } catch (error) {
    return { lecturer: 0, student: 0, loudest: 0, why: String(error) };
  }
}

/**
 * Listens to somebody until it is that person's speech that comes out of the page's audio element.
 *
 * @throws {Error} with what was heard instead, after `attempts`
 */
export async function hearsVoice(
  person: Person,
  speakerId: string,
  speech: 'lecturer' | 'student',
  attempts = 6,
): Promise<Hearing> {
  let heard = await listen(person, speakerId);
  for (let left = attempts - 1; left > 0 && !hears(heard, speech); left--) heard = await listen(person, speakerId);
  if (hears(heard, speech)) return heard;
  throw new Error(`${person.name} does not hear the ${speech}'s speech: ${JSON.stringify(heard)}`);
}

/** Looks at somebody's camera until it is the moving picture. @throws {Error} with what is seen instead */
export async function seesPicture({ page, name }: Person, personId: string, attempts = 10): Promise<void> {
  const selector = `video[data-source="camera"][data-person="${personId}"]`;
  let seen: unknown;
  for (let left = attempts; left > 0; left--) {
    await page.locator(selector).waitFor();
    const now = await seeing(page, selector);
    if (now.ours) return;
    seen = now;
  }
  throw new Error(`${name} does not see the moving picture: ${JSON.stringify(seen)}`);
}

/** Looks at somebody's shared screen until something bright is seen that moves (Chromium's own test screen does). */
export async function seesScreen({ page, name }: Person, personId: string, attempts = 10): Promise<void> {
  const selector = `video[data-source="screen"][data-person="${personId}"]`;
  let seen: unknown;
  for (let left = attempts; left > 0; left--) {
    await page.locator(selector).waitFor();
    const now = await seeing(page, selector);
    if (now.brightness > 10 && now.changed > 0.001) return;
    seen = now;
  }
  throw new Error(`${name} does not see the shared screen: ${JSON.stringify(seen)}`);
}

/** Steps through the notices above the stage until this one is shown. */
export async function turnToTold({ page }: Person, text: string | RegExp): Promise<void> {
  const told = page.locator('.room-told').getByText(text);
  await told.first().waitFor({ state: 'attached' });
  for (let turn = 0; turn < 5 && !(await told.first().isVisible()); turn += 1) await page.locator('.room-next').click();
  await told.first().waitFor();
}
