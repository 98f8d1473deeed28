import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { DemoSection } from './database.ts';
import { sample, sampleMentorship, sampleProgramme, sampleReport } from './database.ts';

/**
 * Every page of apps/web at an address of the demo: read from where the pages are routed, so that a new page is looked at too.
 *
 * @param about the id of the thing that a route is about; one of the demo's where it is undefined
 */
export async function everyPage(
  demo: DemoSection,
  about: (route: string) => string | undefined = () => undefined,
): Promise<{ route: string; path: string }[]> {
  const source = readFileSync(new URL('../../apps/web/src/app.tsx', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/^\s+\['(\/[^']*)', \w+\],$/gm)].map(([, route]) => route ?? '');
  if (routes.length === 0) throw new Error('No route was found in apps/web/src/app.tsx.');
  const all = await Promise.all(routes.map(async (route) => ({ route, path: await filled(route, demo, about) })));
  const pages = all.filter((page): page is { route: string; path: string } => page.path !== undefined);
  const [parts] = pages.filter(({ route }) => route === '/institutions/:id/:part?');
  return parts === undefined
    ? pages
    : [...pages, ...partsOfInstitution().map((part) => ({ ...parts, path: `${parts.path}/${part}` }))];
}

/** Undefined where the institution has no such thing. */
async function filled(
  route: string,
  demo: DemoSection,
  about: (route: string) => string | undefined,
): Promise<string | undefined> {
  const [, kind = ''] = route.split('/');
  const known: Record<string, () => string | Promise<string | undefined>> = {
    institutions: () => demo.institution,
    sections: () => demo.section,
    campuses: () => demo.campus,
    sessions: () => (route.endsWith('/attendance') ? demo.ended : demo.planned),
    classes: () => demo.planned,
    reset: () => 'nothing',
    invitations: () => 'nothing',
    'still-true': () => 'nothing',
    roster: () => demo.lecturer,
    experts: () => demo.lecturer,
    rooms: () => sample('room', demo.institution),
    courses: () => sample('course', demo.institution),
    cohorts: () => sample('cohort', demo.institution),
    reports: () => sampleReport(),
    mentoring: () =>
      !route.includes('/:') ? '' : isOfProgramme(route) ? sampleProgramme(demo.institution) : sampleMentorship(),
  };
  const of = known[kind];
  if (route.includes('/:') && !of) throw new Error(`Say here of what thing of the demo ${route} is a page.`);
  const id = about(route) ?? (of ? await of() : '');
  if (id === undefined) return undefined;
  return route
    .replace(/\/:\w+\?/g, '')
    .replace(/:personId/, demo.lecturer)
    .replace(/:termId/, demo.term)
    .replace(/:\w+/, id);
}

const isOfProgramme = (route: string) => route.startsWith('/mentoring/programmes/');

function partsOfInstitution(): string[] {
  const source = readFileSync(new URL('../../apps/web/src/institution/parts.ts', import.meta.url), 'utf8');
  const parts = [...source.matchAll(/part: '(\w+)'/g)].map(([, part]) => part ?? '');
  return [...new Set(parts)];
}

/** Goes to a page within the application, as a link of it does. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate(`{
    const link = document.createElement('a');
    link.href = ${JSON.stringify(path)};
    document.body.append(link);
    link.click();
    link.remove();
  }`);
}

/** All that a page fetches at first has come. */
export async function isAllThere(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))))',
  );
}
