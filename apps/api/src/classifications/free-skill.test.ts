import { describe, expect, test } from '@jest/globals';
import { freeSkill, longestFreeSkill } from './free-skill.ts';

const keyOf = (typed: string) => freeSkill('skill', typed).key;

describe('a free skill', () => {
  test.each([
    ['  Tissage   de\nnattes ', 'Tissage de nattes'],
    ["art de l'imigongo", 'art de l’imigongo'],
    ['art de l`imigongo', 'art de l’imigongo'],
    ['agriculture\u00a0en terrasses', 'agriculture en terrasses'],
    ['bio\u200bgaz', 'biogaz'],
    ['e\u0301levage', 'élevage'],
  ])('%j is kept as %j', (typed, text) => {
    expect(freeSkill('skill', typed).text).toBe(text);
  });

  test.each([
    ['Élevage de poules', 'elevage  de poules'],
    ["conduite de l'eau", 'Conduite de l’eau'],
    ['e-learning', 'E learning'],
    ['main-d’œuvre', "main d'oeuvre"],
    ['Straße', 'STRASSE'],
    ['biogaz.', 'biogaz'],
  ])('%j and %j are one', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test('skills that differ by a sign are several', () => {
    expect(new Set(['C', 'C#', 'C++'].map(keyOf)).size).toBe(3);
  });

  test.each(['', '   ', '—', '++', 'a\u0000b', 'x'.repeat(longestFreeSkill + 1)])('%j is refused', (typed) => {
    expect(() => freeSkill('skills.0', typed)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', field: 'skills.0' }),
    );
  });

  test('the longest one is kept', () => {
    expect(freeSkill('skill', ` ${'x'.repeat(longestFreeSkill)} `).text).toHaveLength(longestFreeSkill);
  });

  test('a normalised text stays as it is', () => {
    for (const typed of ["  L'art  de-la forge ", 'C++', 'Œuvre']) {
      const once = freeSkill('skill', typed);
      expect(freeSkill('skill', once.text)).toEqual(once);
    }
  });
});
