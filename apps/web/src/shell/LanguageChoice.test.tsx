/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { UpdateProfileDocument } from '#contract/graphql/graphql';
import { ApiInTest } from '../api/testing.ts';
import { who } from '../sign-in/viewer.ts';
import type { Viewer } from '../sign-in/viewer.ts';
import { catalogues } from '../words/bundled-catalogues.ts';
import { firstLanguage, forgetLanguage, language, showLanguage } from '../words/words.ts';
import { LanguageChoice } from './LanguageChoice.tsx';

const ada = { __typename: 'Viewer', id: 'ada', language: 'EN' } as unknown as Viewer;
const choice = () => screen.getByRole<HTMLSelectElement>('combobox');

let api: ApiInTest;

beforeEach(async () => {
  api = new ApiInTest();
  api.on(UpdateProfileDocument, () => ({ updateProfile: { __typename: 'Viewer', id: 'ada' } }) as never);
  forgetLanguage();
  who.value = { state: 'known', viewer: ada };
  await showLanguage('en');
});
afterEach(() => api.restore());

describe('LanguageChoice', () => {
  it('shows the page in the language that is chosen, and keeps it on the device and in the account', async () => {
    const user = userEvent.setup();
    render(<LanguageChoice />);
    await user.selectOptions(choice(), 'fr');
    expect(await screen.findByText('Langue')).toBeTruthy();
    expect(document.documentElement.lang).toBe('fr');
    await waitFor(() => expect(api.variablesOf(UpdateProfileDocument)).toEqual([{ input: { language: 'FR' } }]));
    expect(firstLanguage()).toBe('fr');
  });

  it('marks drafts, and keeps one on the device alone', async () => {
    const user = userEvent.setup();
    render(<LanguageChoice />);
    expect(screen.getByRole('option', { name: 'Ikinyarwanda (draft)' })).toBeTruthy();
    await user.selectOptions(choice(), 'rw');
    await waitFor(() => expect(language.value).toBe('rw'));
    expect(api.variablesOf(UpdateProfileDocument)).toEqual([]);
    expect(firstLanguage('EN')).toBe('rw');
  });

  it('tells the account of a choice that was made before it was known whose it is', async () => {
    const user = userEvent.setup();
    who.value = { state: 'unknown' };
    render(<LanguageChoice />);
    await user.selectOptions(choice(), 'fr');
    await waitFor(() => expect(language.value).toBe('fr'));
    expect(api.variablesOf(UpdateProfileDocument)).toEqual([]);
    act(() => void (who.value = { state: 'known', viewer: ada }));
    await waitFor(() => expect(api.variablesOf(UpdateProfileDocument)).toEqual([{ input: { language: 'FR' } }]));
  });

  it('stays with the last choice when the words of an earlier one come after it', async () => {
    const user = userEvent.setup();
    const files = catalogues.pages;
    const path = Object.keys(files).find((one) => one.endsWith('/rn.json')) ?? '';
    const read = files[path] as (typeof files)[string];
    const late = Promise.withResolvers<undefined>();
    files[path] = () => late.promise.then(read);
    render(<LanguageChoice />);
    await user.selectOptions(choice(), 'rn');
    await user.selectOptions(choice(), 'sw');
    await waitFor(() => expect(language.value).toBe('sw'));
    late.resolve(undefined);
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    expect([language.value, choice().value]).toEqual(['sw', 'sw']);
  });
});
