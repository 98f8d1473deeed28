import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ClassPage } from '../../../../live/test/class-page.ts';
import { LiveClass } from './live-class.ts';

const before = Object.getOwnPropertyDescriptors(globalThis);

beforeEach(() => {
  Object.assign(globalThis, {
    location: { origin: 'http://localhost' },
    window: new EventTarget(),
    document: new EventTarget(),
  });
});

afterEach(() => {
  for (const name of ['location', 'window', 'document'] as const)
    if (before[name]) Object.defineProperty(globalThis, name, before[name]);
    else Reflect.deleteProperty(globalThis, name);
});

/** Tests of the gateway import the class page by its address, so only this assignment compares the types they name with it. */
const opened = (admit: () => Promise<never>): ClassPage =>
  new LiveClass({ sessionId: 'a', personId: 'b', admit, choice: 'voice', devices: () => ({}) });

it('keeps what is written before it is started, and asks for no admission', () => {
  let asked = 0;
  const page = opened(() => {
    asked += 1;
    return Promise.reject(new Error('No admission'));
  });
  page.outbox.write({ name: 'chat.post', payload: { text: 'Muraho' } });
  expect(page.connection.state.value).toEqual({ is: 'connecting', failed: 0 });
  expect(page.state.value.messages).toEqual([]);
  expect(page.outbox.entries.value).toHaveLength(1);
  expect(asked).toBe(0);
  page.dispose();
});
