import { expect, test } from '@jest/globals';
import { Freshness } from './fresh.ts';

/** Requests that are answered by hand, in any order. */
function answeredByHand() {
  const asked: { body: string; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const send: typeof fetch = (_, init) =>
    new Promise((resolve, reject) => {
      asked.push({ body: String(init?.body), answer: (text) => resolve(new Response(text)), fail: reject });
    });
  const freshness = new Freshness();
  const begin = (via: typeof fetch, body: string, signal?: AbortSignal) =>
    via('/graphql', { body, ...(signal && { signal }) }).then((response) => response.text());
  return {
    asked,
    freshness,
    ask: (body: string, signal?: AbortSignal) => begin(freshness.asking(send), body, signal),
    change: (body: string) => begin(freshness.changing(send), body),
    soon: () => new Promise((later) => setTimeout(later)),
  };
}

test('an answer from before a change is dropped, and asked for again', async () => {
  const { asked, ask, change, soon } = answeredByHand();
  const who = ask('who');
  const signIn = change('sign in');
  asked[1]?.answer('signed in');
  expect(await signIn).toBe('signed in');
  asked[0]?.answer('nobody');
  await soon();
  expect(asked.map(({ body }) => body)).toEqual(['who', 'sign in', 'who']);
  asked[2]?.answer('Aline');
  expect(await who).toBe('Aline');
});

test('a failure from before a change is dropped too; one from after it is handed on', async () => {
  const { asked, ask, freshness, soon } = answeredByHand();
  const week = ask('week');
  freshness.changed();
  asked[0]?.fail(new Error('too slow'));
  await soon();
  asked[1]?.fail(new Error('offline'));
  await expect(week).rejects.toThrow('offline');
});

test('a change without an answer may have been made', async () => {
  const { asked, ask, change, soon } = answeredByHand();
  const who = ask('who');
  const signIn = change('sign in');
  asked[1]?.fail(new Error('lost'));
  await expect(signIn).rejects.toThrow('lost');
  asked[0]?.answer('nobody');
  await soon();
  expect(asked).toHaveLength(3);
  asked[2]?.answer('Aline');
  expect(await who).toBe('Aline');
});

test('a query that nobody needs any more is not repeated', async () => {
  const { asked, ask, freshness } = answeredByHand();
  const leaving = new AbortController();
  const week = ask('week', leaving.signal);
  freshness.changed();
  leaving.abort();
  asked[0]?.answer('old');
  await week;
  expect(asked).toHaveLength(1);
});
