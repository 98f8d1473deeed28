/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { Payload } from '#contract';
import type { Problem } from '../api/problems.ts';
import { loadWords, showLanguage } from '../words/words.ts';
import { PollForm } from './PollForm.tsx';

type Poll = Payload<'poll.open'>['form'];
type Send = (form: Poll) => Promise<readonly Problem[] | undefined>;

let purposes = 0;
/** What is typed is kept by purpose, so each test has one of its own. */
const show = (onSend: Send, purpose = `test ${(purposes += 1)}`, first?: Poll) => {
  const page = render(
    <PollForm purpose={purpose} action="class.pollAsk" onSend={onSend} {...(first ? { first } : {})} />,
  );
  return { ...page, purpose };
};
const question = () => screen.getByLabelText<HTMLInputElement>('Question');
const choice = (number: number) => screen.getByLabelText<HTMLInputElement>(`Choice ${number}`);
const right = () => screen.getAllByLabelText<HTMLInputElement>('right');
const ask = () => screen.getByRole('button', { name: 'Ask now' });

beforeAll(async () => {
  await Promise.all([loadWords('class'), loadWords('lead')]);
  await showLanguage('en');
});

describe('PollForm', () => {
  it('sends the choices that were filled, and what is right by its place among them', async () => {
    const user = userEvent.setup();
    const onSend = jest.fn<Send>(() => Promise.resolve(undefined));
    show(onSend);
    await user.type(question(), 'Which is a prime?');
    await user.click(screen.getByRole('button', { name: 'One more choice' }));
    await user.type(choice(1), ' 9 ');
    await user.type(choice(3), '11');
    await user.click(right()[2] as HTMLElement);
    await user.click(ask());
    expect(onSend).toHaveBeenCalledWith({
      kind: 'single',
      question: 'Which is a prime?',
      anonymous: true,
      choices: ['9', '11'],
      right: [1],
    });
  });

  it('lets one choice be right, or several where several may be chosen', async () => {
    const user = userEvent.setup();
    show(() => Promise.resolve(undefined));
    await user.click(right()[0] as HTMLElement);
    await user.click(right()[1] as HTMLElement);
    expect(right().map(({ checked }) => checked)).toEqual([false, true]);
    await user.selectOptions(screen.getByLabelText('How it is answered'), 'Several choices');
    expect(right().map(({ checked }) => checked)).toEqual([false, false]);
    await user.click(right()[0] as HTMLElement);
    await user.click(right()[1] as HTMLElement);
    expect(right().map(({ checked }) => checked)).toEqual([true, true]);
  });

  it('says what is missing at the field where it is missing, and sends nothing', async () => {
    const user = userEvent.setup();
    const onSend = jest.fn<Send>(() => Promise.resolve(undefined));
    show(onSend);
    await user.click(ask());
    expect(screen.getByRole('link', { name: 'Write the question.' })).toBeTruthy();
    await user.type(question(), 'Which is a prime?');
    await user.type(choice(1), '7');
    await user.click(ask());
    await user.click(screen.getByRole('link', { name: 'Write at least two choices.' }));
    expect(document.activeElement).toBe(choice(2));
    await user.type(choice(2), '7');
    await user.click(ask());
    expect(screen.getByRole('alert').textContent).toContain('Two choices are the same');
    expect(onSend).not.toHaveBeenCalled();
  });

  it('reads a right number as people of either language write it', async () => {
    const user = userEvent.setup();
    const onSend = jest.fn<Send>(() => Promise.resolve(undefined));
    show(onSend);
    await user.type(question(), 'How high?');
    await user.selectOptions(screen.getByLabelText('How it is answered'), 'A number');
    const number = screen.getByLabelText('The right number, if there is one');
    await user.type(number, 'two');
    await user.click(ask());
    expect(screen.getByRole('alert').textContent).toContain('The right answer must be a number.');
    await user.clear(number);
    await user.type(number, '2,5');
    await user.click(ask());
    expect(onSend).toHaveBeenCalledWith({ kind: 'number', question: 'How high?', anonymous: true, right: [2.5] });
  });

  it('keeps what was typed for its purpose until it is taken', async () => {
    const user = userEvent.setup();
    const { unmount, purpose } = show(() => Promise.reject(new Error('the line is gone')));
    await user.type(question(), 'Which is a prime?');
    await user.type(choice(1), '7');
    await user.type(choice(2), '9');
    await user.click(ask());
    unmount();
    const again = show(() => Promise.resolve(undefined), purpose);
    expect(question().value).toBe('Which is a prime?');
    expect(choice(2).value).toBe('9');
    await user.click(ask());
    again.unmount();
    show(() => Promise.resolve(undefined), purpose);
    expect(question().value).toBe('');
  });

  it('begins with a kept poll, in the words of the page', async () => {
    await showLanguage('fr');
    show(() => Promise.resolve(undefined), undefined, {
      kind: 'number',
      question: 'Combien ?',
      anonymous: false,
      right: [3],
    });
    expect(screen.getByLabelText<HTMLInputElement>(/juste/).value).toBe('3');
    expect(screen.getByLabelText<HTMLInputElement>(/^Anonyme/).checked).toBe(false);
    await showLanguage('en');
  });
});
