import { mkdir } from 'node:fs/promises';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import type { Page as PlaywrightPage } from 'playwright-core';
import { artifacts } from '../media/cache.ts';
import { addToolsTo, firefoxPath, startFirefox } from '../media/firefox.ts';
import { portAtFarEnd } from '../network/far-port.ts';
import { programAtFarEnd } from '../network/line.ts';
import { freePort } from '../setup/ports.ts';
import { platform } from './platform.ts';

/** ms to wait for what is to come: Firefox on a busy machine takes its time. */
const patience = 60_000;

/** One person in Firefox, who reads English. */
export class FirefoxPerson {
  private constructor(
    private readonly name: string,
    private readonly browser: Browser,
    readonly page: Page,
    private readonly letGo: () => void,
  ) {}

  /** @param where `far`: at the far end of the line that can be cut, where this machine allows one */
  static async arrives(name: string, where: 'near' | 'far'): Promise<FirefoxPerson> {
    const { line, address } = platform;
    const port = await freePort();
    const [executable, letGo] =
      where === 'far' && 'near' in line
        ? [await programAtFarEnd(line, firefoxPath), await portAtFarEnd(line, port)]
        : [undefined, () => undefined];
    const browser = await startFirefox({ trustedHost: new URL(address).hostname, executable, port });
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.setViewport({ width: 1366, height: 768 });
    await addToolsTo(page);
    return new FirefoxPerson(name, browser, page, letGo);
  }

  /** For the tools that measure sound and picture: all they do with a page is to evaluate in it. */
  get measured(): PlaywrightPage {
    return this.page as unknown as PlaywrightPage;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(platform.address + path);
  }

  async signIn(email: string, password: string): Promise<void> {
    const { page } = this;
    await this.goTo('/sign-in');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.waitForFunction(`location.pathname === '/'`);
    // The page shows the account's language once it knows whose it is; a choice before that would be overruled.
    await page.waitForSelector('header nav');
    await page.waitForSelector('header select');
    if (await page.evaluate(`document.documentElement.lang === 'en'`)) return;
    // The account keeps it: until it has been answered, the next page would be in the language before.
    const kept = page.waitForResponse((response) => response.url().endsWith('/graphql'));
    await page.select('header select', 'en');
    await kept;
    await page.waitForFunction(`document.documentElement.lang === 'en'`);
    await page.waitForNetworkIdle();
  }

  /** Goes from a session's page through the device check into the class. */
  async enterClass(sessionId: string): Promise<void> {
    await this.goTo(`/classes/${sessionId}`);
    await this.press(/^Join$/);
    await this.sees('[role=tablist]');
  }

  /** Presses the first button, link or tab in sight of that name, once there is one. */
  async press(name: RegExp): Promise<void> {
    const found = (await this.page.waitForFunction(
      `[...document.querySelectorAll('button, a, summary, [role=tab]')].find((one) => {
        const label = one.getAttribute('aria-label') ?? one.querySelector('.bar-word')?.textContent ?? one.innerText;
        return one.checkVisibility() && new RegExp(${JSON.stringify(name.source)}, 'i').test(label.trim());
      }) ?? false`,
    )) as unknown as ElementHandle;
    await found.click();
    await found.dispose();
  }

  async say(text: string): Promise<void> {
    await this.press(/^Chat/);
    await this.page.locator('#message').fill(text);
    await this.press(/^Send$/);
  }

  /** Waits until the message is there, sent and durable. */
  async reads(text: string): Promise<void> {
    await this.press(/^Chat/);
    await this.page.waitForFunction(`[...document.querySelectorAll('[role=log] li')].some(({ innerText }) =>
      innerText.includes(${JSON.stringify(text)}) && !/on its way|waits for your line/.test(innerText))`);
  }

  /** Draws a line on the board; places are shares of its width and height. */
  async draw(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const board = await this.page.waitForSelector('svg.board-page');
    const box = await board?.boundingBox();
    if (!box) throw new Error(`${this.name} has no board.`);
    const { mouse } = this.page;
    await mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
    await mouse.down();
    await mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 8 });
    await mouse.up();
  }

  /** Waits until so many lines are on this person's board, all of them in the log. */
  async seesLines(count: number): Promise<void> {
    await this.page.waitForFunction(
      `!document.querySelector('.board-page > [opacity]') && document.querySelectorAll('.board-page > path').length === ${String(count)}`,
    );
  }

  /** Waits until a page of slides is on the stage, and its picture really there. */
  async seesSlide(): Promise<void> {
    await this.page.waitForFunction(
      `(async () => {
        const href = document.querySelector('.board-page image')?.getAttribute('href');
        if (!href) return false;
        const image = new Image();
        image.src = href;
        await image.decode();
        return image.naturalWidth > 0;
      })().catch(() => false)`,
    );
  }

  /** Gives a file to the field for files that is in sight. */
  async upload(path: string): Promise<void> {
    const field = (await this.page.waitForSelector('input[type=file]')) as ElementHandle<never> | null;
    await field?.uploadFile(path);
  }

  /** Waits until an element is there. */
  async sees(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
  }

  /** What this person sees now, as test/.artifacts/browser/<what>-<name>.png. */
  async photograph(what: string): Promise<void> {
    await mkdir(`${artifacts}browser`, { recursive: true });
    await this.page.screenshot({ path: `${artifacts}browser/${what}-${this.name}.png` });
  }

  async goes(): Promise<void> {
    await this.browser.close();
    this.letGo();
  }
}
