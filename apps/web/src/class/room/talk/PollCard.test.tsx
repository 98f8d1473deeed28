/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { ClassEventBodies } from '#classroom';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { PollCard } from './PollCard.tsx';

let opened: ClassInTest;

/** The poll that was opened last, as the class has it now. */
function LastPoll() {
  const poll = useClass().live.state.value.polls.at(-1);
  return poll ? <PollCard poll={poll} /> : null;
}

async function open(form: Partial<ClassEventBodies['poll-opened']>, answered?: number[]): Promise<number> {
  const poll = opened.happen('ada', 'poll-opened', {
    kind: 'single',
    question: 'Which is a prime?',
    anonymous: false,
    ...form,
  });
  if (answered) opened.happen('bosco', 'poll-answered', { poll, answer: answered });
  await opened.enter();
  render(
    <InClass of={opened}>
      <LastPoll />
    </InClass>,
  );
  return poll;
}

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => {
  localStorage.clear();
  opened = new ClassInTest('bosco');
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
});
afterEach(() => opened.live.dispose());

describe('PollCard', () => {
  it('sends a choice once one is made, and says that it is on its way until the log has it', async () => {
    const user = userEvent.setup();
    opened.answers = false;
    const poll = await open({ choices: ['9', '11'] });
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(opened.saidBy('poll.answer')).toEqual([]);
    await user.click(screen.getByRole('radio', { name: '11' }));
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(opened.saidBy('poll.answer')).toEqual([{ poll, answer: [1] }]);
    expect(screen.getByText('on its way')).toBeTruthy();
  });

  it('shows the answer that the log has, and lets it be changed', async () => {
    const user = userEvent.setup();
    const poll = await open({ choices: ['9', '11', '13'], kind: 'several' }, [0, 1]);
    expect(screen.getByText('Your answer: 9, 11')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '13' }));
    await user.click(screen.getByRole('checkbox', { name: '9' }));
    await user.click(screen.getByRole('button', { name: 'Change my answer' }));
    expect(opened.saidBy('poll.answer')).toEqual([{ poll, answer: [1, 2] }]);
  });

  it('takes a number with a comma or a point, and nothing else', async () => {
    const user = userEvent.setup();
    const poll = await open({ kind: 'number' });
    const field = screen.getByRole('textbox', { name: 'Which is a prime?' });
    await user.type(field, 'seven{Enter}');
    expect(opened.saidBy('poll.answer')).toEqual([]);
    await user.clear(field);
    await user.type(field, '7,5{Enter}');
    expect(opened.saidBy('poll.answer')).toEqual([{ poll, answer: 7.5 }]);
  });

  it('says that an answer came too late, until it is put aside', async () => {
    const user = userEvent.setup();
    opened.refusal = 'POLL_CLOSED';
    await open({ kind: 'text' });
    await user.type(screen.getByRole('textbox'), 'eleven{Enter}');
    expect(await screen.findByText(/Your answer came after the poll was closed/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByText(/came after the poll was closed/)).toBeNull();
  });

  it('tells with the results whether one was right, in the language of the page', async () => {
    await showLanguage('fr');
    const poll = await open({ choices: ['9', '11'], right: [1] });
    act(() => {
      opened.happen('bosco', 'poll-answered', { poll, answer: [0] });
      opened.happen('ada', 'poll-closed', { poll });
      opened.happen('ada', 'poll-shown', { poll, results: [{ value: '0', count: 1 }], answered: 1, right: [1] });
    });
    expect(screen.getByText('Une autre réponse est juste.')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
    await showLanguage('en');
  });

  it('is folded away and comes back', async () => {
    const user = userEvent.setup();
    await open({ choices: ['9', '11'] });
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });
});
