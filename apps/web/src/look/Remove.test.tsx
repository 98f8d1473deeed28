/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { CombinedError } from '@urql/preact';
import { loadWords, showLanguage } from '../words/words.ts';
import { Remove } from './Remove.tsx';

type Work = () => Promise<{ error?: CombinedError }>;
const show = (work: Work, onDone = jest.fn()) => {
  render(<Remove name="Main campus" ask="Remove the campus?" what="Its rooms go too." work={work} onDone={onDone} />);
  return onDone;
};
const opener = () => screen.getByRole('button', { name: /Remove Main campus|Supprimer Main campus/ });
const dialog = () => within(screen.getByRole('dialog', { name: 'Remove the campus?' }));

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
});

describe('Remove', () => {
  it('asks first, and does nothing when one goes back or presses Escape', async () => {
    const user = userEvent.setup();
    const work = jest.fn<Work>(() => Promise.resolve({}));
    show(work);
    await user.click(opener());
    await user.click(dialog().getByRole('button', { name: 'Go back' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener());
    await user.click(opener());
    // What a browser makes of Escape.
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener());
    expect(work).not.toHaveBeenCalled();
  });

  it('does the work once, closes, and tells that it is done', async () => {
    const user = userEvent.setup();
    const answer = Promise.withResolvers<object>();
    const work = jest.fn<Work>(() => answer.promise);
    const onDone = show(work);
    await user.click(opener());
    await user.click(dialog().getByRole('button', { name: 'Remove' }));
    await user.click(dialog().getByRole('button', { name: 'Remove' }));
    expect(work).toHaveBeenCalledTimes(1);
    expect(onDone).not.toHaveBeenCalled();
    answer.resolve({});
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says by what it is still used, offers no second try, and has forgotten it when it is opened again', async () => {
    const user = userEvent.setup();
    const extensions = { code: 'CONFLICT', field: 'id', facts: { sections: 2, sessions: 1 } };
    const error = new CombinedError({ graphQLErrors: [{ message: 'in use', extensions }] });
    const onDone = show(() => Promise.resolve({ error }));
    await user.click(opener());
    await user.click(dialog().getByRole('button', { name: 'Remove' }));
    const said = await dialog().findByRole('alert');
    expect(said.textContent).toMatch(/it is used by 2 sections and 1 session/);
    expect(dialog().queryByRole('button', { name: 'Remove' })).toBeNull();
    await user.click(dialog().getByRole('button', { name: 'Go back' }));
    await user.click(opener());
    expect(dialog().queryByRole('alert')).toBeNull();
    expect(onDone).not.toHaveBeenCalled();
  });

  it('joins what uses it as the language of the page does', async () => {
    await showLanguage('fr');
    const user = userEvent.setup();
    const extensions = { code: 'CONFLICT', field: 'id', facts: { sections: 2, sessions: 1 } };
    show(() => Promise.resolve({ error: new CombinedError({ graphQLErrors: [{ message: 'in use', extensions }] }) }));
    await user.click(opener());
    await user.click(dialog().getByRole('button', { name: 'Supprimer' }));
    expect((await dialog().findByRole('alert')).textContent).toMatch(/2 groupes et 1 séance/);
    await showLanguage('en');
  });
});
