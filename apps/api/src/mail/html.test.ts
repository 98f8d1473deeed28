import { expect, test } from '@jest/globals';
import { escapeHtml } from './html.ts';
import { resetLetter } from './letters.ts';

test('text cannot become HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  );
});

test('a letter says the same in text and HTML, and keeps names harmless', () => {
  const reader = { name: 'A "<script>" B', email: 'a@example.org', language: 'en' as const };
  const { html, text, to } = resetLetter(reader, 'https://x.example/reset/a?b=1&c="', 30);
  expect(to).toEqual({ name: reader.name, address: reader.email });
  expect(html).not.toContain('<script>');
  expect(html).toContain('href="https://x.example/reset/a?b=1&amp;c=&quot;"');
  expect(text).toContain('Hello A "<script>" B,');
  expect(text).toContain('within 30 minutes');
  expect(html).toContain('within 30 minutes');
});
