import { beforeEach, expect, jest, test } from '@jest/globals';
import type { sendFile } from './send-file.ts';

type Sent = Parameters<typeof sendFile>[0] & { stopped: boolean };
/** What was begun to be sent. */
const begun: Sent[] = [];
jest.unstable_mockModule('./send-file.ts', () => ({
  sendFile: (what: Parameters<typeof sendFile>[0]) => {
    const sent = { ...what, stopped: false };
    begun.push(sent);
    return { stop: () => void (sent.stopped = true) };
  },
}));
const { forget, send, sendState } = await import('./sending.ts');

const file = new File(['x'], 'keys.pdf');
beforeEach(() => {
  begun.length = 0;
  forget('one');
});

test('the progress of an upload is kept while its page is not shown', () => {
  send('one', file);
  expect(sendState('one')).toEqual({ is: 'going', share: 0, waits: false });
  begun[0]?.onProgress(0.5);
  begun[0]?.onWait();
  expect(sendState('one')).toEqual({ is: 'going', share: 0.5, waits: true });
  begun[0]?.onDone();
  expect(sendState('one')).toEqual({ is: 'sent' });
  expect(sendState('another')).toEqual({ is: 'none' });
});

test('an error stays until another file is sent', () => {
  send('one', file);
  begun[0]?.onFailed('TOO_MANY_DECKS');
  expect(sendState('one')).toEqual({ is: 'failed', code: 'TOO_MANY_DECKS' });
  send('one', file);
  expect(sendState('one')).toMatchObject({ is: 'going' });
});

test('a stopped upload reports nothing any more', () => {
  send('one', file);
  forget('one');
  expect(begun[0]?.stopped).toBe(true);
  begun[0]?.onProgress(0.7);
  expect(sendState('one')).toEqual({ is: 'none' });
  send('one', file);
  begun[0]?.onDone();
  expect(sendState('one')).toMatchObject({ is: 'going' });
});
