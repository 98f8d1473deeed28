import { mkdir } from 'node:fs/promises';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { artifacts } from '../media/cache.ts';
import { startChromium, startChromiumWith } from '../media/chromium.ts';
import { addPageTools } from '../media/page-tools.ts';
import type { Speaker } from '../media/speech.ts';
import { Complaints } from './complaints.ts';

export interface PersonWishes {
  /** Address of the platform, as a person would type it. */
  readonly address: string;
  /** For screenshots and messages. */
  readonly name: string;
  readonly speaks?: Speaker;
  /** Title of the tab they share. */
  readonly shares?: string;
  /** Another program than Chromium itself: one that starts it at the far end of a line. */
  readonly executable?: string | undefined;
  readonly context?: BrowserContextOptions;
  /** The directory of their browser's profile, which outlives the browser. */
  readonly profile?: string;
}

/** One person with a browser process of their own, who reads English. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: Complaints;

  private constructor(name: string, context: BrowserContext, page: Page, complaints: Complaints) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.complaints = complaints;
  }

  static async arrives({
    address,
    name,
    speaks = 'student',
    shares,
    executable,
    context: options,
    profile,
  }: PersonWishes): Promise<Person> {
    const wishes = { speaks, shares, executable, trustedOrigin: address };
    const settings = {
      baseURL: address,
      locale: 'en-GB',
      timezoneId: 'Africa/Kigali',
      viewport: { width: 1366, height: 768 },
      // Where the browser asks for a screen it would ask for these as well.
      ...(shares === undefined ? {} : { permissions: ['microphone', 'camera'] }),
      ...options,
    };
    const context =
      profile === undefined
        ? await (await startChromium(wishes)).newContext(settings)
        : await startChromiumWith(profile, wishes, settings);
    const complaints = new Complaints();
    complaints.watch(context);
    await addPageTools(context);
    context.setDefaultTimeout(30_000);
    return new Person(name, context, await context.newPage(), complaints);
  }

  /** Signs in through the page, is at home then, and reads English. */
  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.trySignIn(email, password);
    await this.page.waitForURL('/');
    await this.speak('en');
    await this.page.getByRole('heading', { level: 1, name: 'What is next' }).waitFor();
  }

  /** Chooses a language on the page where one is; the account keeps it, and is what counts on the next page. */
  async speak(language: string): Promise<void> {
    const header = this.page.getByRole('banner');
    const isKnown = new URL(this.page.url()).pathname !== '/sign-in';
    // The page shows the account's language once it knows whose it is; a choice before that would be overruled.
    if (isKnown) await header.getByRole('navigation').waitFor({ state: 'attached' });
    const kept = isKnown
      ? this.page.waitForResponse(
          // Documents are sent by their hash: only the answer tells the operation.
          async (response) =>
            response.url().endsWith('/graphql') && (await response.text()).includes('"updateProfile"'),
        )
      : undefined;
    await header.getByRole('combobox').selectOption(language);
    await kept;
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  /** Fills in the sign-in form and sends it. */
  async trySignIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** What this person sees now, as test/.artifacts/browser/<what>-<name>.png. */
  async photograph(what: string): Promise<void> {
    await mkdir(`${artifacts}browser`, { recursive: true });
    await this.page.screenshot({ path: `${artifacts}browser/${what}-${this.name}.png`, animations: 'disabled' });
  }

  async goes(): Promise<void> {
    await (this.context.browser() ?? this.context).close();
  }
}
