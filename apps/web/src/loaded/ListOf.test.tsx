/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import type { Pages } from '../api/pages.ts';
import type { Problem } from '../api/problems.ts';
import { who } from '../sign-in/viewer.ts';
import { loadWords, showLanguage } from '../words/words.ts';
import { ListOf } from './ListOf.tsx';

const titles = ['Algebra', 'Biology', 'Chemistry', 'Drawing', 'Ethics'];

/** Five courses in pages of two, whose next page comes as `more` says. */
function Courses({ more, narrowed = false, rows = titles }: Partial<Given>) {
  const [shown, setShown] = useState(2);
  const pages: Pages<string> = {
    loaded: { data: rows.slice(0, shown), problem: undefined, again: () => undefined },
    total: rows.length,
    hasMore: shown < rows.length,
    more: async () => {
      const problem = await more?.();
      if (!problem) setShown(shown + 2);
      return problem;
    },
  };
  const columns = [{ title: 'Course', cell: (row: string) => <a href={`/courses/${row}`}>{row}</a> }];
  return (
    <ListOf pages={pages} caption="Courses" columns={columns} keyOf={(row) => row} narrowed={narrowed}>
      <p>Add the first course.</p>
    </ListOf>
  );
}
interface Given {
  more: () => Promise<Problem | undefined>;
  narrowed: boolean;
  rows: string[];
}

const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
const more = () => screen.getByRole('button', { name: 'Show more' });

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
  who.value = { state: 'nobody' };
});

describe('ListOf', () => {
  it('shows the next page on a press and goes on at its first row', async () => {
    const user = userEvent.setup();
    render(<Courses />);
    expect(names()).toEqual(['Algebra', 'Biology']);
    expect(screen.getByText('2 of 5 are shown')).toBeTruthy();
    await user.click(more());
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Chemistry'));
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Chemistry' }));
    await user.click(more());
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Ethics'));
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('asks once while a page is on its way, says why it did not come, and keeps the rows', async () => {
    const user = userEvent.setup();
    const answers = [Promise.withResolvers<Problem | undefined>(), Promise.withResolvers<Problem | undefined>()];
    let asked = 0;
    render(<Courses more={() => (answers[asked++] as (typeof answers)[0]).promise} />);
    await user.click(more());
    await user.click(more());
    expect(asked).toBe(1);
    answers[0]?.resolve({ code: 'OFFLINE' });
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing came back from the service.');
    expect(names()).toEqual(['Algebra', 'Biology']);
    await user.click(more());
    answers[1]?.resolve(undefined);
    await waitFor(() => expect(names()).toEqual(['Algebra', 'Biology', 'Chemistry', 'Drawing']));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tells an empty list from a search that finds nothing', () => {
    const list = render(<Courses rows={[]} />);
    expect(screen.getByText('Add the first course.')).toBeTruthy();
    list.rerender(<Courses rows={[]} narrowed />);
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
    expect(screen.queryByText('Add the first course.')).toBeNull();
  });

  it('waits until it is known who reads', () => {
    who.value = { state: 'unknown' };
    render(<Courses />);
    expect(screen.getByRole('status').textContent).toBe('Loading');
    who.value = { state: 'nobody' };
  });
});
