import { describe, expect, test } from '@jest/globals';
import { criteria } from './criteria.ts';
import { prepareNeed } from './prepare-need.ts';
import { prepare } from './prepare.ts';
import type { Expert, Need, Skill } from './profile.ts';
import type { Reason } from './reasons.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { CriterionName } from './weights.ts';

const skill = (...names: string[]): Skill => ({ id: names[0] ?? '', names });

const chemist: Expert = {
  id: 'e1',
  offers: ['teach', 'advise'],
  modes: ['virtual', 'short'],
  languages: [
    { language: 'fr', level: 'C1' },
    { language: 'rw', level: 'native' },
  ],
  weeks: [['2027-02-01', '2027-03-29']],
  freeHours: [8, 9, 10, 34],
  hoursAWeek: 3,
  capacity: 1,
  fields: [
    { code: '0531', years: 12 },
    { code: '0512', years: 4 },
  ],
  sectors: ['12181', '31130'],
  skills: [skill('HPLC'), skill('severe malaria'), skill('biochemistry')],
  taught: ['Chimie organique', 'Introduction à la biochimie'],
  text: 'Métabolisme et enzymes',
  countryOfOrigin: 'RW',
};
const other: Expert = { ...chemist, id: 'e2', skills: [], taught: ['Droit'], text: 'Contrats et droit' };

const asked: Need = {
  id: 'n1',
  role: 'teach',
  modes: ['virtual'],
  languages: [{ language: 'fr', level: 'B2' }],
  welcome: [],
  weeks: [['2027-02-15', '2027-04-26']],
  fields: ['0512'],
  sectors: [],
  skills: [],
  title: '',
  courses: [],
  text: '',
};

const vocabulary = vocabularyOf([
  ['0512', 'biochimie'],
  ['0512', 'biological chemistry'],
]);
const roster = prepare([chemist, other], vocabulary);

function judged(name: CriterionName, change: Partial<Need> = {}) {
  const need = prepareNeed(roster, { ...asked, ...change });
  const expert = roster.byId.get('e1');
  if (!expert) throw new Error('There is no e1.');
  return {
    asked: criteria[name].asked(need),
    part: criteria[name].part(expert, need),
    reason: criteria[name].reason(expert, need),
  };
}

describe('what is wished', () => {
  test.each<[CriterionName, Partial<Need>, number, Reason]>([
    ['field', {}, 1, { code: 'FIELD', field: '0512', nearness: 'same' }],
    ['field', { fields: ['0511', '0910'] }, 0.5, { code: 'FIELD', field: '0512', nearness: 'narrow' }],
    ['field', { fields: ['0541'] }, 0.25, { code: 'FIELD', field: '0531', nearness: 'broad' }],
    ['field', { fields: ['0421'] }, 0, { code: 'FIELD', field: undefined, nearness: 'none' }],
    ['sector', { sectors: ['31130'] }, 1, { code: 'SECTOR', sector: '31130', nearness: 'same' }],
    ['sector', { sectors: ['12191'] }, 0.5, { code: 'SECTOR', sector: '12181', nearness: 'category' }],
    ['sector', { sectors: ['43030'] }, 0, { code: 'SECTOR', sector: undefined, nearness: 'none' }],
    ['experience', { fields: ['0531'] }, 1, { code: 'EXPERIENCE', years: 12 }],
    ['experience', {}, 0.4, { code: 'EXPERIENCE', years: 4 }],
    ['languages', {}, 2 / 3, { code: 'LANGUAGE', language: 'fr', level: 'C1' }],
    [
      'languages',
      { languages: [{ language: 'fr', level: 'C1' }] },
      0.5,
      { code: 'LANGUAGE', language: 'fr', level: 'C1' },
    ],
    [
      'languages',
      { languages: [{ language: 'rw', level: 'A1' }] },
      1,
      { code: 'LANGUAGE', language: 'rw', level: 'native' },
    ],
    ['welcomeLanguage', { welcome: ['fr', 'rw'] }, 1, { code: 'WELCOME_LANGUAGE', language: 'rw', level: 'native' }],
    ['welcomeLanguage', { welcome: ['rn'] }, 0, { code: 'WELCOME_LANGUAGE', language: undefined, level: undefined }],
    ['weeks', {}, 7 / 11, { code: 'WEEKS_FREE', free: 7, of: 11 }],
    ['hoursAWeek', { hoursAWeek: 4 }, 0.75, { code: 'HOURS_A_WEEK', given: 3, of: 4 }],
    ['commonHours', { freeHours: [9, 10, 11] }, 0.5, { code: 'COMMON_HOURS', hours: 2, of: 1 }],
    ['origin', { country: 'RW' }, 1, { code: 'ORIGIN', country: 'RW', same: true }],
    ['origin', { country: 'BI' }, 0, { code: 'ORIGIN', country: 'RW', same: false }],
    ['mode', { modes: ['short', 'long'] }, 1, { code: 'MODE', mode: 'short', offered: true }],
    ['mode', { modes: ['long', 'short'] }, 0, { code: 'MODE', mode: 'long', offered: false }],
  ])('%s of %j is met by %d', (name, change, part, reason) => {
    expect(judged(name, change)).toEqual({ asked: true, part: expect.closeTo(part), reason });
  });

  test('of skills the same one counts whole, a broader or narrower one half', () => {
    const skills = [skill('HPLC'), skill('malaria'), skill('soils')];
    expect(judged('skills', { skills })).toEqual({
      asked: true,
      part: 0.5,
      reason: { code: 'SKILLS', found: 1, related: 1, of: 3 },
    });
  });

  test('a skill that is asked for twice counts once', () => {
    expect(judged('skills', { skills: [skill('HPLC'), skill('HPLC')] }).part).toBe(1);
  });

  test('words are found by their beginnings in the other language, and concepts by their names', () => {
    const { part, reason } = judged('words', { title: 'Metabolism', text: 'biological chemistry and geology' });
    expect(part).toBe(1);
    expect(reason).toEqual({ code: 'WORDS', words: ['Metabolism'] });
    expect(judged('words', { title: 'Contrats' }).part).toBe(0);
  });

  test('a course was taught that has the words of the subject', () => {
    const found = judged('taught', { courses: ['Biological chemistry'], title: 'An introduction' });
    expect(found.part).toBeCloseTo(2 / 3);
    expect(found.reason).toEqual({ code: 'TAUGHT', course: 'Introduction à la biochimie' });
    expect(judged('taught', { courses: ['Topologie'] })).toEqual({
      asked: true,
      part: 0,
      reason: { code: 'TAUGHT', course: undefined },
    });
  });

  test.each<[CriterionName, Partial<Need>]>([
    ['field', { fields: [] }],
    ['sector', {}],
    ['skills', {}],
    ['words', { title: 'Topologie' }],
    ['taught', {}],
    ['experience', { fields: [] }],
    ['languages', { languages: [] }],
    ['welcomeLanguage', {}],
    ['weeks', { weeks: [] }],
    ['hoursAWeek', {}],
    ['hoursAWeek', { hoursAWeek: 4, modes: ['short'] }],
    ['commonHours', {}],
    ['origin', {}],
    ['mode', {}],
  ])('%s is not asked by %j', (name, change) => {
    expect(judged(name, change).asked).toBe(false);
  });
});
