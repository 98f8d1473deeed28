import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { giveMentorship } from './database.ts';
import { Person } from './person.ts';
import { platform } from './platform.ts';
import { isAllThere } from './routes.ts';
import { demoPassword } from './setting-up.ts';

/**
 * Every page can be reached by links: from home (or, signed out, from the sign-in page) each role follows the links that its pages have, and
 * together they come to every route of the pages' own table. A new route is looked for without any change here.
 */
jest.setTimeout(300_000);

const table = readFileSync(fileURLToPath(new URL('../../apps/web/src/app.tsx', import.meta.url)), 'utf8');
const routes = [...table.matchAll(/^ {2}\['(\/[^']*)', \w+\],$/gm)].map(([, path]) => path ?? '');

/** Routes that no page leads to, each with why. */
const fromElsewhere: Readonly<Record<string, string>> = {
  '/reset/:token': 'the letter about a forgotten password',
  '/still-true/:token': 'the letter that asks experts whether their profile is still true',
  '/invitations/:token': 'an invitation, by letter or as a link that is handed on',
};

/** What each role has to come to by itself. */
const roles = {
  'signed out': { email: null, comesTo: ['/sign-in', '/forgot'] },
  student: {
    email: 'student@ikiraro.example',
    comesTo: ['/', '/timetable', '/timetable/calendar', '/notifications', '/profile', '/sections/:id', '/sessions/:id'],
  },
  lecturer: {
    email: 'lecturer@ikiraro.example',
    comesTo: [
      '/timetable/unavailable',
      '/sessions/:id/propose',
      '/sections/:id',
      '/sections/:id/timetable',
      '/sections/:id/attendance',
    ],
  },
  admin: {
    email: 'admin@ikiraro.example',
    comesTo: [
      '/institutions/:id/:part?',
      '/campuses/:id/timetable',
      '/institutions/:id/people/:personId/timetable',
      '/sections/:id/plan',
      '/sessions/:id/change',
      '/sessions/:id/attendance',
    ],
  },
  'admin of a large university': {
    email: 'admin.lubumbashi@ikiraro.example',
    comesTo: ['/rooms/:id/timetable', '/cohorts/:id', '/courses/:id'],
  },
  'platform admin': {
    email: 'platform@ikiraro.example',
    comesTo: ['/institutions/:id/:part?', '/sections/:id', '/jobs'],
  },
  coordinator: { email: 'coordinator@ikiraro.example', comesTo: ['/institutions/:id/:part?', '/sections/:id'] },
} as const;

/** The route of an address, as the pages choose it: the first that fits. */
const patterns = routes.map((route) => ({
  route,
  fits: new RegExp(`^${route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}/?$`),
}));
const routeOf = (path: string) => patterns.find(({ fits }) => fits.test(path))?.route;

const reached = new Map<string, Set<string>>();
let person: Person;
let takeMentorship: () => Promise<void>;

beforeAll(async () => {
  // Other stories take away those of the demo.
  takeMentorship = await giveMentorship(roles.lecturer.email, roles.student.email);
  person = await Person.arrives({ address: platform.address, name: 'walker' });
});
afterAll(async () => {
  await takeMentorship?.();
  await person?.goes();
});

/** Pages of one kind that are looked at for further links: another may have data that the first has not. */
const looksFor = 2;
/** Each part of an institution is a kind of its own; filters of its list make no new kind. */
const kindOf = (link: string) => {
  const path = link.split('?')[0] ?? '';
  const route = routeOf(path) ?? '';
  return route === '/institutions/:id/:part?' ? path.replace(/^\/institutions\/[^/]+/, route) : route;
};

/** Follows links, those of routes that were looked at least first, until all that is wanted is found or nothing new is. */
async function walk(start: string, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  const known = new Set<string>([start]);
  const waiting: string[] = [start];
  const looked = new Map<string, number>();
  const looksAt = (link: string) => looked.get(kindOf(link)) ?? 0;
  for (;;) {
    waiting.sort((a, b) => looksAt(a) - looksAt(b));
    const next = waiting.shift();
    if (next === undefined || looksAt(next) >= looksFor || [...wanted].every((route) => found.has(route))) return found;
    const route = routeOf(next.split('?')[0] ?? '') ?? '';
    looked.set(kindOf(next), looksAt(next) + 1);
    found.add(route);
    // A class asks for microphones and has no links.
    if (route.startsWith('/classes/')) continue;
    await person.page.goto(next);
    await isAllThere(person.page);
    const links = await person.page.evaluate<string[]>(
      "[...document.querySelectorAll('a[href]')].map((a) => (a.origin === location.origin ? a.pathname + a.search : ''))",
    );
    for (const link of links) {
      if (link === '' || known.has(link) || routeOf(link.split('?')[0] ?? '') === undefined) continue;
      known.add(link);
      waiting.push(link);
      found.add(routeOf(link.split('?')[0] ?? '') ?? '');
    }
  }
}

test('the table of routes is read', () => {
  expect(routes).toEqual(expect.arrayContaining(['/', '/sign-in', '/institutions/:id/:part?', '/classes/:sessionId']));
  for (const route of Object.keys(fromElsewhere)) expect(routes).toContain(route);
});

describe('each role reaches its pages by links', () => {
  test.each(Object.entries(roles))('%s', async (role, { email, comesTo }) => {
    await person.context.clearCookies();
    if (email === null) await person.page.goto('/sign-in');
    else await person.signIn(email, demoPassword);
    // What those before came to need not be looked for again.
    const before = new Set([...reached.values()].flatMap((found) => [...found]));
    const wanted = new Set([...comesTo, ...routes.filter((route) => !before.has(route) && !(route in fromElsewhere))]);
    const found = await walk(email === null ? '/sign-in' : '/', wanted);
    reached.set(role, found);
    expect(comesTo.filter((route) => !found.has(route))).toEqual([]);
  });
});

test('together they reach every route, except those that mails and programs lead to', () => {
  const all = new Set([...reached.values()].flatMap((found) => [...found]));
  expect(routes.filter((route) => !all.has(route) && !(route in fromElsewhere))).toEqual([]);
});
