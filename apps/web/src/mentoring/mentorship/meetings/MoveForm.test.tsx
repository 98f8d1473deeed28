/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { MoveMeetingDocument } from '#contract/graphql/graphql';
import type { MeetingPartsFragment, MoveMeetingMutation } from '#contract/graphql/graphql';
import { ApiInTest } from '../../../api/testing.ts';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { MoveForm } from './MoveForm.tsx';
import { showFormOfMeeting } from './testing.tsx';

const user = userEvent.setup();
const meeting = {
  id: 'one',
  version: 4,
  startsAt: '2031-03-04T17:00:00Z',
  endsAt: '2031-03-04T17:40:00Z',
} as MeetingPartsFragment;

let api: ApiInTest;
const sent = () => api.variablesOf(MoveMeetingDocument).map(({ input }) => input);
const press = () => user.click(screen.getByRole('button', { name: 'Move' }));
const done = jest.fn();
const open = async (free: string[]) => {
  showFormOfMeeting(<MoveForm mentorshipId="m" meeting={meeting} onBack={() => undefined} onDone={done} />, api, free);
  await screen.findByLabelText('How long');
};

beforeAll(async () => {
  await loadWords('mentoring');
  await showLanguage('en');
});
beforeEach(() => {
  done.mockClear();
  api = new ApiInTest();
});
afterEach(() => api.restore());

describe('MoveForm', () => {
  it('keeps a length that no list has, and sends the version that was shown', async () => {
    api.on(MoveMeetingDocument, () => ({}) as MoveMeetingMutation);
    await open(['2031-03-05T08:00:00Z']);
    await user.type(await screen.findByLabelText(/^A word to the other/u), 'The power is off on Tuesday.');
    await press();
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent()).toMatchObject([
      {
        ...{ mentorshipId: 'm', meetingId: 'one', version: 4, minutes: 40 },
        ...{ localStart: '2031-03-05T10:00', reason: 'The power is off on Tuesday.' },
      },
    ]);
  });

  it.each([
    ['CONFLICT', 'You are not both free at this time any more. Choose another one.'],
    ['STALE', 'This meeting was changed meanwhile. Look at it as it is now.'],
  ])('says what to do about %s and keeps what was typed', async (code, words) => {
    api.on(MoveMeetingDocument, () => ({ refused: { code } }));
    await open(['2031-03-05T08:00:00Z']);
    await user.type(await screen.findByLabelText(/^A word to the other/u), 'Sorry');
    await press();
    await screen.findByText(words);
    expect(screen.getByLabelText(/^A word to the other/u)).toMatchObject({ value: 'Sorry' });
    expect(done).not.toHaveBeenCalled();
  });

  it('says that there is no time at which both are free', async () => {
    await open([]);
    await screen.findByText(/28 days/u);
    expect(screen.queryByLabelText('Time')).toBeNull();
  });
});
