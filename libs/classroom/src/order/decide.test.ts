import { describe, expect, test } from '@jest/globals';
import { becomes } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';
import { mostShown } from './pictures.ts';

const knocked: NewClassEvent = { by: 'late', type: 'knocked', body: { name: 'Late' } };
const locked: NewClassEvent = { by: 'host', type: 'locked', body: { what: 'chat' } };
const out: NewClassEvent = { by: 'host', type: 'sent-out', body: { who: 'ada', back: true } };
const speaks = (by: string): NewClassEvent => ({ by, type: 'media-started', body: { source: 'microphone' } });
const allowed = (to: string): NewClassEvent => ({ by: 'host', type: 'pictures-allowed', body: { to, beside: true } });
const row = Array.from({ length: mostShown }, (_, at) => `s${at}`).flatMap((by): NewClassEvent[] => [
  { by, type: 'joined', body: { name: by, role: 'listener' } },
  { by: 'host', type: 'floor-given', body: { to: by } },
  allowed(by),
]);

const rows: readonly DecideRow[] = [
  ['one is silenced', [], 'host', { type: 'order.mute', who: 'bosco' }, [['muted', { who: 'bosco' }]]],
  ['one is silent already', [], 'host', { type: 'order.mute', who: 'ada' }, []],
  ['nobody silences who stands above', [], 'cohost', { type: 'order.mute', who: 'host' }, 'NOT_ALLOWED'],
  ['nobody silences who never came', [], 'host', { type: 'order.mute', who: 'nobody' }, 'NOT_FOUND who'],
  [
    'all are silenced who stand below',
    [speaks('cohost'), speaks('ada')],
    'steward',
    { type: 'order.muteAll' },
    [
      ['muted', { who: 'ada' }],
      ['muted', { who: 'bosco' }],
    ],
  ],
  [
    'all are silenced, and one event has the key',
    [speaks('cohost'), speaks('ada')],
    'host',
    { type: 'order.muteAll' },
    [
      ['muted', { who: 'cohost' }],
      ['muted', { who: 'ada' }],
      ['muted', { who: 'bosco' }],
    ],
  ],
  ['something is locked', [], 'host', { type: 'order.lock', what: 'chat' }, [['locked', { what: 'chat' }]]],
  ['it is locked already', [locked], 'host', { type: 'order.lock', what: 'chat' }, []],
  ['something is unlocked', [locked], 'host', { type: 'order.unlock', what: 'chat' }, [['unlocked', { what: 'chat' }]]],
  ['it is open already', [], 'host', { type: 'order.unlock', what: 'chat' }, []],
  ['one who waits is let in', [knocked], 'host', { type: 'order.letIn', who: 'late' }, [['let-in', { who: 'late' }]]],
  [
    'the second who waits is let in',
    [
      { by: 'early', type: 'knocked', body: { name: 'Early' } },
      { by: 'host', type: 'let-in', body: { who: 'early' } },
      knocked,
    ],
    'host',
    { type: 'order.letIn', who: 'late' },
    [['let-in', { who: 'late' }]],
  ],
  [
    'one is let in already',
    [knocked, { by: 'host', type: 'let-in', body: { who: 'late' } }],
    'host',
    { type: 'order.letIn', who: 'late' },
    [],
  ],
  ['nobody is let in who does not wait', [], 'host', { type: 'order.letIn', who: 'ada' }, 'NOT_FOUND who'],
  [
    'one who waits is turned away',
    [knocked],
    'host',
    { type: 'order.turnAway', who: 'late' },
    [['turned-away', { who: 'late' }]],
  ],
  [
    'one is turned away already',
    [knocked, { by: 'host', type: 'turned-away', body: { who: 'late' } }],
    'host',
    { type: 'order.turnAway', who: 'late' },
    [],
  ],
  ['nobody is turned away who does not wait', [], 'host', { type: 'order.turnAway', who: 'ada' }, 'NOT_FOUND who'],
  [
    'one is sent out',
    [],
    'host',
    { type: 'order.sendOut', who: 'ada', back: false },
    [
      ['sent-out', { who: 'ada', back: false }],
      ['left', { reason: 'sent-out' }],
    ],
  ],
  [
    'one who is gone is sent out',
    [],
    'host',
    { type: 'order.sendOut', who: 'gone', back: true },
    [['sent-out', { who: 'gone', back: true }]],
  ],
  [
    'nobody is sent out who stands above',
    [],
    'steward',
    { type: 'order.sendOut', who: 'cohost', back: true },
    'NOT_ALLOWED',
  ],
  ['one may come back', [out], 'host', { type: 'order.letBack', who: 'ada' }, [['let-back', { who: 'ada' }]]],
  ['nobody comes back who was not sent out', [], 'host', { type: 'order.letBack', who: 'ada' }, []],
  ['nobody comes back who never came', [], 'host', { type: 'order.letBack', who: 'nobody' }, 'NOT_FOUND who'],
  ['a co-host is named', [], 'host', { type: 'cohost.name', to: 'ada' }, [['cohost-named', { to: 'ada' }]]],
  ['no lecturer becomes a co-host', [], 'host', { type: 'cohost.name', to: 'host' }, []],
  ['no co-host who is gone', [], 'host', { type: 'cohost.name', to: 'gone' }, 'NOT_FOUND to'],
  [
    'a co-host is released',
    [],
    'host',
    { type: 'cohost.release', from: 'cohost' },
    [['cohost-released', { from: 'cohost' }]],
  ],
  ['nobody is released who is no co-host', [], 'host', { type: 'cohost.release', from: 'ada' }, []],
  ['nobody is released who never came', [], 'host', { type: 'cohost.release', from: 'nobody' }, 'NOT_FOUND from'],
  [
    'who has the floor may show pictures',
    [],
    'host',
    { type: 'pictures.allow', to: 'bosco', beside: false },
    [['pictures-allowed', { to: 'bosco' }]],
  ],
  [
    'who may show pictures gets the floor as well',
    [],
    'host',
    { type: 'pictures.allow', to: 'ada', beside: true },
    [
      ['floor-given', { to: 'ada' }],
      ['pictures-allowed', { to: 'ada', beside: true }],
    ],
  ],
  [
    'a lecturer needs no leave for pictures',
    [],
    'cohost',
    { type: 'pictures.allow', to: 'host', beside: true },
    'NOT_ALLOWED',
  ],
  [
    'one may show pictures already',
    [allowed('bosco')],
    'host',
    { type: 'pictures.allow', to: 'bosco', beside: false },
    [],
  ],
  [
    'one of two who may show pictures is the only one from then on',
    [{ by: 'host', type: 'floor-given', body: { to: 'ada' } }, allowed('ada'), allowed('bosco')],
    'host',
    { type: 'pictures.allow', to: 'bosco', beside: false },
    [['pictures-allowed', { to: 'bosco' }]],
  ],
  [
    'nobody who is gone shows pictures',
    [],
    'host',
    { type: 'pictures.allow', to: 'gone', beside: true },
    'NOT_FOUND to',
  ],
  [
    'a listener who lectures meanwhile leaves room in the row',
    [...row, { by: 's0', type: 'joined', body: { name: 's0', role: 'host' } }],
    'host',
    { type: 'pictures.allow', to: 'bosco', beside: true },
    [['pictures-allowed', { to: 'bosco', beside: true }]],
  ],
  ['no pictures beside a full row', row, 'host', { type: 'pictures.allow', to: 'bosco', beside: true }, 'NOT_ALLOWED'],
  [
    'pictures are withdrawn',
    [allowed('bosco')],
    'host',
    { type: 'pictures.withdraw', from: 'bosco' },
    [['pictures-withdrawn', { from: 'bosco' }]],
  ],
  ['there are no pictures to be withdrawn', [], 'host', { type: 'pictures.withdraw', from: 'bosco' }, []],
  ['none of somebody who never came', [], 'host', { type: 'pictures.withdraw', from: 'nobody' }, 'NOT_FOUND from'],
  ['a captioner is named', [], 'host', { type: 'captioner.name', to: 'ada' }, [['captioner-named', { to: 'ada' }]]],
  ['who moderates writes captions anyway', [], 'host', { type: 'captioner.name', to: 'cohost' }, []],
  ['no captioner who is gone', [], 'host', { type: 'captioner.name', to: 'gone' }, 'NOT_FOUND to'],
  [
    'a captioner is released',
    [{ by: 'host', type: 'captioner-named', body: { to: 'ada' } }],
    'host',
    { type: 'captioner.release', from: 'ada' },
    [['captioner-released', { from: 'ada' }]],
  ],
  ['nobody is released who writes no captions', [], 'host', { type: 'captioner.release', from: 'ada' }, []],
  ['no captioner who never came', [], 'host', { type: 'captioner.release', from: 'nobody' }, 'NOT_FOUND from'],
];

describe('order', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
