import { expect, test } from '@jest/globals';
import { VerbosityLevel, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pdfOf } from './pdf.ts';

test('a reader of PDF finds the lines, with accents, brackets and apostrophes', async () => {
  const lines = ['Dr Aimée N’Sele', 'Cœur (adulte) \\ enfant', '2001–2011 Médecin'];
  const loading = getDocument({
    data: new Uint8Array(pdfOf(lines)),
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await loading.promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  expect(pdf.numPages).toBe(1);
  expect(items.flatMap((item) => ('str' in item && item.str !== '' ? [item.str] : []))).toEqual(lines);
  await loading.destroy();
});
