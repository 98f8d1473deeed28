/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { addressee } from './addressee.ts';
import { Chat } from './Chat.tsx';

let opened: ClassInTest;

async function openFor(me: string, before?: () => void): Promise<ReturnType<typeof render>> {
  opened = new ClassInTest(me);
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  opened.happen('bosco', 'joined', { name: 'Bosco Niyonzima', role: 'listener' });
  opened.happen('chantal', 'joined', { name: 'Chantal Uwase', role: 'listener' });
  before?.();
  await opened.enter();
  return show();
}
const show = () =>
  render(
    <InClass of={opened}>
      <Chat />
    </InClass>,
  );
const texts = () =>
  [...screen.getByRole('log').querySelectorAll('.message-text')].map(({ textContent }) => textContent);
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const onlyLecturer = () => screen.getByRole<HTMLInputElement>('checkbox');

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
beforeEach(() => {
  localStorage.clear();
  addressee.value = undefined;
});
afterEach(() => opened.live.dispose());

describe('Chat', () => {
  it('shows a message at once, marks it while it is on its way, and once when the log has it', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    opened.answers = false;
    await user.type(field(), 'Muraho{Enter}');
    expect(texts()).toEqual(['Muraho']);
    expect(screen.getByText('on its way')).toBeTruthy();
    const key = String(opened.asked[0]?.payload['key']);
    act(() => void opened.happen('bosco', 'message-posted', { text: 'Muraho' }, key));
    expect(texts()).toEqual(['Muraho']);
    expect(screen.queryByText('on its way')).toBeNull();
  });

  it('says why a message will never be taken, until it is put aside', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    opened.refusal = 'CLASS_ENDED';
    await user.type(field(), 'Muraho{Enter}');
    expect(await screen.findByText(/The class ended before this message arrived/)).toBeTruthy();
    expect(texts()).toEqual(['Muraho']);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(texts()).toEqual([]);
  });

  it('sends with Enter, begins a new line with Shift and Enter, and sends nothing that is empty', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    await user.type(field(), '   {Enter}');
    expect(opened.asked).toEqual([]);
    await user.clear(field());
    await user.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(opened.saidBy('chat.post')).toEqual([{ text: 'one\ntwo' }]);
    expect(document.activeElement).toBe(field());
  });

  it('writes only to the lecturer while the box is ticked, and has no other choice while the chat is closed', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    await user.click(onlyLecturer());
    await user.type(field(), 'I am lost{Enter}');
    expect(opened.saidBy('chat.tell')).toEqual([{ text: 'I am lost' }]);
    await user.click(onlyLecturer());
    act(() => void opened.happen('ada', 'locked', { what: 'chat' }));
    expect([onlyLecturer().checked, onlyLecturer().disabled]).toEqual([true, true]);
    expect(screen.getByText('The chat is closed. You can still write to the lecturer.')).toBeTruthy();
    await user.type(field(), 'And now?');
    act(() => void opened.happen('ada', 'unlocked', { what: 'chat' }));
    // What was begun for the lecturer stays for the lecturer.
    expect(onlyLecturer().checked).toBe(true);
    expect(opened.saidBy('chat.post')).toEqual([]);
  });

  it('answers a message, shows which, and lets that be left again', async () => {
    const user = userEvent.setup();
    await openFor('bosco');
    let asked = 0;
    act(() => void (asked = opened.happen('chantal', 'message-posted', { text: 'Is two a prime?' })));
    await user.click(screen.getByRole('button', { name: 'Reply' }));
    expect(document.activeElement).toBe(field());
    expect(screen.getByText('Chantal Uwase: Is two a prime?')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Do not reply to this message' }));
    await user.click(screen.getByRole('button', { name: 'Reply' }));
    await user.type(field(), 'Yes{Enter}');
    expect(opened.saidBy('chat.post')).toEqual([{ text: 'Yes', reply: asked }]);
    expect(screen.queryByRole('button', { name: 'Do not reply to this message' })).toBeNull();
  });

  it('answers a private message of a listener in private, as a lecturer', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    act(() => void opened.happen('bosco', 'message-posted', { text: 'I am lost', to: 'moderators' }));
    await user.click(screen.getByRole('button', { name: 'Reply' }));
    expect(screen.getByLabelText('Only for Bosco Niyonzima')).toBe(field());
    await user.type(field(), 'Where?{Enter}');
    expect(opened.saidBy('chat.tell')).toEqual([{ text: 'Where?', reply: 4 }]);
    expect(opened.saidBy('chat.post')).toEqual([]);
  });

  it('keeps what is half written to each person apart', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    await user.type(field(), 'To all');
    await user.selectOptions(screen.getByLabelText('Messages of'), 'Bosco Niyonzima');
    expect(field().value).toBe('');
    await user.type(field(), 'To you');
    await user.selectOptions(screen.getByLabelText('Messages of'), 'Whole class');
    expect(field().value).toBe('To all');
    await user.selectOptions(screen.getByLabelText('Messages of'), 'Bosco Niyonzima');
    await user.type(field(), '{Enter}');
    expect(opened.saidBy('chat.tell')).toEqual([{ text: 'To you', to: 'bosco' }]);
  });

  it('offers the class what was half written to a group that is closed, and sends it to nobody by itself', async () => {
    const user = userEvent.setup();
    await openFor('bosco', () => {
      opened.happen('ada', 'groups-opened', { groups: [{ id: 1, name: 'Group 1', members: ['bosco'] }] });
    });
    await user.type(field(), 'Our answer is 7');
    act(() => void opened.happen('ada', 'groups-closed', {}));
    expect(field().value).toBe('');
    expect(screen.getByText('You were writing to Group 1, which is closed:')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Write it here' }));
    expect(field().value).toBe('Our answer is 7');
    expect(screen.queryByText(/which is closed/)).toBeNull();
    expect(opened.saidBy('chat.post')).toEqual([]);
  });

  it('draws the newest messages first, and earlier ones on a press', async () => {
    const user = userEvent.setup();
    await openFor('bosco', () => {
      for (let number = 1; number <= 152; number += 1)
        opened.happen('ada', 'message-posted', { text: `Line ${number}` });
    });
    expect(texts()[0]).toBe('Line 3');
    await user.click(screen.getByRole('button', { name: 'Show earlier messages (2)' }));
    expect(texts()[0]).toBe('Line 1');
  });
});
