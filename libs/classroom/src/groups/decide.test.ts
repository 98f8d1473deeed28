import { describe, expect, test } from '@jest/globals';
import { becomes } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';
import { classLimits } from '../limits.ts';

const split: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: {
    groups: [
      { id: 1, name: 'One', members: ['ada'] },
      { id: 2, name: 'Two', members: ['bosco'] },
    ],
  },
};
const many: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: {
    groups: Array.from({ length: classLimits.groupsInAll }, (_, at) => ({ id: at + 1, name: 'G', members: [] })),
  },
};
const raised = { by: 'ada', type: 'hand-raised', body: {} } as const;
const called = { by: 'host', type: 'groups-called', body: { seconds: 60 } } as const;
const loud = { by: 'host', type: 'broadcast-started', body: {} } as const;
const three = { name: 'Three', members: ['ada'] };

const rows: readonly DecideRow[] = [
  [
    'the class is split',
    [],
    'host',
    { type: 'groups.open', groups: [three], task: 'Think' },
    [['groups-opened', { groups: [{ id: 1, ...three }], task: 'Think' }]],
  ],
  [
    'a new split goes on counting',
    [split],
    'host',
    { type: 'groups.open', groups: [three] },
    [['groups-opened', { groups: [{ id: 3, ...three }] }]],
  ],
  ['no more groups than a class can hold', [many], 'host', { type: 'groups.open', groups: [three] }, 'TOO_MUCH'],
  [
    'no group with one who never came',
    [],
    'host',
    { type: 'groups.open', groups: [{ name: 'G', members: ['nobody'] }] },
    'NOT_FOUND groups',
  ],
  [
    'no group with one who stands above',
    [],
    'cohost',
    { type: 'groups.open', groups: [{ name: 'G', members: ['host'] }] },
    'NOT_ALLOWED',
  ],
  [
    'one is moved',
    [split],
    'host',
    { type: 'group.move', who: 'ada', to: 2 },
    [['group-moved', { who: 'ada', to: 2 }]],
  ],
  ['one is moved back', [split], 'cohost', { type: 'group.move', who: 'ada' }, [['group-moved', { who: 'ada' }]]],
  ['nobody is moved to where they are', [split], 'host', { type: 'group.move', who: 'ada', to: 1 }, []],
  ['nobody is moved who never came', [split], 'host', { type: 'group.move', who: 'nobody', to: 1 }, 'NOT_FOUND who'],
  [
    'nobody is moved by one who stands in',
    [split],
    'steward',
    { type: 'group.move', who: 'ada', to: 2 },
    'NOT_ALLOWED',
  ],
  ['nobody is moved who stands above', [split], 'cohost', { type: 'group.move', who: 'host', to: 2 }, 'NOT_ALLOWED'],
  ['there is no such group', [split], 'host', { type: 'group.move', who: 'ada', to: 9 }, 'NOT_FOUND to'],
  [
    'a group that is closed',
    [split, { by: 'host', type: 'groups-closed', body: {} }],
    'host',
    { type: 'group.move', who: 'ada', to: 1 },
    'NOT_FOUND to',
  ],
  [
    'who stands in comes where a hand is up, and answers it',
    [split, raised],
    'steward',
    { type: 'group.move', who: 'steward', to: 1 },
    [
      ['group-moved', { who: 'steward', to: 1 }],
      ['hand-lowered', { of: 'ada' }],
    ],
  ],
  [
    'who stands in stays out where no hand is up',
    [split],
    'steward',
    { type: 'group.move', who: 'steward', to: 1 },
    'NOT_ALLOWED',
  ],
  [
    'the groups are called',
    [split],
    'host',
    { type: 'groups.call', seconds: 60 },
    [['groups-called', { seconds: 60 }]],
  ],
  ['the groups are closed at once', [split], 'host', { type: 'groups.call', seconds: 0 }, [['groups-closed', {}]]],
  ['the groups are called back after all', [split, called], 'host', { type: 'groups.call' }, [['groups-called', {}]]],
  ['the groups were not called', [split], 'host', { type: 'groups.call' }, []],
  ['there are no groups to be called', [], 'host', { type: 'groups.call', seconds: 60 }, []],
  ['one speaks to all groups', [split], 'host', { type: 'groups.broadcast', on: true }, [['broadcast-started', {}]]],
  ['one speaks to all groups already', [split, loud], 'host', { type: 'groups.broadcast', on: true }, []],
  [
    'one speaks to all no longer',
    [split, loud],
    'host',
    { type: 'groups.broadcast', on: false },
    [['broadcast-stopped', {}]],
  ],
  ['another did not speak to all', [split, loud], 'cohost', { type: 'groups.broadcast', on: false }, []],
  ['there are no groups to speak to', [], 'host', { type: 'groups.broadcast', on: true }, []],
];

describe('groups', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
