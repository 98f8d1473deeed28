import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enterRoom, press } from './classroom.ts';
import { giveMeeting, takeMeeting } from './database.ts';
import { faultsOf } from './inspection.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

jest.setTimeout(180_000);

const title = 'Aline Uwase – Jean Peeters';
const hostEmail = 'lecturer@ikiraro.example';
const listenerEmail = 'student6@ikiraro.example';

/** Two people meet in a session that belongs to no section. */
describe('a meeting of two', () => {
  let host: Person;
  let listener: Person;
  let meeting: string;

  beforeAll(async () => {
    [host, listener] = (await Promise.all(
      ['host', 'listener'].map((name) => Person.arrives({ address: platform.address, name })),
    )) as [Person, Person];
    await Promise.all([host.signIn(hostEmail, demoPassword), listener.signIn(listenerEmail, demoPassword)]);
    meeting = await giveMeeting(title, [hostEmail, listenerEmail]);
  });

  afterAll(async () => {
    await Promise.all([host?.goes(), listener?.goes()]);
    if (meeting) await takeMeeting(meeting);
  });

  const step = story(() => [host, listener].filter((one) => one !== undefined));
  const looksRight = async (person: Person, name: string, page: Page = person.page) => {
    for (const [width, height] of [
      [1366, 768],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await faultsOf(page)).toEqual([]);
      await person.photograph(`meeting-${name}-${String(width)}`);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  step('the home page shows it, among what comes next', async () => {
    await listener.speak('fr');
    await listener.page.goto('/');
    await listener.page.getByRole('link', { name: title }).first().waitFor();
    await looksRight(listener, 'home');
  });

  step('its page says when and with whom, and nothing of a section', async () => {
    await listener.page.getByRole('link', { name: title }).first().click();
    await listener.page.getByRole('heading', { level: 1, name: title }).waitFor();
    const text = await listener.page.locator('main').innerText();
    expect(text).toContain('Objectifs du trimestre');
    expect(text).toContain('Dr Claudine Uwase');
    expect(text).not.toContain('Chantal');
    expect(text).not.toMatch(/undefined|null|Étudiants|Campus/);
    expect(await listener.page.locator('main a[href^="/sections/"]').count()).toBe(0);
    await looksRight(listener, 'session');
  });

  step('the timetable shows it as a block', async () => {
    await listener.page.goto('/timetable');
    const block = listener.page.locator(`[data-session="${meeting}"]`);
    await block.waitFor();
    expect(await block.innerText()).toContain('Aline Uwase');
    await looksRight(listener, 'timetable');
  });

  step('both enter its class, and read each other', async () => {
    for (const { page } of [host, listener]) {
      await page.goto(`/classes/${meeting}`);
      await enterRoom(page);
    }
    const words = 'Bonjour, nous commençons ?';
    await host.page.getByRole('textbox').last().fill(words);
    await host.page.keyboard.press('Enter');
    await listener.page.getByText(words).waitFor();
    await looksRight(listener, 'class');
    await looksRight(host, 'class-host');
  });

  step('both speak, show and draw alike, and neither is a lecturer', async () => {
    for (const { page } of [host, listener]) {
      const bar = page.locator('.room-bar');
      for (const key of ['m', 'c', 'b']) expect(await bar.locator(`[aria-keyshortcuts=${key}]`).count()).toBe(1);
      for (const key of ['h', 's', 'r']) expect(await bar.locator(`[aria-keyshortcuts=${key}]`).count()).toBe(0);
      expect(await page.getByRole('tab').allInnerTexts()).toHaveLength(3);
      expect(await page.locator('.chat-place').count()).toBe(0);
      expect(await page.locator('body').innerText()).not.toMatch(/lecturer|enseignant/i);
    }
    await listener.page.locator('[aria-keyshortcuts=b]').click();
    await listener.page.locator('.room-stage').waitFor();
    await looksRight(listener, 'board');
  });

  step('the tools are those of two: the time and the devices', async () => {
    for (const person of [host, listener]) {
      await person.page.locator('[aria-keyshortcuts=t]').click();
      await person.page.locator('#tool-countdown').waitFor();
      const names = await person.page.locator('.lead-tool').evaluateAll((tools) => tools.map(({ id }) => id));
      expect(names).toEqual(['tool-countdown', 'tool-devices']);
      await looksRight(person, 'tools');
      await person.page.keyboard.press('Escape');
    }
  });

  step('who is left reads that the other has gone', async () => {
    await press(listener, 'Quitter');
    await host.page.getByText(/has left the class for the moment/).waitFor();
    await looksRight(host, 'class-left');
  });

  step('nobody else finds it', async () => {
    const other = await Person.arrives({ address: platform.address, name: 'other' });
    try {
      await other.signIn('admin@ikiraro.example', demoPassword);
      await other.page.goto(`/sessions/${meeting}`);
      await other.page.getByRole('heading', { level: 1 }).waitFor();
      await other.page.locator('.skeleton').first().waitFor({ state: 'detached' });
      expect(await other.page.locator('body').innerText()).not.toContain('Aline Uwase');
    } finally {
      await other.goes();
    }
  });

  test('the browsers logged no error', () => {
    expect([...host.complaints.all, ...listener.complaints.all]).toEqual([]);
  });
});
