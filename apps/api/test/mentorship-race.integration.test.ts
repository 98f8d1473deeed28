import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, Mentorship } from '#database';
import { AppError } from '#platform';
import { Agreements } from '../src/mentoring/mentorships/agreement/agreements.service.ts';
import { Endings } from '../src/mentoring/mentorships/ending/endings.service.ts';
import { saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let agreements: Agreements;
let endings: Endings;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  api = await startApi();
  agreements = api.app.get(Agreements);
  endings = api.app.get(Endings);
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  [mentor, mentee] = [await savePerson(manager), await savePerson(manager)];
  await manager.insert(MentorOffer, { personId: mentor, about: '', audiences: ['student'], capacity: 3 });
});

/** Codes of what was refused, in their order; what was done is "done". */
const outcomes = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === 'fulfilled' ? 'done' : one.reason instanceof AppError ? one.reason.code : String(one.reason),
  );
const saved = (id: string) => api.dataSource.manager.findOneByOrFail(Mentorship, { id });
const save = (state: 'agreeing' | 'active' | 'ended') => saveMentorship(api.dataSource.manager, mentor, mentee, state);
const rounds = Array.from({ length: 10 }, (_, round) => round);
const agreement = (mentorshipId: string) => ({
  ...{ mentorshipId, version: 1, weeks: 8, rhythm: 'weekly' as const, confidential: '' },
  goals: [{ title: 'Another goal', steps: [] }],
});
const over = (id: string) => endings.end(mentor, id, 'no_time', '');

describe('at once', () => {
  test('two signatures make a mentorship that begins', async () => {
    for (const _ of rounds) {
      const { id } = await save('agreeing');
      expect(await outcomes([agreements.sign(mentor, id, 1), agreements.sign(mentee, id, 1)])).toEqual([
        'done',
        'done',
      ]);
      expect(await saved(id)).toMatchObject({ state: 'active', startsOn: expect.any(String) });
      await over(id);
    }
  });

  test('a signature and a change leave nothing that is signed unseen', async () => {
    for (const round of rounds) {
      const { id } = await save('agreeing');
      await agreements.sign(mentee, id, 1);
      const work = [() => agreements.sign(mentor, id, 1), () => agreements.change(mentee, agreement(id))];
      const [first, second] = round % 2 === 0 ? work : work.toReversed();
      const found = await outcomes([first?.(), second?.()].map(async (one) => one));
      const { state, weeks, mentorSignedAt, menteeSignedAt } = await saved(id);
      // Either the signature came first, and nothing is changed any more; or the change did, and nobody has signed it.
      if (state === 'active')
        expect({ weeks, found: found.toSorted() }).toEqual({ weeks: 12, found: ['CONFLICT', 'done'] });
      else
        expect({ weeks, mentorSignedAt, menteeSignedAt }).toEqual({
          weeks: 8,
          mentorSignedAt: null,
          menteeSignedAt: null,
        });
      expect(found).toContain('done');
      await over(id);
    }
  });

  test('two changes from one version give one', async () => {
    const { id } = await save('agreeing');
    const work = [agreements.change(mentor, agreement(id)), agreements.change(mentee, agreement(id))];
    expect((await outcomes(work)).toSorted()).toEqual(['STALE', 'done']);
  });

  test('two ends give one', async () => {
    const { id } = await save('active');
    const work = [endings.end(mentor, id, 'no_time', 'M'), endings.end(mentee, id, 'other', 'N')];
    expect((await outcomes(work)).toSorted()).toEqual(['CONFLICT', 'done']);
  });

  test('two who want to go on do, and the capacity holds', async () => {
    const { manager } = api.dataSource;
    const { id } = await save('ended');
    expect(await outcomes([endings.reopen(mentor, id), endings.reopen(mentee, id)])).toEqual(['done', 'done']);
    expect(await saved(id)).toMatchObject({ state: 'active' });
    const ended: { id: string; of: string }[] = [];
    for (const _ of rounds) {
      const of = await savePerson(manager);
      const mentorship = await saveMentorship(manager, mentor, of, 'ended');
      await endings.reopen(of, mentorship.id);
      ended.push({ id: mentorship.id, of });
    }
    const found = await outcomes(ended.map((one) => endings.reopen(mentor, one.id)));
    expect(found.filter((one) => one === 'done')).toHaveLength(2);
    expect(await manager.countBy(Mentorship, { mentorId: mentor, state: 'active' })).toBe(3);
  });
});
