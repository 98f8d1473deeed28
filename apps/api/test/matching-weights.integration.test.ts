import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MatchingWeights, MentorOffer, MentoringRequest } from '#database';
import { Matching } from '../src/matching/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let coordinator: string;
beforeAll(async () => {
  api = await startApi();
  coordinator = await savePerson(api.dataSource.manager, { name: 'Diane', platformRole: 'coordinator' });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.manager.clear(MatchingWeights);
  api.app.get(Matching).forget();
});

interface Weight {
  criterion: string;
  weight: number;
  byDefault: number;
}
interface Answer {
  version: number;
  weights: Weight[];
  history: { version: number; reason: string; by: { name: string } | null }[];
}
const parts = 'version weights { criterion weight byDefault } history { version reason by { name } setAt }';
async function ask<T>(document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.ask(document, variables, { cookie: await api.cookieOf(coordinator) });
  return { data: data as T, errors };
}
const current = async () =>
  (await ask<{ matchingWeights: Answer }>(`{ matchingWeights { ${parts} } }`)).data.matchingWeights;
/** The defaults but for some. */
async function others(changed: Record<string, number>) {
  return (await current()).weights.map(({ criterion, byDefault }) => ({
    criterion,
    weight: changed[criterion] ?? byDefault,
  }));
}
const set = (version: number, weights: unknown, reason = 'Languages matter more') =>
  ask<{ setMatchingWeights: Answer } | null>(
    `mutation ($input: SetMatchingWeightsInput!) { setMatchingWeights(input: $input) { ${parts} } }`,
    { input: { version, weights, reason } },
  );

test('are the defaults until somebody sets others, which count at once and are kept with who and why', async () => {
  const before = await current();
  expect(before).toMatchObject({ version: 0, history: [] });
  expect(before.weights.every(({ weight, byDefault }) => weight === byDefault)).toBe(true);
  const { data, errors } = await set(0, await others({ WELCOME_LANGUAGE: 40 }));
  expect(errors).toEqual([]);
  expect(data?.setMatchingWeights).toMatchObject({
    version: 1,
    history: [{ version: 1, reason: 'Languages matter more', by: { name: 'Diane' } }],
  });
  expect(await api.app.get(Matching).weights()).toMatchObject({ welcomeLanguage: 40, field: 35 });
  await set(1, await others({ FIELD: 1 }), 'Back');
  expect(await api.app.get(Matching).weights()).toMatchObject({ welcomeLanguage: 2, field: 1 });
  expect((await current()).history.map(({ version }) => version)).toEqual([2, 1]);
});

test('are refused from who saw older ones, also of ten who set them at the same time all but one', async () => {
  const weights = await others({});
  const answers = await Promise.all(Array.from({ length: 10 }, () => set(0, weights)));
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  for (const { errors } of answers.filter(({ errors: found }) => found.length > 0))
    expect(errors).toMatchObject([{ extensions: { code: 'STALE', field: 'input.version' } }]);
  expect(await api.dataSource.manager.count(MatchingWeights)).toBe(1);
});

test('are refused when one is missing, twice there, out of range or no whole number, when all are 0, and without a reason', async () => {
  const good = await others({});
  const codes = async (weights: unknown, reason?: string) =>
    (await set(0, weights, reason)).errors.map(
      (error) => (error as { extensions: { field?: string } }).extensions.field,
    );
  expect(await codes(good.slice(1))).toEqual(['input.weights']);
  expect(await codes([...good, good[0]])).toEqual(['input.weights.13']);
  expect(await codes(await others({ FIELD: 101 }))).toEqual(['input.weights.0']);
  expect(await codes(await others({ FIELD: -1 }))).toEqual(['input.weights.0']);
  expect(await codes(good.map((one) => ({ ...one, weight: 0 })))).toEqual(['input.weights']);
  expect(await codes(good, ' ')).toEqual(['input.reason']);
  expect(await api.dataSource.manager.count(MatchingWeights)).toBe(0);
});

test('show beforehand whom they would put first, for mentees who asked somebody, and change nothing', async () => {
  const { manager } = api.dataSource;
  const mentee = await savePerson(manager, { name: 'Aline' });
  const offer = { audiences: ['student' as const], capacity: 2 };
  const mentors: string[] = [];
  for (const [name, about] of [
    ['Ruth', 'A thesis on databases'],
    ['Jean', 'Cattle'],
  ] as const) {
    const personId = await savePerson(manager, { name });
    await manager.insert(MentorOffer, { personId, about, ...offer });
    mentors.push(personId);
  }
  await manager.insert(MentoringRequest, {
    ...{ mentorId: mentors[1] ?? '', menteeId: mentee, message: 'Hello', goals: ['Databases'], expectation: '' },
    ...{ state: 'declined' as const, expiresAt: new Date() },
  });
  const preview = async (changed: Record<string, number>) =>
    (
      await ask<{ matchingPreview: unknown }>(
        `query ($weights: [MatchingWeightInput!]!) { matchingPreview(weights: $weights) { ranked changed entering first
          examples { kind subject before { name } after { name } } } }`,
        { weights: await others(changed) },
      )
    ).data.matchingPreview;
  expect(await preview({})).toMatchObject({
    ...{ ranked: 1, changed: 0, entering: 0, first: 2 },
    examples: [{ kind: 'MENTEE', subject: 'Aline', before: [{ name: 'Ruth' }, { name: 'Jean' }] }],
  });
  // Without words both are alike, and the lower id comes first.
  const alike = mentors.toSorted().map((id) => ({ name: id === mentors[0] ? 'Ruth' : 'Jean' }));
  expect(await preview({ WORDS: 0 })).toMatchObject({ examples: [{ after: alike }] });
  expect((await current()).version).toBe(0);
});
