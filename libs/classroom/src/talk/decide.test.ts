import { describe, expect, test } from '@jest/globals';
import { becomes, next } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';

const told = { by: 'ada', type: 'message-posted', body: { text: 'I am lost', to: 'moderators' } } as const;
const posted = { by: 'ada', type: 'message-posted', body: { text: 'Hello' } } as const;
const grouped: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: { groups: [{ id: 1, name: 'One', members: ['ada'] }] },
};
const text = 'Yes';
const slow = { by: 'ada', type: 'pace-said', body: { pace: 'slow', was: 'well' } } as const;

const rows: readonly DecideRow[] = [
  ['a message to all', [], 'ada', { type: 'chat.post', text }, [['message-posted', { text }]]],
  [
    'a message that answers one',
    [posted],
    'bosco',
    { type: 'chat.post', text, reply: next },
    [['message-posted', { text, reply: next }]],
  ],
  [
    'an answer to a message that one may read, after one that one may not',
    [told, posted],
    'bosco',
    { type: 'chat.post', text, reply: next + 1 },
    [['message-posted', { text, reply: next + 1 }]],
  ],
  ['no answer to what is not there', [], 'bosco', { type: 'chat.post', text, reply: 3 }, 'NOT_FOUND reply'],
  ['no answer to what one may not read', [told], 'bosco', { type: 'chat.post', text, reply: next }, 'NOT_FOUND reply'],
  [
    'a message to the own group',
    [grouped],
    'ada',
    { type: 'chat.post', text, group: 1 },
    [['message-posted', { text, group: 1 }]],
  ],
  ['no message to another group', [grouped], 'bosco', { type: 'chat.post', text, group: 1 }, 'NOT_FOUND group'],
  [
    'no message to all while the chat is locked',
    [{ by: 'host', type: 'locked', body: { what: 'chat' } }],
    'ada',
    { type: 'chat.post', text },
    'NOT_ALLOWED',
  ],
  [
    'a listener tells the moderators',
    [],
    'ada',
    { type: 'chat.tell', text },
    [['message-posted', { text, to: 'moderators' }]],
  ],
  [
    'a moderator answers whom they were told by',
    [told],
    'cohost',
    { type: 'chat.tell', text, reply: next },
    [['message-posted', { text, to: 'moderators', reply: next, answers: 'ada' }]],
  ],
  [
    'an answer to what one told the moderators oneself is for them alone',
    [{ by: 'host', type: 'message-posted', body: { text, to: 'moderators' } }],
    'host',
    { type: 'chat.tell', text, reply: next },
    [['message-posted', { text, to: 'moderators', reply: next }]],
  ],
  [
    'no private answer to what one may not read',
    [told],
    'bosco',
    { type: 'chat.tell', text, reply: next },
    'NOT_FOUND reply',
  ],
  [
    'a lecturer answers and names the person who asked',
    [told],
    'host',
    { type: 'chat.tell', text, reply: next, to: 'ada' },
    [['message-posted', { text, to: 'moderators', reply: next, answers: 'ada' }]],
  ],
  [
    'a lecturer tells one person',
    [],
    'host',
    { type: 'chat.tell', text, to: 'ada' },
    [['message-posted', { text, to: 'moderators', answers: 'ada' }]],
  ],
  ['a listener tells nobody else', [], 'ada', { type: 'chat.tell', text, to: 'bosco' }, 'NOT_ALLOWED'],
  ['who stands in tells nobody else', [], 'steward', { type: 'chat.tell', text, to: 'bosco' }, 'NOT_ALLOWED'],
  ['nobody tells themselves', [], 'host', { type: 'chat.tell', text, to: 'host' }, 'NOT_FOUND to'],
  ['nobody tells who never came', [], 'host', { type: 'chat.tell', text, to: 'nobody' }, 'NOT_FOUND to'],
  [
    'no answer goes to another than who asked',
    [told],
    'host',
    { type: 'chat.tell', text, reply: next, to: 'bosco' },
    'BAD_INPUT to',
  ],
  [
    'one removes what one wrote',
    [posted],
    'ada',
    { type: 'chat.remove', message: next },
    [['message-removed', { message: next }]],
  ],
  [
    'a moderator removes what another wrote',
    [posted],
    'steward',
    { type: 'chat.remove', message: next },
    [['message-removed', { message: next }]],
  ],
  ['no listener removes what another wrote', [posted], 'bosco', { type: 'chat.remove', message: next }, 'NOT_ALLOWED'],
  [
    'nobody removes what they may not read',
    [told],
    'steward',
    { type: 'chat.remove', message: next },
    'NOT_FOUND message',
  ],
  [
    'nothing is removed twice',
    [posted, { by: 'ada', type: 'message-removed', body: { message: next } }],
    'ada',
    { type: 'chat.remove', message: next },
    [],
  ],
  ['a caption', [], 'cohost', { type: 'caption.say', text }, [['captioned', { text }]]],
  ['no caption for all from within a group', [grouped], 'ada', { type: 'caption.say', text }, 'NOT_ALLOWED'],
  ['the pace', [], 'ada', { type: 'pace.say', pace: 'slow' }, [['pace-said', { pace: 'slow', was: 'well' }]]],
  [
    'the pace, said anew',
    [slow],
    'ada',
    { type: 'pace.say', pace: 'lost' },
    [['pace-said', { pace: 'lost', was: 'slow' }]],
  ],
  ['the same pace is not said twice', [slow], 'ada', { type: 'pace.say', pace: 'slow' }, []],
  ['it went well already', [], '__proto__', { type: 'pace.say', pace: 'well' }, []],
  ['the pace is taken in', [slow], 'host', { type: 'pace.clear' }, [['pace-cleared', {}]]],
  [
    'it is taken in when one person is lost',
    [{ ...slow, body: { pace: 'lost', was: 'well' } }],
    'host',
    { type: 'pace.clear' },
    [['pace-cleared', {}]],
  ],
  [
    'it is taken in when it is too fast for one person',
    [{ ...slow, body: { pace: 'fast', was: 'well' } }],
    'host',
    { type: 'pace.clear' },
    [['pace-cleared', {}]],
  ],
  ['there is no pace to be taken in', [], 'host', { type: 'pace.clear' }, []],
  [
    'a countdown',
    [],
    'host',
    { type: 'countdown.start', seconds: 60, label: 'Break' },
    [['countdown-started', { seconds: 60, label: 'Break' }]],
  ],
  [
    'a countdown without a name',
    [],
    'host',
    { type: 'countdown.start', seconds: 60 },
    [['countdown-started', { seconds: 60 }]],
  ],
  [
    'a countdown is stopped',
    [{ by: 'host', type: 'countdown-started', body: { seconds: 60 } }],
    'host',
    { type: 'countdown.stop' },
    [['countdown-stopped', {}]],
  ],
  ['there is no countdown to be stopped', [], 'host', { type: 'countdown.stop' }, []],
];

describe('chat, captions, pace and countdown', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
