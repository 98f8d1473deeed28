import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ClassEvent } from '#classroom';
import { cut, restore } from '../network/line.ts';
import { countOf, enterRoom, hearsVoice, reads, say } from './classroom.ts';
import { eventsOf } from './calendar-feed.ts';
import { beginMeeting, classLog, comingMeeting, demoSection, personId, personName } from './database.ts';
import { chapterOverLine, farChromium, lineAsItWas, whileAway } from './far-line.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { everyPage, isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(240_000);

const expertEmail = 'lecturer2@ikiraro.example';
const studentEmail = 'student12@ikiraro.example';

/** Words that are for the two alone, or for coordinators alone. */
const secrets = {
  message: 'Je prépare un mémoire sur les tiques.',
  goal: 'Le plan du mémoire est écrit',
  confidential: 'Ce que nous disons des collègues.',
  referee: 'Prof. Silencieux',
  chat: 'Written without a line.',
  toOther: 'Merci pour les lectures.',
  note: 'Je lui demanderai une lettre.',
};

/** What the student says to the coordinators. */
const toLead = 'Une heure plus tard me conviendrait mieux.';

/**
 * The whole way: an expert of the diaspora submits a profile and is verified; a student in Lubumbashi finds them by a misspelt field, asks,
 * is accepted; both agree; the first meeting is booked across zones and held while the student's line is cut; what came of it is known.
 */
