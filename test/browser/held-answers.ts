import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';

/** The texts of all documents, as the pages of this build send their ids. */
const documents = JSON.parse(
  readFileSync(new URL('../../libs/contract/src/graphql/persisted-documents.json', import.meta.url), 'utf8'),
) as Record<string, string>;

interface Asked {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  /** Of the document. */
  readonly text: string;
}

/** Which operation a request to the API is; undefined for others. */
export function askedBy(route: Route): Asked | undefined {
  const sent = route.request().postDataJSON() as { documentId?: string } | null;
  const text = documents[sent?.documentId ?? ''] ?? '';
  const [, kind, name] = /\b(query|mutation) (\w+)/.exec(text) ?? [];
  return name === undefined ? undefined : { kind: kind as Asked['kind'], name, text };
}

/**
 * Stands between a page and the API: answers are fetched when they are asked for and handed over when the test says so, so that a late answer
 * tells of the time it was asked at. Operations are known by their documents: what a new page asks is held as well.
 */
export class HeldAnswers {
  /** Whether answers to queries wait; those to mutations go on, get lost on the way back, or never reach the API. */
  holding = false;
  mutations: 'go on' | 'wait' | 'are cut off' = 'go on';
  readonly seen = new Set<string>();
  readonly #held: { name: string; give: () => Promise<void> }[] = [];
  #coming = 0;

  async standBefore(page: Page): Promise<this> {
    await page.route('**/graphql', (route) => this.#take(route));
    return this;
  }

  async #take(route: Route): Promise<void> {
    const asked = askedBy(route);
    if (!asked) return route.fallback();
    this.seen.add(asked.name);
    if (asked.kind === 'mutation' && this.mutations === 'are cut off') return route.abort();
    const waits = asked.kind === 'mutation' ? this.mutations === 'wait' : this.holding;
    if (!waits) return route.fallback();
    this.#coming += 1;
    try {
      const response = await route.fetch();
      // A page that was left takes no answer any more.
      this.#held.push({ name: asked.name, give: () => route.fulfill({ response }).catch(() => undefined) });
    } catch {
      await route.abort().catch(() => undefined);
    } finally {
      this.#coming -= 1;
    }
  }

  /** Operations whose answers are here and held. */
  get held(): string[] {
    return this.#held.map(({ name }) => name);
  }

  /** Answers are on their way from the API. */
  get isComing(): boolean {
    return this.#coming > 0;
  }

  /** Hands the oldest answer over, or that of an operation. @returns its name; undefined when nothing is held */
  async give(name?: string): Promise<string | undefined> {
    const place = name === undefined ? 0 : this.#held.findIndex((one) => one.name === name);
    const [one] = place < 0 ? [] : this.#held.splice(place, 1);
    await one?.give();
    return one?.name;
  }

  async giveAll(): Promise<void> {
    while ((await this.give()) !== undefined);
  }
}
