import { expect, test } from '@jest/globals';
import { searchWords } from './search-words.ts';

test.each([
  ['Gestion des projets', ['gestion', 'projet']],
  ["droit de l'urbanisme", ['droit', 'urbanisme']],
  ['Droit de l’Urbanisme', ['droit', 'urbanisme']],
  ['law of the sea', ['law', 'sea']],
  ['réseaux', ['reseau']],
  ['gas', ['gas']],
  ['C#', ['c']],
  ['de la', ['de', 'la']],
  [' — ', []],
])('the telling words of %j', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});