describe('from the roster to a meeting that was held', () => {
  let expert: Person;
  let student: Person;
  let coordinator: Person;
  const names = { expert: '', student: '' };
  const ids = { expert: '', student: '', session: '' };
  let mentorship = '';
  let booked: Date;

  const everybody = () => [expert, student, coordinator].filter((one) => one !== undefined);
  const chapter = story(everybody);
  const faults: string[] = [];
  /** On a screen and a phone, light and dark. */
  const looksRight = async (person: Person, name: string) => {
    const { page } = person;
    await isAllThere(page);
    for (const [width, height] of [
      [360, 740],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(page)).map((fault) => `${name}, ${String(width)} ${colorScheme}: ${fault}`));
        await person.photograph(`diaspora-${name}-${String(width)}-${colorScheme}`);
      }
    }
  };

  beforeAll(async () => {
    const { address } = platform;
    const context = { reducedMotion: 'reduce' } as const;
    const brussels = { ...context, timezoneId: 'Europe/Brussels' };
    const lubumbashi = { ...context, timezoneId: 'Africa/Lubumbashi' };
    expert = await Person.arrives({ address, name: 'expert', speaks: 'lecturer', context: brussels });
    student = await Person.arrives({
      ...{ address, name: 'student', speaks: 'student', context: lubumbashi },
      executable: await farChromium(),
    });
    coordinator = await Person.arrives({ address, name: 'coordinator', context: brussels });
    [names.expert, names.student] = [await personName(expertEmail), await personName(studentEmail)];
    [ids.expert, ids.student] = [await personId(expertEmail), await personId(studentEmail)];
  });

  afterAll(async () => {
    await lineAsItWas();
    await Promise.all(everybody().map((person) => person.goes()));
  });

  chapter('a lecturer in Brussels becomes an expert and submits the profile', async () => {
    const { page } = expert;
    await expert.signIn(expertEmail, demoPassword);
    await page.goto('/expert');
    await page.getByRole('button', { name: 'Become an expert' }).click();
    const knows = page.getByRole('form', { name: 'What you know' });
    // The language of her courses is there.
    await knows.getByLabel('Level').first().selectOption('NATIVE');
    await knows.getByLabel('Fields').last().fill('veterinary');
    await knows.getByRole('button', { name: 'Choose Veterinary' }).click();
    await knows.getByRole('button', { name: 'Save what you know' }).click();
    await page.getByRole('region', { name: 'What others see' }).getByText('Veterinary').waitFor();
    const form = page.getByRole('form', { name: 'Profile' });
    await form.getByLabel('Who you are, in one line').fill('Veterinarian in Liège');
    await form.getByLabel('Country of origin').selectOption('CD');
    await form.getByLabel('Country of residence').selectOption('BE');
    await form.getByLabel('At a distance').check();
    for (const index of [0, 1]) {
      await form.getByRole('button', { name: 'Add a referee' }).click();
      const two = form.getByRole('group', { name: 'Two referees' });
      await two.getByLabel('Name').nth(index).fill(secrets.referee);
      await two.getByLabel('What they are to you').nth(index).fill('Dean');
      await two
        .getByLabel('E-mail')
        .nth(index)
        .fill(`referee${String(index)}@example.org`);
    }
    for (const role of await form.getByLabel('Role').all()) await role.fill('Lecturer');
    await form.getByRole('button', { name: 'Save the profile' }).click();
    await page.getByText('The profile is saved.').waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('A coordinator looks at it.').waitFor();
  });

  chapter('a coordinator verifies it, and the expert offers to mentor', async () => {
    const { page } = coordinator;
    await coordinator.signIn('coordinator@ikiraro.example', demoPassword);
    await page.getByRole('link', { name: 'Roster', exact: true }).click();
    await page.getByLabel('Search a name or a field').fill(names.expert);
    await page.getByRole('rowheader').filter({ hasText: 'Veterinarian in Liège' }).getByRole('link').click();
    const decide = page.getByRole('form', { name: 'Decide' });
    await decide.getByLabel('Reason').fill('Diplomas seen.');
    for (const check of await decide.getByRole('checkbox').all()) await check.check();
    await decide.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();

    await expert.page.goto('/mentoring');
    await expert.page.getByRole('button', { name: 'Become a mentor' }).click();
    const form = expert.page.getByRole('form', { name: 'You as a mentor' });
    await form.getByLabel('How many').fill('1');
    await form.getByRole('button', { name: 'Save' }).click();
    await expert.page.getByText('Your one place is free.').waitFor();
  });

  chapter('a student finds them in French by a misspelt field, and asks', async () => {
    const { page } = student;
    await student.signIn(studentEmail, demoPassword);
    await student.speak('fr');
    await page.goto('/mentoring/mentors');
    await page.getByLabel('Nom ou sujet').fill('véterinnaire');
    const card = page.getByRole('article', { name: names.expert });
    await card.waitFor();
    await looksRight(student, 'found');
    await card.getByRole('button', { name: 'Demander' }).click();
    await page.getByLabel('Votre message').fill(secrets.message);
    await page.getByLabel('Premier objectif').fill(secrets.goal);
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Votre demande est envoyée.').waitFor();
  });

  chapter('the expert accepts, and both sign what they agree on', async () => {
    const { page } = expert;
    await page.goto('/mentoring');
    await page.getByRole('button', { name: `Accept ${names.student}` }).click();
    await page.getByRole('region', { name: 'Your mentorships' }).getByRole('link', { name: names.student }).click();
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByLabel('What stays between you').fill(secrets.confidential);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(secrets.confidential).waitFor();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('It begins when').waitFor();
    mentorship = new URL(page.url()).pathname;
    await student.page.goto(mentorship);
    await student.page.getByText(secrets.confidential).waitFor();
    await student.page.getByRole('button', { name: 'Signer' }).click();
    await student.page.getByRole('checkbox', { name: secrets.goal }).waitFor();
  });

  chapter('the first meeting is booked in Brussels and stands in Lubumbashi at the same instant', async () => {
    const { page } = expert;
    await page.reload();
    await page.getByRole('button', { name: 'Book a meeting' }).click();
    const form = page.getByRole('form', { name: 'Book a meeting' });
    await form.getByLabel('Time').waitFor();
    await form.getByLabel('What it is about').fill('Ticks and cattle');
    await form.getByRole('button', { name: 'Book it' }).click();
    await page.getByText('30 minutes · Ticks and cattle').waitFor();
    const meeting = await comingMeeting(mentorship.split('/').at(-1) ?? '');
    [ids.session, booked] = [meeting.id, meeting.startsAt];
    for (const [{ page: its }, zone] of [
      [expert, 'Europe/Brussels'],
      [student, 'Africa/Lubumbashi'],
    ] as const) {
      await its.goto(mentorship);
      const clock = booked.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
      expect(await its.locator(`a[href="/sessions/${ids.session}"]`).first().innerText()).toContain(clock);
    }
    await looksRight(student, 'booked');
  });

  chapter('both calendars have it', async () => {
    for (const { page } of [expert, student]) {
      await page.goto('/timetable/calendar');
      const make = page.getByRole('button', { name: /^(Make an address|Créer une adresse)$/ });
      await make.click();
      const address = await page.getByLabel(/^(Secret address|Adresse secrète)$/).inputValue();
      const event = (await eventsOf(address)).find(({ uid }) => uid.includes(ids.session));
      expect(event).toMatchObject({ start: booked.getTime(), status: 'CONFIRMED' });
    }
  });

  chapter('its day has come: both enter from the mentorship and hear each other', async () => {
    await beginMeeting(ids.session);
    await student.speak('en');
    for (const { page } of [expert, student]) {
      await page.goto(mentorship);
      await page.locator(`a[href="/sessions/${ids.session}"]`).first().click();
      await page.locator(`a[href="/classes/${ids.session}"]`).first().click();
      await enterRoom(page);
      await page.locator('.room-bar [aria-keyshortcuts=m]').click();
    }
    await hearsVoice(student, ids.expert, 'lecturer');
    await hearsVoice(expert, ids.student, 'student');
    await looksRight(student, 'met');
  });

  chapterOverLine(chapter, 'the student’s line is cut for 20 s: all comes back by itself', async (line) => {
    await whileAway(everybody(), async () => {
      await cut(line);
      // The cut itself lasts 20 s; this is what the test is about, not a wait for something.
      const cutFor20s = pass(20_000);
      await say(student, secrets.chat);
      await cutFor20s;
      await restore(line);
      await reads(expert, secrets.chat);
      await hearsVoice(student, ids.expert, 'lecturer');
      await hearsVoice(expert, ids.student, 'student');
    });
    expect(await countOf(expert, secrets.chat)).toBe(1);
  });

  chapter('it ends, and outcome and minutes come from the log of the class', async () => {
    await expert.page.locator('.bar-end').click();
    await expert.page.getByRole('dialog').locator('.button-alarm').click();
    await expert.page.locator('.bar-end').waitFor({ state: 'detached' });
    const minutes = Math.round(msTogether(await classLog(ids.session), ids.expert, ids.student) / 60_000);
    for (const { page } of [expert, student]) {
      await page.goto(mentorship);
      await page
        .locator('summary')
        .filter({ hasText: /Over or called off/ })
        .click();
      await page.getByText(new RegExp(`^Held.*${String(minutes)} min.*Ticks and cattle`)).waitFor();
    }
    await looksRight(expert, 'held');
  });

  chapter('both say what it was worth, and the student notes something for themselves', async () => {
    const { page } = student;
    await page.goto(mentorship);
    const form = page.getByRole('form', { name: 'What it is worth' });
    await form.getByLabel('Hardly').check();
    await form.getByLabel(`A word for ${names.expert}`).fill(secrets.toOther);
    await form.getByLabel('A word for the coordinators').fill(toLead);
    await looksRight(student, 'feedback');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });
    const notes = page.getByRole('region', { name: 'Your private notes' });
    await notes.getByRole('textbox').fill(secrets.note);
    await notes.getByRole('button', { name: 'Keep these notes' }).click();
    await page.reload();
    await page.getByText(secrets.note).first().waitFor();

    await expert.page.goto(mentorship);
    await expert.page.getByText(secrets.toOther).waitFor();
    expect(await expert.page.content()).not.toContain(secrets.note);
    const its = expert.page.getByRole('form', { name: 'What it is worth' });
    await its.getByLabel('Yes', { exact: true }).check();
    await its.getByRole('button', { name: 'Send' }).click();
    await its.waitFor({ state: 'detached' });
  });

  chapter(
    'the coordinator sees that the student is not content, reads the word for coordinators, and no other',
    async () => {
      const { page } = coordinator;
      await page.goto('/');
      await page.getByRole('banner').getByRole('link', { name: 'Programmes' }).click();
      await page.getByRole('link', { name: 'How mentoring outside programmes goes' }).click();
      const card = page.getByRole('listitem').filter({ hasText: `${names.expert} with ${names.student}` });
      await card.getByText('One of the two is not content').waitFor();
      await card.getByText(toLead).waitFor();
      // One mark a week, the first for this meeting.
      await page.getByRole('img', { name: /^Met: 1/ }).waitFor();
      const text = await page.content();
      expect(Object.values(secrets).filter((word) => text.includes(word))).toEqual([]);
      await looksRight(coordinator, 'health');
    },
  );

  chapter('no page of the coordinator has a word of the two', async () => {
    const { page } = coordinator;
    // Referees are for coordinators.
    const ofTheTwo = Object.values(secrets).filter((word) => word !== secrets.referee);
    const seen: string[] = [];
    const pages = (await everyPage(await demoSection())).map(({ path }) => path);
    for (const path of [...pages, mentorship, `/sessions/${ids.session}`, `/experts/${ids.expert}`]) {
      if (path.startsWith('/classes/')) continue;
      await page.goto(path);
      await isAllThere(page);
      const text = await page.content();
      seen.push(...ofTheTwo.flatMap((word) => (text.includes(word) ? [`${path}: ${word}`] : [])));
    }
    expect(seen).toEqual([]);
  });

  test('every page looked right on a screen and a phone, light and dark', () => {
    expect(faults).toEqual([]);
  });

  test('the browsers logged no error', () => {
    expect(everybody().flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});

/** For how long both were in the class at the same time, by the log alone. */
function msTogether(log: readonly ClassEvent[], one: string, other: string): number {
  const present = new Set<string>();
  let [total, since] = [0, 0];
  for (const { type, by, at } of log) {
    const both = present.has(one) && present.has(other);
    if (type === 'joined') present.add(by);
    if (type === 'left') present.delete(by);
    if (type === 'class-ended') present.clear();
    const bothNow = present.has(one) && present.has(other);
    if (both && !bothNow) total += at - since;
    if (!both && bothNow) since = at;
  }
  return total;
}
