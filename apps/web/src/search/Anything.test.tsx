/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { Provider } from '@urql/preact';
import { FindAnythingDocument } from '#contract/graphql/graphql';
import type { FindAnythingQuery } from '#contract/graphql/graphql';
import { client } from '../api/client.ts';
import { ApiInTest } from '../api/testing.ts';
import { who } from '../sign-in/viewer.ts';
import type { Viewer } from '../sign-in/viewer.ts';
import { loadWords, showLanguage } from '../words/words.ts';
import { Anything } from './Anything.tsx';

type Found = FindAnythingQuery['find'][number];

const butare = { __typename: 'InstitutionRef' as const, id: 'butare', name: 'University of Butare' };
const found = (kind: Found['kind'], id: string, title: string, more = ''): Found => ({
  __typename: 'Found',
  kind,
  id,
  title,
  more,
  startsAt: null,
  institution: butare,
});
const student: Viewer = {
  __typename: 'Viewer',
  id: 'bosco',
  name: 'Bosco Niyonzima',
  email: 'bosco@example.org',
  zone: 'Africa/Kigali',
  language: 'EN',
  platformRole: null,
  memberships: [{ __typename: 'Membership', role: 'STUDENT', institution: butare }],
  unreadNotifications: 0,
};

let api: ApiInTest;
const show = (onClose = jest.fn()) => {
  render(
    <Provider value={client}>
      <Anything onClose={onClose} onField={(field) => field.focus()} />
    </Provider>,
  );
  return onClose;
};
const links = () => screen.queryAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);

beforeAll(async () => {
  await loadWords('find');
  await showLanguage('en');
});
beforeEach(() => {
  api = new ApiInTest();
  who.value = { state: 'known', viewer: student };
});
afterEach(() => api.restore());

describe('Anything', () => {
  it('asks from two letters on, and lists what is found by its kind with the way there', async () => {
    const user = userEvent.setup();
    api.on(FindAnythingDocument, () => ({
      find: [found('COURSE', '1', 'Algebra'), found('COHORT', '2', 'Year 1'), found('SECTION', '3', 'Algebra A', 'M1')],
    }));
    show();
    await user.keyboard('a.');
    expect(screen.getByRole('searchbox')).toBe(document.activeElement);
    await user.keyboard('l');
    await waitFor(() => expect(links()).toHaveLength(3));
    expect(links()).toEqual([
      ['Algebra A', '/sections/3'],
      ['Algebra', '/courses/1'],
      ['Year 1', '/cohorts/2/timetable'],
    ]);
    expect(api.variablesOf(FindAnythingDocument)).toEqual([{ text: 'a.l' }]);
    expect(screen.getByText('3 found')).toBeTruthy();
  });

  it('shows the answer to what was typed last, though an earlier one comes after it', async () => {
    const user = userEvent.setup();
    const answers: Record<string, PromiseWithResolvers<FindAnythingQuery>> = {
      bi: Promise.withResolvers(),
      bio: Promise.withResolvers(),
    };
    api.on(FindAnythingDocument, ({ text }) => (answers[text] as PromiseWithResolvers<FindAnythingQuery>).promise);
    show();
    await user.keyboard('bi');
    await waitFor(() => expect(api.variablesOf(FindAnythingDocument)).toHaveLength(1));
    await user.keyboard('o');
    await waitFor(() => expect(api.variablesOf(FindAnythingDocument)).toHaveLength(2));
    answers['bio']?.resolve({ find: [found('COURSE', '5', 'Biology')] });
    await waitFor(() => expect(links()).toEqual([['Biology', '/courses/5']]));
    answers['bi']?.resolve({ find: [found('COURSE', '6', 'Billing')] });
    await user.click(screen.getByRole('searchbox'));
    expect(links()).toEqual([['Biology', '/courses/5']]);
  });

  it('says that nothing is found, or why it could not look', async () => {
    const user = userEvent.setup();
    api.on(FindAnythingDocument, () => ({ find: [] }));
    show();
    await user.keyboard('zz');
    expect(await screen.findByText('Nothing found')).toBeTruthy();
    api.on(FindAnythingDocument, () => Promise.reject(new TypeError('the line is gone')));
    await user.keyboard('z');
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing came back from the service.');
  });

  it('takes who runs an institution to the page of a cohort', async () => {
    const user = userEvent.setup();
    const admin = { ...student, memberships: [{ ...student.memberships[0], role: 'ADMIN' }] } as Viewer;
    who.value = { state: 'known', viewer: admin };
    api.on(FindAnythingDocument, () => ({ find: [found('COHORT', '2', 'Year 1')] }));
    show();
    await user.keyboard('year');
    await waitFor(() => expect(links()).toEqual([['Year 1', '/cohorts/2']]));
  });

  it('is closed by its button', async () => {
    const user = userEvent.setup();
    const onClose = show();
    await user.click(screen.getByRole('button', { name: /Close|close/ }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
