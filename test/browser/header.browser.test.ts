import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { standing } from '../media/page-tools.ts';
import { giveNews, personId } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { demoPassword } from './setting-up.ts';

/** The head of every page on a phone: its name, the news with a count, and the menu. */

const email = 'student9@ikiraro.example';
let person: Person;
let takeAway: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  person = await Person.arrives({ address: platform.address, name: 'header' });
  takeAway = await giveNews(await personId(email), 120);
  await person.signIn(email, demoPassword);
}, 120_000);

afterAll(async () => {
  await takeAway();
  await person?.goes();
});

test.each(['fr', 'en'])(
  'with much news its parts stand in one row, whole, at 360 px (%s)',
  async (language) => {
    const { page } = person;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto('/');
    await person.speak(language);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/', '/notifications']) {
      await page.goto(path);
      await page.locator('.news-way .count').waitFor();
      const [brand, news, menu] = await Promise.all(
        ['.brand', '.news-way', '.ways-button button'].map(async (one) => (await standing(page, one))[0]),
      );
      if (!brand || !news || !menu) throw new Error('Something of the header is not there.');
      // None begins below another, none covers another, none is cut.
      const middles = [brand, news, menu].map(({ y, height }) => y + height / 2);
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(8);
      expect(brand.x + brand.width).toBeLessThanOrEqual(news.x);
      expect(news.x + news.width).toBeLessThanOrEqual(menu.x);
      expect(menu.x + menu.width).toBeLessThanOrEqual(360);
      await person.photograph(`header-${language}`);
    }
  },
  60_000,
);
