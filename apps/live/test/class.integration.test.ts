import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LiveUnderTest } from './live-under-test.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

describe('a class', () => {
  test('people enter, write, and see each other in the order of the log', async () => {
    const classId = await live.makeClass();
    const lecturer = await live.join(classId, 'host', 'Lecturer');
    const student = await live.join(classId, 'listener', 'Student');
    const key = randomUUID();
    const { seq } = await student.ok('chat.post', { key, text: ' \u200b Mu\u202eraho! ' });
    expect(seq).toBe(3);
    const heard = await lecturer.push('class.events', ({ events }) => events.some((event) => event.seq === seq));
    expect(heard.events).toMatchObject([
      { seq: 3, type: 'message-posted', by: student.ticket.personId, key, body: { text: 'Muraho!' } },
    ]);
    expect(lecturer.events).toEqual(['2 joined', '3 message-posted']);
  });
});
