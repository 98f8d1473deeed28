/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/preact';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { Said } from './Said.tsx';

let opened: ClassInTest;

/** Enters, and from then on time passes by `pass` alone. */
async function openFor(me: string): Promise<void> {
  opened = new ClassInTest(me);
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
  opened.happen('ada', 'message-posted', { text: 'Said before' });
  await opened.enter();
  jest.useFakeTimers();
  render(
    <InClass of={opened}>
      <Said />
    </InClass>,
  );
}
const pass = () => act(() => void jest.advanceTimersByTime(5_000));
const said = () => screen.getByRole('status').textContent;

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => localStorage.clear());
afterEach(() => {
  opened.live.dispose();
  jest.useRealTimers();
});

describe('Said', () => {
  it('reads out one new message of others in full, and neither old ones nor one’s own', async () => {
    await openFor('bosco');
    await pass();
    expect(said()).toBe('');
    act(() => {
      opened.happen('ada', 'message-posted', { text: 'Muraho' });
      opened.happen('bosco', 'message-posted', { text: 'Muraho neza' });
    });
    await pass();
    expect(said()).toBe('Ada Mukamana: Muraho');
  });

  it('counts several, so that a lively chat drowns nobody, in the language of the page', async () => {
    await openFor('bosco');
    await act(() => showLanguage('fr'));
    act(() => {
      for (const text of ['Un', 'Deux', 'Trois']) opened.happen('ada', 'message-posted', { text });
    });
    await pass();
    expect(said()).toBe('3 nouveaux messages');
    await act(() => showLanguage('en'));
  });

  it('cuts a long message, and says the same words again as a change', async () => {
    await openFor('bosco');
    const text = 'x'.repeat(130);
    act(() => void opened.happen('ada', 'message-posted', { text }));
    await pass();
    expect(said()).toBe(`Ada Mukamana: ${'x'.repeat(120)}…`);
    const first = said();
    act(() => void opened.happen('ada', 'message-posted', { text }));
    await pass();
    expect(said()).not.toBe(first);
    expect(said()?.trim()).toBe(first);
  });

  it('tells of polls, and of open questions those who moderate', async () => {
    await openFor('ada');
    act(() => {
      opened.happen('bosco', 'question-asked', { text: 'Is two a prime?' });
      opened.happen('bosco', 'poll-opened', { kind: 'text', question: 'How are you?', anonymous: true });
    });
    await pass();
    expect(said()).toBe('A poll: How are you?. 1 open question');
  });

  it('tells listeners of polls, and not of questions', async () => {
    await openFor('bosco');
    act(() => {
      opened.happen('chantal', 'question-asked', { text: 'Is two a prime?' });
      opened.happen('ada', 'poll-opened', { kind: 'text', question: 'How are you?', anonymous: true });
    });
    await pass();
    expect(said()).toBe('A poll: How are you?');
  });
});
