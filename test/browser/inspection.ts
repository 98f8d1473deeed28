import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA, as axe names them. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with a page as it is shown now; empty when nothing is. */
export async function faultsOf(page: Page): Promise<string[]> {
  // "Legacy" spares a second page for frames of other origins, of which there are none.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  const shape = await page.evaluate(`({
    title: document.title,
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    mains: document.querySelectorAll('main').length,
  })`);
  return [...violations.flatMap(told), ...misshapen(shape as Shape)];
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

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

const told = ({ id, help, nodes }: Violation): string[] =>
  nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`);
