import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pieces } from './links.ts';

describe('links in a text', () => {
  it('finds addresses and leaves the sentence its punctuation', () => {
    expect(pieces('See https://example.org/a?b=1, then (http://x.rw/y).')).toEqual([
      { text: 'See ' },
      { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { text: ', then (' },
      { text: 'http://x.rw/y', href: 'http://x.rw/y' },
      { text: ').' },
    ]);
  });

  it('makes no link of anything that could run', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'https://', 'file:///etc/passwd']) {
      expect(pieces(text)).toEqual([{ text }]);
    }
  });

  it('loses and adds nothing, and links only to http and https', () => {
    const words = fc.constantFrom('https://', 'http://a.b/', 'javascript:', ' ', '.', ')', '<', '"', 'é', '\n', 'x');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20, size: 'max' }), (parts) => {
        const text = parts.join('');
        const found = pieces(text);
        expect(found.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of found) if ('href' in piece) expect(new URL(piece.href).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});
