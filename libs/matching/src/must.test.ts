import { expect, test } from '@jest/globals';
import { prepare } from './prepare.ts';
import type { Expert, Level, Need, Speaks } from './profile.ts';
import { whyRemoved } from './rank.ts';
import type { Removal } from './must.ts';

const speaks = (language: string, level: Level): Speaks => ({ language, level });

const mentor: Expert = {
  id: 'e1',
  persons: ['ada'],
  household: 'h1',
  supervisors: ['bosco'],
  blocked: ['chantal', 'i1'],
  offers: ['mentor'],
  modes: ['virtual', 'short'],
  languages: [{ language: 'fr', level: 'B1' }],
  weeks: [['2027-01-04', '2027-01-18']],
  freeHours: [8, 9],
  capacity: 1,
  fields: [],
  sectors: [],
  skills: [],
  taught: [],
  text: '',
};
const mentee: Need = {
  id: 'n1',
  persons: ['didier'],
  household: 'h2',
  institution: 'i2',
  role: 'mentor',
  modes: ['virtual'],
  languages: [{ language: 'fr', level: 'B1' }],
  welcome: [],
  weeks: [['2027-01-18', '2027-02-01']],
  freeHours: [9, 10],
  fields: [],
  sectors: [],
  skills: [],
  title: '',
  courses: [],
  text: '',
};

test.each<[Partial<Need>, Partial<Expert>, Removal[]]>([
  [{}, {}, []],
  [{ role: 'teach' }, {}, [{ code: 'ROLE_NOT_OFFERED', role: 'teach' }]],
  [{ modes: ['long', 'sequential'] }, {}, [{ code: 'MODE_NOT_OFFERED', modes: ['long', 'sequential'] }]],
  [{ modes: [] }, { modes: [] }, []],
  [
    {
      languages: [
        { language: 'fr', level: 'B2' },
        { language: 'xx', level: 'A1' },
      ],
    },
    {},
    [
      { code: 'LANGUAGE_TOO_LOW', language: 'fr', level: 'B1', needed: 'B2' },
      { code: 'LANGUAGE_TOO_LOW', language: 'xx', level: undefined, needed: 'A1' },
    ],
  ],
  [{ oneLanguageOf: [speaks('en', 'A1'), speaks('fr', 'B1')] }, {}, []],
  [
    { oneLanguageOf: [speaks('en', 'A1'), speaks('fr', 'B2')] },
    {},
    [{ code: 'NO_COMMON_LANGUAGE', languages: [speaks('en', 'A1'), speaks('fr', 'B2')] }],
  ],
  [{ oneLanguageOf: [speaks('xx', 'A1')] }, {}, [{ code: 'NO_COMMON_LANGUAGE', languages: [speaks('xx', 'A1')] }]],
  [{ languages: [], oneLanguageOf: [speaks('fr', 'B1')] }, { languages: [] }, []],
  [{ oneLanguageOf: [] }, {}, []],
  [{ weeks: [['2027-01-25', '2028-01-24']] }, {}, [{ code: 'NO_COMMON_WEEK' }]],
  [{ weeks: [['2026-01-05', '2026-12-28']] }, {}, [{ code: 'NO_COMMON_WEEK' }]],
  [{ weeks: [] }, { weeks: [] }, []],
  [{ commonHours: 2 }, {}, [{ code: 'TOO_FEW_COMMON_HOURS', common: 1, needed: 2 }]],
  [{ freeHours: [] }, {}, [{ code: 'TOO_FEW_COMMON_HOURS', common: 0, needed: 1 }]],
  [{}, { capacity: 0 }, [{ code: 'NO_CAPACITY' }]],
  [{ persons: ['ada', 'didier'] }, {}, [{ code: 'SAME_PERSON' }]],
  [{ household: 'h1' }, {}, [{ code: 'SAME_HOUSEHOLD' }]],
  [{ persons: ['bosco'] }, {}, [{ code: 'SUPERVISOR' }]],
  [{ supervisors: ['ada'] }, {}, [{ code: 'SUPERVISOR' }]],
  [{ persons: ['chantal'] }, {}, [{ code: 'BLOCKED' }]],
  [{ institution: 'i1' }, {}, [{ code: 'BLOCKED' }]],
  [{ blocked: ['ada'] }, {}, [{ code: 'BLOCKED' }]],
  [
    { role: 'assess', household: 'h1' },
    { capacity: 0 },
    [{ code: 'ROLE_NOT_OFFERED', role: 'assess' }, { code: 'NO_CAPACITY' }, { code: 'SAME_HOUSEHOLD' }],
  ],
])('a need with %j and an expert with %j', (need, expert, expected) => {
  expect(whyRemoved(prepare([{ ...mentor, ...expert }]), 'e1', { ...mentee, ...need })).toEqual(expected);
});

test('hours that one side did not give remove nobody', () => {
  const { freeHours: _, ...silent } = mentor;
  expect(whyRemoved(prepare([silent]), 'e1', mentee)).toEqual([]);
});
