import { describe, expect, test } from '@jest/globals';
import { keepDraft, keptDraft } from './draft.ts';

describe('a draft', () => {
  test('is kept for each conversation, with whom it is for and what it answers', () => {
    const inClass = { text: 'For you:\nonly', privately: true, reply: 12 };
    const inGroup = { text: '1 and 2', privately: false, reply: undefined };
    keepDraft('s', 'ada', undefined, inClass);
    keepDraft('s', 'ada', 3, inGroup);
    expect([keptDraft('s', 'ada', undefined), keptDraft('s', 'ada', 3)]).toEqual([inClass, inGroup]);
    for (const [session, me, group] of [
      ['s', 'ada', 4],
      ['s', 'bosco', undefined],
      ['t', 'ada', undefined],
    ] as const) {
      expect(keptDraft(session, me, group)).toEqual({ text: '', privately: false });
    }
  });

  test('is forgotten once it is empty, except whether it was to be private', () => {
    keepDraft('s', 'ada', undefined, { text: '', privately: true });
    expect(keptDraft('s', 'ada', undefined).privately).toBe(true);
    keepDraft('s', 'ada', undefined, { text: '', privately: false, reply: 4 });
    expect(keptDraft('s', 'ada', undefined)).toEqual({ text: '', privately: false });
  });
});
