import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { bare, faultsOfForms } from './forms.ts';
import { readFiles } from './sheets.ts';

const pages = readFiles(fileURLToPath(new URL('../../apps/web/src/', import.meta.url)));

test('errors of every form disappear when their fields are filled, and each success is seen', () => {
  expect(faultsOfForms(pages)).toEqual([]);
  // The list of exceptions has exactly the files that need one.
  expect(Object.keys(bare).filter((path) => !/<form\b/.test(pages.get(path) ?? ''))).toEqual([]);
});

describe('it is a fault when', () => {
  test('no fault is reported when nothing is wrong', () => {
    const good =
      '<Form action="x" onSubmit={() => undefined}><Field name="a" /><input type="radio" name="b" /></Form>' +
      "<Notice kind={on ? 'care' : 'good'} outcome={done}>x</Notice><Notice kind=\"care\" said>x</Notice>";
    expect(faultsOfForms(new Map([['a/A.tsx', good]]))).toEqual([]);
  });

  test.each([
    ['a form is made by hand', '<form onSubmit={send} />', 'a form that is not made of look/Form'],
    [
      'it keeps an error of its own',
      '<form /><Problems problem={problem} />',
      'errors in a form that does not take them off',
    ],
    [
      'a field says itself that it is wrong',
      '<input aria-invalid={wrong} />',
      'an error of a field that is not shown by look/Field',
    ],
    [
      'an error stands at no field',
      '<p class="field-error">{wrong}</p>',
      'an error of a field that is not shown by look/Field',
    ],
    [
      'a field does not ask for its error',
      '<Form><input onInput={() => a > b} name="a" /></Form>',
      'a field in a form that does not ask for its error',
    ],
    ['a success is only read out', '<Notice kind="good" said>x</Notice>', 'a success that does not come into view'],
    [
      'a success is shown',
      "<Notice kind={n > 0 ? 'care' : 'good'}>x</Notice>",
      'a success that does not come into view',
    ],
  ])('%s', (_, text, fault) => {
    expect(faultsOfForms(new Map([['a/A.tsx', text]]))).toContain(`a/A.tsx: ${fault}`);
  });
});
