/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/preact';
import { loadWords, showLanguage } from '../words/words.ts';
import { MentorCard } from './MentorCard.tsx';
import type { Standing } from './MentorCard.tsx';

const show = (standing: Standing, responseHours: number | null = null) => {
  const offer = {
    __typename: 'MentorOffer' as const,
    mentor: { __typename: 'Person' as const, id: 'a', name: 'Dr Claudine Uwase' },
    knows: { __typename: 'Competences' as const, languages: [], fields: [] },
    ...{ about: 'Databases', audiences: ['STUDENT' as const], roomLeft: 1, responseHours },
  };
  render(<MentorCard offer={offer} standing={standing} again={() => undefined} />);
  return screen.getByRole('article', { name: 'Dr Claudine Uwase' });
};

beforeAll(async () => {
  await loadWords('mentoring');
  await showLanguage('en');
});

describe('the card of a mentor', () => {
  it.each([
    [null, 'new mentor'],
    [0, 'usually answers within a day'],
    [24, 'usually answers within a day'],
    [25, 'usually answers within 2 days'],
    [100, 'usually answers within 5 days'],
  ])('a median of %s hours is told as "%s"', (hours, words) => {
    expect(show('free', hours).textContent).toContain(`1 place left · ${words}`);
  });

  it('offers to ask only whom one may ask', () => {
    show('free');
    expect(screen.getByRole('button', { name: 'Ask Dr Claudine Uwase' })).toBeTruthy();
  });

  it.each([
    ['asked', 'You have asked.'],
    ['mentor', 'Your mentor.'],
    ['full', ''],
  ] as const)('%s: no button to ask, and what stands between the two', (standing, words) => {
    expect(show(standing).textContent).toContain(words);
    expect(screen.queryByRole('button', { name: /^Ask/ })).toBeNull();
  });
});
