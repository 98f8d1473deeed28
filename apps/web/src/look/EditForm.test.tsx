/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { CombinedError } from '@urql/preact';
import { loadWords, showLanguage } from '../words/words.ts';
import { EditForm } from './EditForm.tsx';
import type { EditedField } from './edit.ts';
import { Field } from './Field.tsx';
import { told, untell } from './told.ts';

interface Campus {
  version: number;
  name: string;
  city: string;
}

const fields: EditedField<Campus>[] = [
  { name: 'name', label: 'Name', value: ({ name }) => name },
  { name: 'city', label: 'City', value: ({ city }) => city },
];
const opened: Campus = { version: 3, name: 'Main', city: 'Butare' };
const refused = (code: string) => ({
  error: new CombinedError({ graphQLErrors: [{ message: code, extensions: { code } }] }),
});

interface Given {
  save: (values: FormData, version: number) => Promise<{ error?: CombinedError }>;
  reload?: () => Promise<Campus | undefined>;
  onDone?: (saved: boolean) => void;
}
const show = ({ save, reload = () => Promise.resolve(undefined), onDone = () => undefined }: Given) =>
  render(
    <EditForm thing={opened} fields={fields} label="Campus" reload={reload} save={save} onDone={onDone}>
      {({ name, city }) => (
        <>
          <Field name="name" label="Name" defaultValue={name} />
          <Field name="city" label="City" defaultValue={city} />
        </>
      )}
    </EditForm>,
  );
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const save = () => screen.getByRole('button', { name: 'Save' });

beforeAll(async () => {
  await loadWords('admin');
  await showLanguage('en');
});
beforeEach(untell);

describe('EditForm', () => {
  it('saves what was typed with the version that was opened, and says so', async () => {
    const user = userEvent.setup();
    const saved: [string, number][] = [];
    const onDone = jest.fn();
    show({
      save: (values, version) => {
        saved.push([String(values.get('name')), version]);
        return Promise.resolve({});
      },
      onDone,
    });
    await user.type(field('Name'), ' campus');
    await user.click(save());
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(true));
    expect(saved).toEqual([['Main campus', 3]]);
    expect(told.value).toBe('Saved.');
  });

  it('shows what somebody else changed, keeps what was typed, takes over the rest, and saves onto the new version', async () => {
    const user = userEvent.setup();
    const saved: [string, string, number][] = [];
    show({
      save: (values, version) => {
        saved.push([String(values.get('name')), String(values.get('city')), version]);
        return Promise.resolve(version === 3 ? refused('STALE') : {});
      },
      reload: () => Promise.resolve({ version: 5, name: 'Central', city: 'Huye' }),
    });
    await user.clear(field('Name'));
    await user.type(field('Name'), 'North');
    await user.click(save());
    expect((await screen.findByText(/Name: was Main, is now Central\./)).textContent).toContain(
      'What you typed will replace it.',
    );
    expect(screen.getByText(/City: was Butare, is now Huye\./).textContent).not.toContain('What you typed');
    expect([field('Name').value, field('City').value]).toEqual(['North', 'Huye']);
    await user.click(save());
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved).toEqual([
      ['North', 'Butare', 3],
      ['North', 'Huye', 5],
    ]);
  });

  it('says that the thing is gone when it was removed meanwhile', async () => {
    const user = userEvent.setup();
    show({ save: () => Promise.resolve(refused('STALE')) });
    await user.click(save());
    expect((await screen.findByRole('alert')).textContent).toContain('This was removed meanwhile.');
  });

  it('shows any other error, asks nothing anew, and is left without saving by going back', async () => {
    const user = userEvent.setup();
    const reload = jest.fn(() => Promise.resolve(undefined));
    const onDone = jest.fn();
    show({ save: () => Promise.resolve(refused('NOT_ALLOWED')), reload, onDone });
    await user.click(save());
    expect((await screen.findByRole('alert')).textContent).toContain('Your role does not allow this.');
    expect(reload).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Go back' }));
    expect(onDone).toHaveBeenCalledWith(false);
  });
});
