import { describe, expect, test } from '@jest/globals';
import { vocabularyOf } from './vocabulary.ts';
import { foldedName, foldedWords, stemOf } from './words.ts';

describe('words', () => {
  test('are compared without case, accents, apostrophes and plurals', () => {
    expect(foldedWords('L’Érosion des sols, l’œuvre: HPLC (CLHP)')).toEqual([
      'l',
      'erosion',
      'des',
      'sol',
      'l',
      'oeuvre',
      'hplc',
      'clhp',
    ]);
    expect(foldedName('Bases de données')).toBe(foldedName('base de donnees'));
  });

  test.each([
    ['métabolisme', 'metabolism'],
    ['vétérinaire', 'veterinary'],
    ['épidémiologie', 'Epidemiology'],
    ['enzymes', 'enzyme'],
  ])('%s and %s have one stem', (one, other) => {
    const [mine, theirs] = [one, other].map((word) => stemOf(foldedWords(word)[0] ?? ''));
    expect(mine).toBeDefined();
    expect(mine).toBe(theirs);
  });

  test.each(['avec', 'the', 'dans', 'étudiants', 'x', '2027'])('%s tells nothing', (word) => {
    expect(stemOf(foldedWords(word)[0] ?? '')).toBeUndefined();
  });
});

describe('a vocabulary', () => {
  const { conceptsIn } = vocabularyOf([
    ['biochemistry', 'biochimie'],
    ['biochemistry', 'biological chemistry'],
    ['chemistry', 'chemistry'],
    ['chemistry', 'chimie'],
    ['field', 'biochimie'],
    ['r', 'R'],
  ]);

  test.each<[string, string[]]>([
    ['Biochimie métabolique', ['biochemistry', 'field']],
    ['biological chemistry laboratory', ['biochemistry']],
    ['biological and chemistry', ['chemistry']],
    ['la chimie, la chimie', ['chemistry']],
    ['regression with R', []],
    ['', []],
  ])('finds the concepts of "%s", the longest names first', (text, concepts) => {
    expect(conceptsIn(foldedWords(text))).toEqual(concepts);
  });
});
