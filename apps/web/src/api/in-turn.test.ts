import { expect, test } from '@jest/globals';
import { InTurn } from './in-turn.ts';

test('tasks of one kind run one after the other, also after a failure; other kinds do not wait', async () => {
  const inTurn = new InTurn();
  const done: string[] = [];
  const held = Promise.withResolvers<undefined>();
  const first = inTurn.do('language', async () => {
    await held.promise;
    done.push('first');
    throw new Error('lost');
  });
  const second = inTurn.do('language', async () => {
    done.push('second');
  });
  await inTurn.do('profile', async () => {
    done.push('other');
  });
  held.resolve(undefined);
  await expect(first).rejects.toThrow('lost');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
