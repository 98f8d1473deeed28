import type { BrowserContext, Page } from 'playwright-core';

/** What a browser complained of in its console, or an error that nobody caught. */
export interface Complaint {
  readonly page: string;
  readonly text: string;
}

/** Said by Chromium about our own measuring (page-scripts/tools.ts), not about the pages. */
const ours = /ScriptProcessorNode is deprecated/;

/** Collects every complaint of all pages of a context. */
export class Complaints {
  readonly #all: Complaint[] = [];
  #forgiven: RegExp | undefined;

  watch(context: BrowserContext): void {
    context.on('page', (page) => this.#watch(page));
  }

  #watch(page: Page): void {
    const note = (text: string) => {
      if (!ours.test(text) && !this.#forgiven?.test(text)) this.#all.push({ page: page.url(), text });
    };
    page.on('pageerror', (error) => note(`uncaught ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        note(`${message.type()} ${message.text()} ${message.location().url}`);
      }
    });
  }

  /** While a line or a service is down on purpose, requests fail; the browser itself says so for each, and we cannot stop it. */
  async forgiving<T>(expected: RegExp, act: () => Promise<T>): Promise<T> {
    this.#forgiven = expected;
    try {
      return await act();
    } finally {
      this.#forgiven = undefined;
    }
  }

  get all(): readonly Complaint[] {
    return this.#all;
  }
}
