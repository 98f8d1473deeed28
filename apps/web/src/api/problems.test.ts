import { expect, test } from '@jest/globals';
import type { CombinedError } from '@urql/preact';
import { problemsOf, problemWords, typedWords } from './problems.ts';

const answer = (...extensions: Record<string, unknown>[]) =>
  ({
    graphQLErrors: extensions.map((one) => ({ message: 'What happened.', extensions: one })),
  }) as unknown as CombinedError;

test('an API error keeps its code, its field’s last name and plain facts', () => {
  const facts = { seconds: 95, nested: { no: 1 } };
  expect(problemsOf(answer({ code: 'TOO_MANY_ATTEMPTS', field: 'input.email', facts }))).toEqual([
    { code: 'TOO_MANY_ATTEMPTS', field: 'email', facts: { seconds: 95 } },
  ]);
  expect(problemsOf(answer({ code: 'INTERNAL', reference: '0a1b2c3d' }))).toEqual([
    { code: 'INTERNAL', reference: '0a1b2c3d' },
  ]);
});

test('a problem of an entry of a list stands at the field that the form has for it', () => {
  const at = (field: string) =>
    problemsOf(answer({ code: 'BAD_INPUT', field }), (list, place, part) =>
      list === 'degrees' ? `${part ?? 'all'}-${String(place)}` : undefined,
    )[0]?.field;
  expect([at('input.degrees.2.title'), at('input.degrees.0'), at('input.languages.1'), at('input.about')]).toEqual([
    ...['title-2', 'all-0', '1', 'about'],
  ]);
});

test('how long to wait is a fact, wherever the service says it', () => {
  const wait = { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 95 };
  expect(problemsOf(answer(wait))).toMatchObject([{ facts: { seconds: 95 } }]);
  expect(problemsOf(answer({ ...wait, facts: { most: 3 } }))).toMatchObject([{ facts: { seconds: 95, most: 3 } }]);
});

test('that what was typed is still there is said where something was typed', () => {
  for (const [code, page, form] of [
    ['UNAVAILABLE', 'error.unavailable', 'error.unavailableTyped'],
    ['TOO_SLOW', 'error.tooSlow', 'error.tooSlowTyped'],
  ] as const) {
    expect([problemWords({ code }).id, problemWords({ code }, typedWords).id]).toEqual([page, form]);
  }
});

test('no answer is OFFLINE, and an answer of no known form is INTERNAL', () => {
  expect(problemsOf(answer())).toEqual([{ code: 'OFFLINE' }]);
  expect(problemsOf(answer({}))).toMatchObject([{ code: 'INTERNAL' }]);
});

test('words of the page come first, and minutes are rounded up', () => {
  const problem = { code: 'TOO_MANY_ATTEMPTS', facts: { seconds: 95 } };
  expect(problemWords(problem)).toMatchObject({ id: 'error.tooManyAttempts', values: { minutes: 2 } });
  expect(problemWords({ ...problem, facts: { seconds: 60 } })).toMatchObject({ values: { minutes: 0, seconds: 60 } });
  expect(problemWords({ code: 'CONFLICT' }, { CONFLICT: 'campus.conflict' }).id).toBe('campus.conflict');
  expect(problemWords({ code: 'UNKNOWN_DOCUMENT' }).id).toBe('error.unknownDocument');
  for (const code of ['NEVER_HEARD_OF', 'constructor', '__proto__']) {
    expect(problemWords({ code }, { CONFLICT: 'campus.conflict' }).id).toBe('error.internal');
  }
  expect(problemWords({ code: 'INTERNAL', reference: '0a1b2c3d' })).toMatchObject({
    id: 'error.internalReference',
    values: { reference: '0a1b2c3d' },
  });
});
