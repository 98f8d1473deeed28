/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { Provider } from '@urql/preact';
import { LocationProvider } from 'preact-iso/router';
import { FindAnythingDocument } from '#contract/graphql/graphql';
import { client } from '../api/client.ts';
import { ApiInTest } from '../api/testing.ts';
import { who } from '../sign-in/viewer.ts';
import type { Viewer } from '../sign-in/viewer.ts';
import { showLanguage } from '../words/words.ts';
import { useSearch } from './use-search.tsx';

const ada = { id: 'ada', platformRole: null, memberships: [], zone: 'Africa/Kigali' } as unknown as Viewer;
let api: ApiInTest;

function Header() {
  const { way, search } = useSearch();
  return (
    <>
      {way}
      <input aria-label="Notes" />
      {search}
    </>
  );
}
const show = () =>
  render(
    <Provider value={client}>
      <LocationProvider>
        <Header />
      </LocationProvider>
    </Provider>,
  );
const field = () => screen.findByRole<HTMLInputElement>('searchbox');

beforeAll(() => showLanguage('en'));
beforeEach(() => {
  api = new ApiInTest();
  api.on(FindAnythingDocument, () => ({ find: [] }));
  who.value = { state: 'known', viewer: ada };
});
afterEach(() => api.restore());

describe('The search of the header', () => {
  // First: later ones have fetched the search already.
  it('puts into its field what was typed while it was fetched', async () => {
    const user = userEvent.setup();
    show();
    await user.keyboard('/alx{Backspace}g');
    expect((await field()).value).toBe('alg');
    expect(document.activeElement).toBe(await field());
    await waitFor(() => expect(api.variablesOf(FindAnythingDocument)).toEqual([{ text: 'alg' }]));
  });

  it('opens by its button and by the key /, and closes', async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'Search' }));
    await field();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('searchbox')).toBeNull();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('/');
    expect((await field()).value).toBe('');
  });

  it('leaves the key / to a field in which one writes, and to shortcuts of the browser', async () => {
    const user = userEvent.setup();
    show();
    await user.type(screen.getByLabelText('Notes'), '1/2');
    expect(screen.getByLabelText<HTMLInputElement>('Notes').value).toBe('1/2');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{Control>}/{/Control}');
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('stands before no other question', async () => {
    const user = userEvent.setup();
    show();
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.open = true;
    await user.keyboard('/');
    expect(screen.queryByRole('dialog', { name: 'Search' })).toBeNull();
    dialog.remove();
  });
});
