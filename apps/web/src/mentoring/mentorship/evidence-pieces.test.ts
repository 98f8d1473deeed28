import { expect, test } from '@jest/globals';
import { evidencePieces } from './evidence-pieces.ts';

test.each<[string, ReturnType<typeof evidencePieces>]>([
  ['The plan is written', [{ text: 'The plan is written' }]],
  ['https://example.org/plan', [{ text: 'https://example.org/plan', href: 'https://example.org/plan' }]],
  [
    'See https://example.org/a?b=1, and page 3.',
    [
      { text: 'See ' },
      { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { text: ',' },
      { text: ' and page 3.' },
    ],
  ],
  ['javascript:alert(1)', [{ text: 'javascript:alert(1)' }]],
  ['https://', [{ text: 'https://' }]],
  ['', []],
])('%s', (text, pieces) => {
  expect(evidencePieces(text)).toEqual(pieces);
});
