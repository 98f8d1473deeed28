/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { Questions } from './Questions.tsx';

let opened: ClassInTest;

async function openFor(me: string): Promise<ReturnType<typeof render>> {
  opened = new ClassInTest(me);
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
  opened.happen('chantal', 'joined', { name: 'Chantal Uwase', role: 'listener' });
  await opened.enter();
  return show();
}
const show = () =>
  render(
    <InClass of={opened}>
      <Questions />
    </InClass>,
  );
const texts = () => screen.getAllByRole('listitem').map((item) => item.querySelector('.message-text')?.textContent);
const withText = (text: string) =>
  within(screen.getAllByRole('listitem').find((item) => item.textContent?.includes(text)) as HTMLElement);

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => localStorage.clear());
afterEach(() => opened.live.dispose());

describe('Questions', () => {
  it('lists what most people ask first, and what is answered at the end', async () => {
    await openFor('bosco');
    act(() => {
      const first = opened.happen('chantal', 'question-asked', { text: 'Why is one no prime?' });
      opened.happen('chantal', 'question-asked', { text: 'Is there a last prime?' });
      const third = opened.happen('bosco', 'question-asked', { text: 'May we use a calculator?' });
      opened.happen('chantal', 'question-voted', { question: third, up: true });
      opened.happen('ada', 'question-answered', { question: first, answered: true });
    });
    expect(texts()).toEqual(['May we use a calculator?', 'Is there a last prime?', 'Why is one no prime?']);
    expect(screen.getByRole('heading', { name: 'Answered' })).toBeTruthy();
  });

  it('lets one join a question of others and leave it again, but not join one’s own', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    let asked = 0;
    act(() => {
      asked = opened.happen('chantal', 'question-asked', { text: 'Is there a last prime?' });
      opened.happen('bosco', 'question-asked', { text: 'May we use a calculator?' });
    });
    const vote = () => withText('last prime').getByRole('button', { name: /I ask this too/ });
    expect(withText('calculator').queryByRole('button', { name: /I ask this too/ })).toBeNull();
    await user.click(vote());
    act(() => void opened.happen('bosco', 'question-voted', { question: asked, up: true }));
    expect(vote().getAttribute('aria-pressed')).toBe('true');
    await user.click(vote());
    expect(opened.saidBy('question.vote')).toEqual([
      { question: asked, up: true },
      { question: asked, up: false },
    ]);
  });

  it('lets only who moderates mark a question as answered, and remove one of others', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    let asked = 0;
    act(() => void (asked = opened.happen('chantal', 'question-asked', { text: 'Is there a last prime?' })));
    await user.click(screen.getByRole('button', { name: 'Mark as answered' }));
    expect(opened.saidBy('question.answer')).toEqual([{ question: asked, answered: true }]);
    opened.live.dispose();
    cleanup();
    await openFor('bosco');
    act(() => void opened.happen('chantal', 'question-asked', { text: 'Is there a last prime?' }));
    expect(screen.queryByRole('button', { name: 'Mark as answered' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Remove|Take back/ })).toBeNull();
  });

  it('shows a question at once, says that it waits for the line, and shows it once when the log has it', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    await act(() => opened.cut());
    await user.type(screen.getByRole('textbox', { name: 'Question' }), 'Is two a prime?{Enter}');
    expect(screen.getByText('waits for your line')).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
    await act(() => opened.mend());
    await screen.findByText('Is two a prime?');
    const key = String(opened.asked.find(({ name }) => name === 'question.ask')?.payload['key']);
    act(() => void opened.happen('bosco', 'question-asked', { text: 'Is two a prime?' }, key));
    expect(texts()).toEqual(['Is two a prime?']);
    expect(screen.queryByText('waits for your line')).toBeNull();
  });

  it('keeps what is half written over a reload', async () => {
    const user = userEvent.setup();
    const page = await openFor('bosco');
    await user.type(screen.getByRole('textbox'), 'Is two');
    page.unmount();
    show();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Is two');
  });

  it('says that questions are closed in the place of the field', async () => {
    await openFor('bosco');
    act(() => void opened.happen('ada', 'locked', { what: 'questions' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('Questions are closed for now.')).toBeTruthy();
  });
});
