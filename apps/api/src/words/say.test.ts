import { describe, expect, test } from '@jest/globals';
import { en } from './en.ts';
import type { MessageId } from './en.ts';
import { fr } from './fr.ts';
import { say } from './say.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort();

describe('words', () => {
  test.each(Object.keys(en) as MessageId[])('%s speaks of the same things in both languages', (id) => {
    expect(fr[id]).not.toBe('');
    expect(placeholders(fr[id])).toEqual(placeholders(en[id]));
  });

  test('plurals and values are filled in', () => {
    expect(say('en', 'mail.reset.text', { minutes: 1 })).toContain('within 1 minute.');
    expect(say('en', 'mail.reset.text', { minutes: 30 })).toContain('within 30 minutes.');
    expect(say('fr', 'mail.welcome.subject', { institution: 'Université du Burundi' })).toBe(
      'Votre compte à Université du Burundi',
    );
  });
});
