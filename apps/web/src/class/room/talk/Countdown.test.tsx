/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { Countdown } from './Countdown.tsx';

let opened: ClassInTest;

/** A countdown of so many seconds that has just begun, by a clock that `pass` moves. */
async function begin(me: string, seconds: number, label?: string): Promise<void> {
  opened = new ClassInTest(me);
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
  opened.happen('ada', 'countdown-started', { seconds, ...(label === undefined ? {} : { label }) });
  await opened.enter();
  const endsAt = opened.live.state.value.countdown?.endsAt ?? 0;
  const ahead = opened.live.now() - Date.now();
  jest.useFakeTimers({ now: endsAt - seconds * 1_000 - ahead });
  render(
    <InClass of={opened}>
      <Countdown />
    </InClass>,
  );
}
const pass = (seconds: number) => act(() => void jest.advanceTimersByTime(seconds * 1_000));
const clock = () => screen.queryByRole('timer')?.textContent;
const said = () => screen.queryByRole('status')?.textContent;

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => localStorage.clear());
afterEach(() => {
  opened.live.dispose();
  jest.useRealTimers();
});

describe('Countdown', () => {
  it('counts the seconds for eyes, and says the minutes only', async () => {
    await begin('bosco', 150, 'Exercise 3');
    expect([clock(), said()]).toEqual(['Exercise 3: 2:30', '3 minutes left']);
    await pass(31);
    expect([clock(), said()]).toEqual(['Exercise 3: 1:59', '2 minutes left']);
    await pass(60);
    expect([clock(), said()]).toEqual(['Exercise 3: 0:59', '']);
  });

  it('says that time is up, in the language of the page, and is gone after a while', async () => {
    await begin('bosco', 10);
    await act(() => showLanguage('fr'));
    await pass(10);
    expect([clock(), said()]).toEqual(['C’est l’heure', 'C’est l’heure']);
    await act(() => showLanguage('en'));
    await pass(21);
    expect(clock()).toBeUndefined();
  });

  it('is stopped by who moderates alone', async () => {
    await begin('ada', 60);
    act(() => screen.getByRole('button', { name: 'Stop the countdown' }).click());
    expect(opened.saidBy('countdown.stop')).toEqual([{}]);
    opened.live.dispose();
    jest.useRealTimers();
    cleanup();
    await begin('bosco', 60);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
