/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { MatchingReasonCode, ReasonPartsFragment } from '#contract/graphql/graphql';
import { loadWords, showLanguage } from '../words/words.ts';
import { reasonWords } from './reasons.ts';

const none = { count: null, of: null, related: null, texts: null, nearness: null, field: null, sector: null };
const reason = (code: MatchingReasonCode, facts: Partial<ReasonPartsFragment> = {}): ReasonPartsFragment => ({
  __typename: 'MatchingReason',
  ...none,
  ...{ language: null, level: null, country: null, met: null, code },
  ...facts,
});
const field = { __typename: 'FieldOfEducation' as const, code: '0512', name: 'Biochemistry' };
const sector = { __typename: 'Sector' as const, code: '12181', name: 'Medical education' };

/** Each code with facts, and its words. */
const told: readonly (readonly [ReasonPartsFragment, en: string, fr: string])[] = [
  [
    reason('FIELD', { field, nearness: 'SAME' }),
    'knows your field: Biochemistry',
    'connaît votre domaine : Biochemistry',
  ],
  [
    reason('FIELD', { field, nearness: 'NARROW' }),
    'knows a field near yours: Biochemistry',
    'connaît un domaine proche du vôtre : Biochemistry',
  ],
  [reason('FIELD', { nearness: 'NONE' }), 'knows other fields than yours', 'connaît d’autres domaines que les vôtres'],
  [
    reason('SECTOR', { sector, nearness: 'SAME' }),
    'works in this sector: Medical education',
    'travaille dans ce secteur : Medical education',
  ],
  [
    reason('SECTOR', { sector, nearness: 'CATEGORY' }),
    'works in a sector near it: Medical education',
    'travaille dans un secteur proche : Medical education',
  ],
  [reason('SECTOR', { nearness: 'NONE' }), 'works in other sectors', 'travaille dans d’autres secteurs'],
  [reason('SKILLS', { count: 2, of: 3, related: 0 }), '2 of 3 skills', '2 compétences sur 3'],
  [
    reason('SKILLS', { count: 1, of: 3, related: 1 }),
    '1 of 3 skills, and 1 that is near',
    '1 compétence sur 3, et 1 proche',
  ],
  [reason('WORDS', { texts: ['data', 'models'] }), 'speaks of data and models', 'parle de : data et models'],
  [reason('WORDS', { texts: [] }), 'does not mention what you look for', 'ne mentionne pas ce que vous cherchez'],
  [reason('TAUGHT', { texts: ['Genetics'] }), 'has taught Genetics', 'a enseigné : Genetics'],
  [reason('TAUGHT', { texts: [] }), 'has taught no such course here', 'n’a pas enseigné ici de cours semblable'],
  [reason('EXPERIENCE', { count: 7 }), '7 years of practice', '7 ans de pratique'],
  [reason('EXPERIENCE', { count: 0 }), 'has not said how long they have practised', 'n’a pas dit depuis quand'],
  [reason('LANGUAGE', { language: 'fr', level: 'C1' }), 'speaks French (C1)', 'parle français (C1)'],
  [
    reason('WELCOME_LANGUAGE', { language: 'rw', level: 'NATIVE' }),
    'speaks Kinyarwanda as a mother tongue',
    'a pour langue maternelle : kinyarwanda',
  ],
  [
    reason('WELCOME_LANGUAGE'),
    'has not said that they speak a language of yours',
    'n’a dit parler aucune de vos langues',
  ],
  [reason('WEEKS_FREE', { count: 9, of: 11 }), '9 of 11 weeks free', 'libre 9 semaines sur 11'],
  [reason('HOURS_A_WEEK', { count: 2, of: 4 }), 'gives 2 of 4 hours a week', 'donne 2 heures par semaine sur 4'],
  [
    reason('COMMON_HOURS', { count: 3 }),
    '3 hours of the week free for both',
    '3 heures par semaine libres pour vous deux',
  ],
  [
    reason('COMMON_HOURS', { count: 0 }),
    'no hour of the week free for both',
    'aucune heure de la semaine libre pour vous deux',
  ],
  [reason('ORIGIN', { country: 'RW', met: true }), 'comes from Rwanda', 'vient de ce pays : Rwanda'],
  [
    reason('ORIGIN', { country: 'BI', met: false }),
    'comes from another country: Burundi',
    'vient d’un autre pays : Burundi',
  ],
  [reason('ORIGIN', { met: false }), 'has not said where they come from', 'n’a pas dit d’où il ou elle vient'],
  [reason('MODE', { met: true }), 'works in the way you prefer', 'travaille comme vous le préférez'],
  [reason('MODE', { met: false }), 'works in another way than you prefer', 'travaille autrement que vous le préférez'],
];
const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ');

beforeAll(async () => {
  await loadWords('mentoring');
});

describe('a reason', () => {
  it.each(told)('%j is told as "%s" and "%s"', async (given, en, fr) => {
    await showLanguage('en');
    expect(plain(reasonWords(given))).toBe(en);
    await showLanguage('fr');
    expect(plain(reasonWords(given))).toBe(fr);
  });
});
