/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { BookMeetingDocument } from '#contract/graphql/graphql';
import type { BookMeetingMutation } from '#contract/graphql/graphql';
import { ApiInTest } from '../../../api/testing.ts';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { BookForm } from './BookForm.tsx';
import { showFormOfMeeting } from './testing.tsx';

const user = userEvent.setup();
const free = ['2031-03-04T15:00:00Z', '2031-03-04T15:30:00Z', '2031-03-05T08:00:00Z'];
const onSecondDay = { localStart: '2031-03-11T17:00:00', startsAt: '2031-03-11T17:00:00Z' };

let api: ApiInTest;
/** Answers one press; what is not taken is booked. */
const answer = (taken: (typeof onSecondDay)[], bookedIds: string[]) =>
  api.on(BookMeetingDocument, () => ({
    bookMeeting: { bookedIds, taken } as unknown as BookMeetingMutation['bookMeeting'],
  }));
const sent = () => api.variablesOf(BookMeetingDocument).map(({ input }) => input);
const press = () => user.click(screen.getByRole('button', { name: 'Book it' }));
const leaveOut = () => screen.queryByRole('checkbox', { name: 'Leave these out and book the others' });
const done = jest.fn();

beforeAll(async () => {
  await loadWords('mentoring');
  await showLanguage('en');
});
beforeEach(async () => {
  done.mockClear();
  api = new ApiInTest();
  showFormOfMeeting(<BookForm mentorshipId="m" onBack={() => undefined} onDone={done} />, api, free);
  await screen.findByLabelText('Day');
});
afterEach(() => api.restore());

describe('BookForm', () => {
  it('sends the chosen time on the clock of the reader', async () => {
    answer([], ['one']);
    await user.selectOptions(screen.getByLabelText('Time'), '2031-03-04T17:30');
    await press();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent()).toMatchObject([
      {
        mentorshipId: 'm',
        localStart: '2031-03-04T17:30',
        zone: 'Africa/Kigali',
        minutes: 30,
        times: 1,
        leaveOutTaken: false,
      },
    ]);
  });

  it('names the days that are taken, and books the others once the person says so', async () => {
    answer([onSecondDay], []);
    await user.selectOptions(screen.getByLabelText('Repeats'), 'weekly');
    await press();
    await screen.findByText(/You are not both free on .*11/u);
    expect(done).not.toHaveBeenCalled();
    answer([onSecondDay], ['one', 'two', 'three']);
    await user.click(leaveOut() ?? document.body);
    await press();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent().map(({ leaveOutTaken }) => leaveOutTaken)).toEqual([false, true]);
  });

  it.each([
    ['another day', 'Day', '2031-03-05'],
    ['another time', 'Time', '2031-03-04T17:30'],
    ['another length', 'How long', '60'],
    ['another repetition', 'Repeats', 'fortnightly'],
  ])('asks again about taken days after %s is chosen', async (_what, label, value) => {
    answer([onSecondDay], []);
    await user.selectOptions(screen.getByLabelText('Repeats'), 'weekly');
    await press();
    await user.click(await screen.findByRole('checkbox', { name: 'Leave these out and book the others' }));
    await user.selectOptions(screen.getByLabelText(label), value);
    expect(leaveOut()).toBeNull();
    await press();
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]?.leaveOutTaken).toBe(false);
  });

  it('keeps the tick when the topic is typed', async () => {
    answer([onSecondDay], []);
    await user.selectOptions(screen.getByLabelText('Repeats'), 'weekly');
    await press();
    await user.click(await screen.findByRole('checkbox', { name: 'Leave these out and book the others' }));
    await user.type(screen.getByLabelText(/^What it is about/u), 'Chapter 2');
    expect(leaveOut()).toMatchObject({ checked: true });
  });
});
