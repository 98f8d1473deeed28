import { beforeEach, expect, jest, test } from '@jest/globals';

/** What the API answers, in turn; nothing comes back when there is no more. */
let answers: object[] = [];
let asked = 0;
const waited: number[] = [];
const failure = (code?: string) => ({ error: { graphQLErrors: code === undefined ? [] : [{ extensions: { code } }] } });
jest.unstable_mockModule('../../../api/client.ts', () => ({
  ask: () => {
    asked += 1;
    return Promise.resolve(answers.shift() ?? failure());
  },
}));
jest.unstable_mockModule('./later.ts', () => ({
  later: (attempt: number) => Promise.resolve(void waited.push(attempt)),
}));
const { fetchDeck } = await import('./deck.ts');

beforeEach(() => {
  answers = [];
  asked = 0;
  waited.length = 0;
});
const always = () => true;

test('a deck is asked for until it is here, after longer and longer waits', async () => {
  answers = [failure(), failure('INTERNAL'), { data: { deck: { rendered: [] } } }];
  await fetchDeck('one', always);
  expect(waited).toEqual([0, 1]);
  expect(asked).toBe(3);
});

test('a removed deck is asked for no more', async () => {
  answers = [failure('NOT_FOUND')];
  await fetchDeck('removed', always);
  expect(asked).toBe(1);
});

test('a deck that nobody looks at any more is asked for no more', async () => {
  await fetchDeck('two', () => asked < 2);
  expect(asked).toBe(2);
});
