/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'preact';
import { showLanguage } from '../words/words.ts';
import { later } from './later.tsx';

const Board = ({ page }: { page: number }) => <p>Page {page}</p>;

/** A part whose fetching ends when the test says so. */
function fetched() {
  const asked: PromiseWithResolvers<ComponentType<{ page: number }>>[] = [];
  const Part = later<{ page: number }>(
    () => {
      const one = Promise.withResolvers<ComponentType<{ page: number }>>();
      asked.push(one);
      return one.promise;
    },
    () => 'Board',
  );
  return { asked, Part };
}

beforeAll(() => showLanguage('en'));

describe('later', () => {
  it('shows that the part is on its way, then the part with what it was given last', async () => {
    const { asked, Part } = fetched();
    const page = render(<Part page={1} />);
    expect(screen.getByRole('status').textContent).toBe('Loading');
    page.rerender(<Part page={2} />);
    asked[0]?.resolve(Board);
    expect(await screen.findByText('Page 2')).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('fetches nothing again for who comes back', async () => {
    const { asked, Part } = fetched();
    const before = render(<Part page={1} />);
    asked[0]?.resolve(Board);
    await screen.findByText('Page 1');
    before.unmount();
    render(<Part page={3} />);
    expect(screen.getByText('Page 3')).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('says when it could not be fetched, and fetches it again on a press', async () => {
    const user = userEvent.setup();
    const { asked, Part } = fetched();
    render(<Part page={1} />);
    asked[0]?.reject(new Error('the line is gone'));
    expect((await screen.findByRole('alert')).textContent).toContain('Board: this could not be shown.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.queryByRole('alert')).toBeNull();
    asked[1]?.resolve(Board);
    expect(await screen.findByText('Page 1')).toBeTruthy();
  });
});
