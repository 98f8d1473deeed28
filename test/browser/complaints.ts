import type { BrowserContext, Page } from 'playwright-core';

/** An error or warning in a browser's console, or an uncaught error. */
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

  /** While a connection or a service is down on purpose, requests fail; the browser reports each, and we cannot prevent it. */
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
