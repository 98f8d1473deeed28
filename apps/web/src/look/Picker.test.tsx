/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { loadWords, showLanguage } from '../words/words.ts';
import { Picker } from './Picker.tsx';

interface Person {
  id: string;
  name: string;
}
const people: Person[] = [
  { id: 'ada', name: 'Ada Mukamana' },
  { id: 'bosco', name: 'Bosco Niyonzima' },
  { id: 'chantal', name: 'Chantal Uwase' },
];

/** Finds everybody as soon as something is searched for. */
function People({ one = false, onSearch }: { one?: boolean; onSearch?: (search: string) => void }) {
  const [chosen, setChosen] = useState<Person[]>([]);
  const [search, setSearch] = useState('');
  return (
    <Picker
      label="Students"
      found={search === '' ? undefined : { nodes: people, totalCount: search === 'u' ? 40 : people.length }}
      text={({ name }) => name}
      more={({ id }) => id}
      chosen={chosen}
      without={['chantal']}
      one={one}
      onSearch={(text) => {
        onSearch?.(text);
        setSearch(text);
      }}
      onChoose={setChosen}
    />
  );
}
const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Students' });
const chosen = () => within(screen.getByRole('list', { name: 'Chosen' }));

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
});

describe('Picker', () => {
  it('asks once one stops typing, not for each key', async () => {
    const user = userEvent.setup();
    const onSearch = jest.fn<(search: string) => void>();
    render(<People onSearch={onSearch} />);
    await user.type(field(), ' uwa ');
    expect(onSearch).not.toHaveBeenCalled();
    await waitFor(() => expect(onSearch.mock.calls).toEqual([['uwa']]));
  });

  it('chooses several, one after the other, from the keyboard', async () => {
    const user = userEvent.setup();
    render(<People />);
    await user.type(field(), 'a');
    await user.click(await screen.findByRole('button', { name: 'Choose Ada Mukamana' }));
    // The next one is searched for at once, in an empty field.
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field().value).toBe('');
    await user.keyboard('b');
    expect(await screen.findByText('there already', { selector: 'li:first-child *' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Choose Bosco Niyonzima' }));
    expect(chosen().getAllByRole('listitem')).toHaveLength(2);
    await user.click(chosen().getByRole('button', { name: 'Take off Ada Mukamana' }));
    expect(chosen().queryByText('Ada Mukamana')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it('offers nobody who is there already, and says how many more there are', async () => {
    const user = userEvent.setup();
    render(<People />);
    await user.type(field(), 'u');
    expect((await screen.findByRole('status')).textContent).toBe(
      '40 found, the first 3 are shown. Type more to come closer.',
    );
    expect(screen.queryByRole('button', { name: 'Choose Chantal Uwase' })).toBeNull();
  });

  it('has no search any more where only one can be chosen, until that one is taken off', async () => {
    const user = userEvent.setup();
    render(<People one />);
    await user.type(field(), 'a');
    await user.click(await screen.findByRole('button', { name: 'Choose Ada Mukamana' }));
    expect(screen.queryByRole('searchbox')).toBeNull();
    const off = screen.getByRole('button', { name: 'Take off Ada Mukamana' });
    await waitFor(() => expect(document.activeElement).toBe(off));
    await user.click(off);
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });
});
