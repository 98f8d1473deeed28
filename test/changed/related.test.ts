import { describe, expect, test } from '@jest/globals';
import { globSync } from 'node:fs';
import { areas, projectsOf, related, within, words } from './related.ts';

const tests = [
  'apps/api/test/access.integration.test.ts',
  'apps/api/test/decks.integration.test.ts',
  'apps/api/test/many-sessions.integration.test.ts',
  'apps/api/test/mail.integration.test.ts',
  'apps/api/test/structure.integration.test.ts',
  'apps/live/test/class.integration.test.ts',
  'apps/live/test/order.integration.test.ts',
  'libs/database/src/migrations.integration.test.ts',
  'test/browser/pages.browser.test.ts',
  'test/browser/week.browser.test.ts',
  'tools/start/front/front.integration.test.ts',
];

describe('tests that a change can break', () => {
  test('are those of its area that share a word with it, after those that look at the whole area', () => {
    expect(related(['apps/api/src/decks/write.ts'], tests)).toEqual([
      'apps/api/test/structure.integration.test.ts',
      'apps/api/test/decks.integration.test.ts',
    ]);
    expect(related(['libs/access/src/index.ts'], tests)).toContain('apps/api/test/access.integration.test.ts');
    expect(related(['apps/api/src/mail/mail.resolver.ts'], tests)).toEqual([
      'apps/api/test/access.integration.test.ts',
      'apps/api/test/structure.integration.test.ts',
      'apps/api/test/mail.integration.test.ts',
    ]);
    expect(related(['libs/classroom/src/order/decide.ts'], tests)).toEqual([
      'apps/live/test/class.integration.test.ts',
      'apps/live/test/order.integration.test.ts',
    ]);
    expect(related(['apps/web/src/timetable/Week.tsx'], tests)).toEqual([
      'test/browser/pages.browser.test.ts',
      'test/browser/week.browser.test.ts',
    ]);
    expect(related(['migrations/1-words.ts'], tests)).toEqual(['libs/database/src/migrations.integration.test.ts']);
  });

  test('are, of a changed test, that test alone, and of a changed file, those beside it', () => {
    expect(related(['apps/api/test/mail.integration.test.ts'], tests)).toEqual([
      'apps/api/test/mail.integration.test.ts',
    ]);
    expect(related(['tools/start/front/proxy.ts'], tests)).toEqual(['tools/start/front/front.integration.test.ts']);
  });

  test('are none for a changed document', () => {
    expect(related(['docs/privacy.md', 'README.md'], tests)).toEqual([]);
  });

  test('every area has tests that look at all of it', () => {
    const real = globSync(['{apps,libs,tools}/**/*.integration.test.ts', 'test/browser/*.browser.test.ts']);
    for (const area of areas)
      expect(real.filter((file) => area.tests.test(file) && area.always.test(file))).not.toEqual([]);
  });
});

test('words of a path are those that tell it from others', () => {
  expect([...words('apps/api/src/copy-term/TermCopies.service.ts')]).toEqual(['copy', 'term']);
});

test('tests run as long as time is left, and changed tests always', () => {
  const took = () => 30;
  expect(within(60, ['a', 'b', 'c', 'd'], took, ['d'])).toEqual({ run: ['a', 'b', 'd'], left: ['c'] });
});

test('types are checked where they can have changed', () => {
  const projects = ['tsconfig.json', 'apps/web/tsconfig.json', 'test/media/page-scripts/tsconfig.json'];
  expect(projectsOf(['apps/api/src/app.ts'], projects)).toEqual(['tsconfig.json']);
  expect(projectsOf(['apps/web/src/app.tsx'], projects)).toEqual(['apps/web/tsconfig.json']);
  expect(projectsOf(['libs/access/src/index.ts'], projects)).toEqual(projects);
  expect(projectsOf(['README.md', 'apps/web/src/look/base.css'], projects)).toEqual([]);
});
