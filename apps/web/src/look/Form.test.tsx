/** @jest-environment @happy-dom/jest-environment */
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { Problem } from '../api/problems.ts';
import { loadWords, showLanguage } from '../words/words.ts';
import { Field } from './Field.tsx';
import { Form } from './Form.tsx';

type Submit = (values: FormData) => Promise<readonly Problem[] | undefined>;

const done: Submit = () => Promise.resolve(undefined);

function CourseForm({ onSubmit = done, keep, again }: { onSubmit?: Submit; keep?: string; again?: boolean }) {
  return (
    <Form
      action="Save"
      onSubmit={onSubmit}
      {...(keep === undefined ? {} : { keep })}
      {...(again ? { again } : {})}
      check={(values) => (values.get('seats') === '-13' ? [{ code: 'CONFLICT', field: 'seats' }] : [])}
    >
      <Field name="title" label="Title" />
      <Field name="seats" label="Seats" type="number" min={1} max={500} optional />
      <Field name="secret" label="Password" type="password" optional />
    </Form>
  );
}

const title = () => screen.getByLabelText<HTMLInputElement>('Title');
const save = () => screen.getByRole('button', { name: 'Save' });

beforeAll(async () => {
  await loadWords('account');
  await showLanguage('en');
});
beforeEach(() => sessionStorage.clear());

describe('Form, before anything is sent', () => {
  it('names each empty field in a summary that takes the focus and leads to the field', async () => {
    const user = userEvent.setup();
    const onSubmit = jest.fn(done);
    render(<CourseForm onSubmit={onSubmit} />);
    await user.click(save());
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(summary.textContent).toContain('One thing needs your attention');
    expect(title().getAttribute('aria-invalid')).toBe('true');
    expect(onSubmit).not.toHaveBeenCalled();
    await user.click(screen.getByRole('link', { name: 'Fill in “Title”.' }));
    expect(document.activeElement).toBe(title());
  });

  it('takes an error away as soon as the field is mended, and finds no other before the next attempt', async () => {
    const user = userEvent.setup();
    render(<CourseForm />);
    await user.click(save());
    await user.type(screen.getByLabelText('Seats'), '900');
    expect(screen.getByRole('alert').textContent).not.toContain('Seats');
    await user.type(title(), 'Geometry');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(save());
    expect(screen.getByRole('alert').textContent).toContain('“Seats” must not be more than 500.');
  });

  it('prefers what the page says of a field to what the browser says', async () => {
    const user = userEvent.setup();
    render(<CourseForm />);
    await user.type(title(), 'Algebra');
    await user.type(screen.getByLabelText('Seats'), '-13');
    await user.click(save());
    expect(screen.getByRole('alert').textContent).toMatch(/One thing needs your attention.*This is there already/);
  });

  it('says what is wrong in the language of the page', async () => {
    await showLanguage('fr');
    const user = userEvent.setup();
    render(<CourseForm />);
    await user.click(save());
    expect(screen.getByRole('alert').textContent).toMatch(/Un point demande votre attention.*Remplissez «\sTitle\s»\./);
    await showLanguage('en');
  });
});

describe('Form, while it is sent', () => {
  it('sends once, however often it is pressed, and shows what the service found wrong at the field', async () => {
    const user = userEvent.setup();
    const answer = Promise.withResolvers<readonly Problem[] | undefined>();
    const onSubmit = jest.fn(() => answer.promise);
    render(<CourseForm onSubmit={onSubmit} />);
    await user.type(title(), 'Geometry');
    await user.click(save());
    await user.click(save());
    expect(save().getAttribute('aria-disabled')).toBe('true');
    expect(onSubmit).toHaveBeenCalledTimes(1);
    answer.resolve([{ code: 'CONFLICT', field: 'title' }]);
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('alert'));
    expect(title().getAttribute('aria-invalid')).toBe('true');
    expect(title().value).toBe('Geometry');
    await user.type(title(), ' II');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('empties the fields for the next entry, but not what was typed while the answer was on its way', async () => {
    const user = userEvent.setup();
    let answer = Promise.withResolvers<undefined>();
    render(<CourseForm again onSubmit={() => answer.promise} />);
    await user.type(title(), 'Geometry');
    await user.click(save());
    answer.resolve(undefined);
    await waitFor(() => expect(title().value).toBe(''));
    answer = Promise.withResolvers<undefined>();
    // user-event takes what was in the field before the reset for typed.
    await user.clear(title());
    await user.type(title(), 'Logic');
    await user.click(save());
    await user.type(title(), ' and sets');
    answer.resolve(undefined);
    await waitFor(() => expect(save().getAttribute('aria-disabled')).toBeNull());
    expect(title().value).toBe('Logic and sets');
  });

  it('says after a while that the line is slow', async () => {
    jest.useFakeTimers();
    try {
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      render(<CourseForm onSubmit={() => new Promise(() => undefined)} />);
      await user.type(title(), 'Geometry');
      await user.click(save());
      expect(screen.getByRole('status').textContent).toBe('');
      await jest.advanceTimersByTimeAsync(8_100);
      expect(screen.getByRole('status').textContent).toContain('Your line is slow.');
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('Form, kept over a reload', () => {
  it('has what was typed, but never a password, until it is done', async () => {
    const user = userEvent.setup();
    const before = render(<CourseForm keep="course" />);
    await user.type(title(), 'Geometry');
    await user.type(screen.getByLabelText('Password'), 'hidden');
    before.unmount();
    render(<CourseForm keep="course" />);
    expect(title().value).toBe('Geometry');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
    await user.click(save());
    expect(sessionStorage.length).toBe(0);
  });
});
