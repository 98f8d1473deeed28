import type { Locator, Page } from 'playwright-core';

/** Actions of a person without a mouse: Tab, arrows, Enter, Space and typing. */

/** More stops than any page has. */
const mostStops = 250;

/** Tabs on until the element has the focus. @throws {Error} when it is never reached */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Never reached with the Tab key: ${target.toString()}`);
}

export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Ticks a box that is not ticked yet. */
export async function tick(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  if (!(await target.isChecked())) await page.keyboard.press('Space');
}

export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses an option by typing how it begins. */
export async function pick(page: Page, target: Locator, option: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(option);
}

/** Types a day (YYYY-MM-DD) into its field, in the order in which this browser writes days. */
export async function writeDay(page: Page, target: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await writeParts(page, target, day, [`${month}${date}${year}`, `${date}${month}${year}`, `${year}${month}${date}`]);
}

/** Types a time (HH:MM) into its field, on 12 hours or on 24. */
export async function writeTime(page: Page, target: Locator, time: string): Promise<void> {
  const [hour = '', minute = ''] = time.split(':');
  const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
  await writeParts(page, target, time, [`${twelve}${minute}${Number(hour) < 12 ? 'AM' : 'PM'}`, `${hour}${minute}`]);
}

async function writeParts(page: Page, target: Locator, wanted: string, orders: readonly string[]): Promise<void> {
  for (const order of orders) {
    await tabTo(page, target);
    // The caret goes back to the field's first part.
    for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(order);
    if ((await target.inputValue()) === wanted) return;
  }
  throw new Error(`Could not type ${wanted}: the field holds ${await target.inputValue()}.`);
}
