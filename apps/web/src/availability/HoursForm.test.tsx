/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { MyAvailabilityDocument, SetAvailabilityDocument } from '#contract/graphql/graphql';
import type { AvailabilityPartsFragment } from '#contract/graphql/graphql';
import { ApiInTest } from '../api/testing.ts';
import { loadWords, showLanguage } from '../words/words.ts';
import { HoursForm } from './HoursForm.tsx';

let api: ApiInTest;
const saved: AvailabilityPartsFragment = {
  __typename: 'Availability',
  zone: 'Europe/Brussels',
  hours: [{ __typename: 'WeekdayHours', weekday: 2, from: '18:00', to: '21:00' }],
  noticeHours: 24,
  gapMinutes: 0,
  mostPerWeek: null,
  version: 3,
  exceptions: [],
} as AvailabilityPartsFragment;

const user = userEvent.setup();
const tuesday = () => within(screen.getByRole('group', { name: 'Tuesday' }));
const press = (name: string) => user.click(screen.getByRole('button', { name }));
const sent = () => api.variablesOf(SetAvailabilityDocument).map(({ input }) => input);
const cell = (name: string) => screen.getByRole('gridcell', { name });

beforeAll(async () => {
  await loadWords('availability');
  await showLanguage('en');
});
beforeEach(() => {
  sessionStorage.clear();
  api = new ApiInTest();
  api.on(SetAvailabilityDocument, ({ input }) => ({
    setAvailability: { ...saved, version: input.version + 1 } as AvailabilityPartsFragment,
  }));
});
afterEach(() => api.restore());

describe('HoursForm', () => {
  it('sends rows that were added and typed, with the version it was opened with', async () => {
    render(<HoursForm opened={saved} />);
    await user.click(tuesday().getByRole('button', { name: 'Add hours Tuesday' }));
    const from = tuesday().getAllByLabelText('Tuesday From')[1];
    const to = tuesday().getAllByLabelText('Tuesday To')[1];
    if (!from || !to) throw new Error('No row was added.');
    await user.type(from, '22:00');
    await user.type(to, '00:00');
    await user.selectOptions(screen.getByLabelText('Whose clock'), 'Europe/Paris');
    await press('Save the hours');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      version: 3,
      zone: 'Europe/Paris',
      noticeHours: 24,
      mostPerWeek: null,
      hours: [
        { weekday: 2, from: '18:00', to: '21:00' },
        { weekday: 2, from: '22:00', to: '24:00' },
      ],
    });
  });

  it('writes what is drawn with keys into the rows, and takes it out again', async () => {
    render(<HoursForm opened={saved} />);
    cell('Thursday 18:00').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    const thursday = within(screen.getByRole('group', { name: 'Thursday' }));
    expect(thursday.getByLabelText<HTMLInputElement>('Thursday From').value).toBe('18:00');
    expect(thursday.getByLabelText<HTMLInputElement>('Thursday To').value).toBe('19:30');
    expect(cell('Thursday 19:00').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(cell('Thursday 19:00'));
    await user.keyboard(' ');
    expect(thursday.getByLabelText<HTMLInputElement>('Thursday To').value).toBe('19:00');
  });

  it('says at the field and above what is wrong, and sends nothing', async () => {
    render(<HoursForm opened={saved} />);
    const to = tuesday().getByLabelText('Tuesday To');
    await user.clear(to);
    await user.type(to, '17:00');
    await press('Save the hours');
    expect(screen.getByRole('alert').textContent).toContain('Tuesday: the end must come after the beginning.');
    expect(to.getAttribute('aria-invalid')).toBe('true');
    expect(sent()).toEqual([]);
  });

  it('keeps what was typed when it was changed elsewhere, shows what is saved, and replaces it next time', async () => {
    const now = {
      ...saved,
      version: 7,
      hours: [{ __typename: 'WeekdayHours', weekday: 5, from: '08:00', to: '09:00' }],
    } as AvailabilityPartsFragment;
    api.on(SetAvailabilityDocument, ({ input }) =>
      input.version === 3
        ? { refused: { code: 'STALE', field: 'input.version' } }
        : { setAvailability: { ...saved, version: 8 } as AvailabilityPartsFragment },
    );
    api.on(MyAvailabilityDocument, () => ({ myAvailability: now }));
    render(<HoursForm opened={saved} />);
    const to = tuesday().getByLabelText<HTMLInputElement>('Tuesday To');
    await user.clear(to);
    await user.type(to, '20:00');
    await press('Save the hours');
    await screen.findByText(/You changed this elsewhere/);
    expect(screen.getByText('Every Friday: 08:00 to 09:00')).toBeTruthy();
    expect(to.value).toBe('20:00');
    await press('Save the hours');
    await waitFor(() => expect(sent().map(({ version }) => version)).toEqual([3, 7]));
  });

  it('takes what was saved elsewhere when asked', async () => {
    const now = { ...saved, version: 7, hours: [], noticeHours: 48 } as AvailabilityPartsFragment;
    api.on(SetAvailabilityDocument, () => ({ refused: { code: 'STALE' } }));
    api.on(MyAvailabilityDocument, () => ({ myAvailability: now }));
    render(<HoursForm opened={saved} />);
    await press('Save the hours');
    await user.click(await screen.findByRole('button', { name: 'Take what is saved' }));
    expect(tuesday().getByText('Not free')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Notice, hours').value).toBe('48');
  });

  it('brings back after a reload what was drawn and not saved', async () => {
    const { unmount } = render(<HoursForm opened={saved} />);
    cell('Thursday 18:00').focus();
    await user.keyboard(' ');
    unmount();
    render(<HoursForm opened={saved} />);
    expect(screen.getByLabelText<HTMLInputElement>('Thursday From').value).toBe('18:00');
  });
});
