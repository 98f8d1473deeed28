import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepPicture } from './album.ts';
import { faultsOf } from './inspection.ts';
import { choosePassword, followLetter } from './mail.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';
import { story } from './story.ts';

/** A coordinator brings experts in from a spreadsheet, and one of them gets in by the letter. */

let coordinator: Person;
let expert: Person;
const chapter = story(() => [coordinator, expert].filter((person) => person !== undefined));

const faults: string[] = [];
/** Kept as a picture, and looked at by axe, on a phone and a screen, light and dark. */
const looksRight = async ({ page }: Person, title: string) => {
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await faultsOf(page)).map((fault) => `${title}, ${String(width)} ${colorScheme}: ${fault}`));
      await keepPicture(page, { part: 'Roster import', title });
    }
  }
};

const heading = 'courriel;nom;en une ligne;pays d’origine;domaines d’études;compétences;langues;offre;formes';
const espoir = (field: string, language: string) =>
  `espoir@import.example;Espoir Kalala;Médecin à Namur;RDC;${field};santé | a\\|b;${language};enseigner | accompagner;à distance`;
const file = (...lines: string[]) => ({
  ...{ name: 'experts.csv', mimeType: 'text/csv' },
  buffer: Buffer.from([heading, ...lines].join('\r\n')),
});

beforeAll(async () => {
  const context = { reducedMotion: 'reduce' } as const;
  coordinator = await Person.arrives({ address: platform.address, name: 'importing-coordinator', context });
  expert = await Person.arrives({ address: platform.address, name: 'imported-expert', context });
}, 120_000);
afterAll(() => Promise.all([coordinator.goes(), expert.goes()]), 60_000);

describe('a spreadsheet of experts', () => {
  chapter('is found from the roster, with what its columns are', async () => {
    const { page } = coordinator;
    await coordinator.signIn('coordinator@ikiraro.example', demoPassword);
    await page.getByRole('link', { name: 'Roster', exact: true }).click();
    await page.getByRole('link', { name: 'Import from a spreadsheet' }).click();
    await page.getByText('Nothing has been brought in yet.').waitFor();
    await looksRight(coordinator, 'begin');
    await page.getByText('What the columns are').click();
    await page.getByText('With the level: fr native | en B2.').waitFor();
    await looksRight(coordinator, 'columns');
  });

  chapter('says which lines are wrong, and changes nothing', async () => {
    const { page } = coordinator;
    await page.getByLabel('File', { exact: true }).setInputFiles(file(espoir('medecinne', 'français')));
    await page.getByRole('button', { name: 'See what it would change' }).click();
    const wrong = page.getByRole('region', { name: 'Lines to correct' });
    await wrong.getByText('medecinne').waitFor();
    await wrong.getByText('Write a language and its level').waitFor();
    expect(await page.getByRole('button', { name: 'Make these changes' }).count()).toBe(0);
    await looksRight(coordinator, 'problems');
  });

  chapter('is applied once it is right', async () => {
    const { page } = coordinator;
    await page.getByRole('button', { name: 'All imports' }).click();
    await page.getByLabel('File', { exact: true }).setInputFiles(file(espoir('0912', 'français maternelle, en C1')));
    await page.getByRole('button', { name: 'See what it would change' }).click();
    await page.getByText('One thing would change.').waitFor();
    await looksRight(coordinator, 'looked through');
    await page.getByRole('button', { name: 'Make these changes' }).click();
    await page.getByText('Applied. One thing was changed.').waitFor();
    await page.getByText('Each new expert gets a mail with a link.').waitFor();
    await looksRight(coordinator, 'applied');
    await page.getByRole('button', { name: 'All imports' }).click();
    await page.getByRole('region', { name: 'Files out and in' }).getByText('Brought in').waitFor();
    await page.goto(`${platform.address}/roster?search=kalala`);
    await page.getByText('Médecin à Namur').waitFor({ state: 'detached' });
  });

  chapter('lets its expert in by the letter, to a draft that is theirs', async () => {
    const { page } = expert;
    await followLetter(page, 'espoir@import.example');
    await choosePassword(page, 'a bridge over the lake');
    await expert.signIn('espoir@import.example', 'a bridge over the lake');
    await page.goto(`${platform.address}/expert`);
    await page.getByText('A coordinator has drafted this for you from a list.').waitFor();
    expect(await page.getByLabel('Who you are, in one line').inputValue()).toBe('Médecin à Namur');
    expect(await page.getByText('a|b').count()).toBeGreaterThan(0);
    await looksRight(expert, 'own draft');
  });

  test('axe and the layout find nothing', () => {
    expect(faults).toEqual([]);
  });

  test('nobody complains', () => {
    expect([coordinator, expert].flatMap(({ complaints }) => complaints.all)).toEqual([]);
  });
});
