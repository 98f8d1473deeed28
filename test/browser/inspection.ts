import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA, as axe names them. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules of these levels whose answer depends on colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What is wrong with a page as it is shown now; empty when nothing is.
 *
 * @param only colours: the same page was looked at in other colours a moment ago, and nothing else can have changed
 */
export async function faultsOf(page: Page, only?: 'colours'): Promise<string[]> {
  const violations = await violationsOf(
    page,
    only ? { type: 'rule', values: colourRules } : { type: 'tag', values: tags },
  );
  const shape = await page.evaluate(`({
    title: document.title,
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    mains: document.querySelectorAll('main').length,
  })`);
  return [...violations.flatMap(told), ...misshapen(shape as Shape)];
}

/**
 * What axe finds. It is read by the page once, and works out what it needs to tell about violations alone: reading it anew for each look, and
 * selectors of all that is well, were three quarters of what a look took.
 */
async function violationsOf(page: Page, runOnly: { type: 'rule' | 'tag'; values: string[] }): Promise<Violation[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const found = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations)`);
  return found as Violation[];
}

interface Shape {
  title: string;
  lang: string;
  headings: string[];
  sideways: number;
  mains: number;
}

function misshapen({ title, lang, headings, sideways, mains }: Shape): string[] {
  return [
    ...(title.trim() === '' ? ['no title'] : []),
    ...(/^(en|fr)$/.test(lang) ? [] : [`lang is "${lang}"`]),
    ...(headings.length === 1 && headings[0] !== '' ? [] : [`h1: ${JSON.stringify(headings)}`]),
    ...(sideways > 0 ? [`scrolls sideways by ${String(sideways)} px`] : []),
    ...(mains === 1 ? [] : [`${String(mains)} main landmarks`]),
  ];
}

type Violation = AxeResults['violations'][number];

const told = ({ id, help, nodes }: Violation): string[] =>
  nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`);
