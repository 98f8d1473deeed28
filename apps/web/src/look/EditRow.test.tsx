/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../words/words.ts';
import { EditRow } from './EditRow.tsx';

const Row = ({ mayEdit = true }: { mayEdit?: boolean }) => (
  <EditRow
    name="Main campus"
    mayEdit={mayEdit}
    beside={<button type="button">Close it</button>}
    form={(close) => (
      <form aria-label="Campus">
        <button type="button" onClick={close}>
          Back
        </button>
        <input aria-label="Name" />
      </form>
    )}
  >
    <p>Main campus, Butare</p>
  </EditRow>
);
const change = () => screen.getByRole('button', { name: 'Change Main campus' });

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
});

describe('EditRow', () => {
  it('turns into its form and back, and takes the focus along', async () => {
    const user = userEvent.setup();
    render(<Row />);
    expect(document.activeElement).toBe(document.body);
    await user.click(change());
    expect(screen.queryByText('Main campus, Butare')).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByText('Main campus, Butare')).toBeTruthy();
    expect(document.activeElement).toBe(change());
  });

  it('has no actions for who may only read it', () => {
    render(<Row mayEdit={false} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
