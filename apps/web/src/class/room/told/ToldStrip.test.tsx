/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { soundBlocked } from './sound.ts';
import { ToldStrip } from './ToldStrip.tsx';

let opened: ClassInTest;

async function open(failed?: string): Promise<ReturnType<typeof render>> {
  opened = new ClassInTest('bosco');
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
  await opened.enter();
  return render(strip(failed));
}
const strip = (failed?: string) => (
  <InClass of={opened}>
    <ToldStrip failed={failed} />
  </InClass>
);
/** What is told now: the others wait, hidden. */
const shown = () =>
  [...document.querySelectorAll<HTMLElement>('.room-need')]
    .filter(({ hidden }) => !hidden)
    .map(({ textContent }) => textContent);
const next = () => screen.getByRole('button', { name: /^\d of \d$/ });

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => localStorage.clear());
afterEach(() => {
  soundBlocked.value = false;
  opened.live.dispose();
});

describe('ToldStrip', () => {
  it('tells one thing at a time, the most urgent first, and turns to the others', async () => {
    const user = userEvent.setup();
    await open();
    act(() => void opened.happen('ada', 'poll-opened', { kind: 'text', question: 'How are you?', anonymous: true }));
    act(() => void opened.happen('ada', 'floor-given', { to: 'bosco' }));
    expect(shown()).toEqual([expect.stringContaining('You have the floor.')]);
    await user.click(next());
    expect(shown()).toEqual([expect.stringContaining('How are you?')]);
    await user.click(next());
    await user.click(next());
    expect(shown()).toEqual([expect.stringContaining('You have the floor.')]);
  });

  it('comes back to the first when something more urgent comes', async () => {
    const user = userEvent.setup();
    await open();
    act(() => void opened.happen('ada', 'poll-opened', { kind: 'text', question: 'How are you?', anonymous: true }));
    await user.click(next());
    expect(shown()).toEqual([expect.stringContaining('cannot play the class')]);
    act(() => void (soundBlocked.value = true));
    expect(shown()).toEqual([expect.stringContaining('sound')]);
  });

  it('keeps what was begun in one thing while another is looked at', async () => {
    const user = userEvent.setup();
    await open();
    act(() => void opened.happen('ada', 'poll-opened', { kind: 'text', question: 'How are you?', anonymous: true }));
    await user.type(screen.getByRole('textbox'), 'Well');
    await user.click(next());
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(next());
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Well');
  });

  it('tells first that the line is gone, and nothing of what it cannot know then', async () => {
    await open();
    await act(() => opened.cut());
    expect(shown()).toEqual([expect.stringContaining('Your line is gone since 0 s.')]);
    expect(screen.queryByRole('button', { name: /^\d of \d$/ })).toBeNull();
  });

  it('says what did not come through, in the words for its reason', async () => {
    const page = await open('TOO_MANY');
    const tooMany = shown()[0];
    page.rerender(strip('NOT_ALLOWED'));
    expect(shown()[0]).not.toBe(tooMany);
    page.rerender(strip());
    expect(shown().join()).not.toContain(tooMany ?? '');
  });
});
