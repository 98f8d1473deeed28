/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../words/words.ts';
import { Table } from './Table.tsx';
import { tickable, TickBar, useTicks } from './Ticked.tsx';

/** A list of three rows, of 40 that the filter finds. */
function Rows({ filter = '', total = 40, all = true }: { filter?: string; total?: number; all?: boolean }) {
  const ticks = useTicks(filter, total);
  const rows = ['Ada', 'Bosco', 'Chantal'];
  const columns = tickable([{ title: 'Name', cell: (row: string) => row }], ticks, {
    keyOf: (row) => row,
    nameOf: (row) => row,
  });
  return (
    <>
      <TickBar ticks={ticks} shown={rows} total={total} all={all}>
        <button type="button">Send a mail</button>
      </TickBar>
      <Table caption="People" columns={columns} rows={rows} keyOf={(row) => row} />
      <output>{JSON.stringify(ticks.chosen)}</output>
    </>
  );
}
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Tick ${name}` });
const button = (name: string) => screen.queryByRole('button', { name });
const chosen = () => JSON.parse(document.querySelector('output')?.textContent ?? '') as unknown;
const says = () => document.querySelector('p[role=status]')?.textContent;

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
});

describe('Ticks', () => {
  it('are counted, and offer their actions only while there are some', async () => {
    const user = userEvent.setup();
    render(<Rows />);
    expect(button('Send a mail')).toBeNull();
    await user.click(box('Bosco'));
    await user.click(box('Ada'));
    expect(says()).toBe('2 ticked');
    expect(button('Send a mail')).toBeTruthy();
    await user.click(box('Bosco'));
    expect(chosen()).toEqual({ all: false, ids: ['Ada'] });
    await user.click(button('Untick') as HTMLElement);
    expect(chosen()).toEqual({ all: false, ids: [] });
    expect(button('Send a mail')).toBeNull();
  });

  it('take all that are shown, or all that match; then single boxes rest', async () => {
    const user = userEvent.setup();
    render(<Rows />);
    await user.click(button('Tick the 3 shown') as HTMLElement);
    expect(says()).toBe('3 ticked');
    expect(button('Tick the 3 shown')).toBeNull();
    await user.click(button('Tick all 40 that match') as HTMLElement);
    expect(says()).toBe('All 40 that match');
    expect([box('Ada').checked, box('Ada').disabled]).toEqual([true, true]);
    expect(chosen()).toEqual({ all: true });
    expect(button('Tick all 40 that match')).toBeNull();
  });

  it('do not offer what is not shown where that may not be ticked, or where nothing more matches', () => {
    const page = render(<Rows all={false} />);
    expect(button('Tick all 40 that match')).toBeNull();
    page.rerender(<Rows total={3} />);
    expect(screen.queryByRole('button', { name: /that match/ })).toBeNull();
  });

  it('are gone when the filter changes, and stay gone when it comes back', async () => {
    const user = userEvent.setup();
    const page = render(<Rows filter="a" />);
    await user.click(box('Ada'));
    page.rerender(<Rows filter="b" />);
    expect(says()).toBe('Tick rows to act on several at once.');
    await user.click(box('Bosco'));
    page.rerender(<Rows filter="a" />);
    expect(chosen()).toEqual({ all: false, ids: [] });
  });
});
