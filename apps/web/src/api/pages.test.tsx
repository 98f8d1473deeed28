/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { Provider } from '@urql/preact';
import { CoursesOfDocument } from '#contract/graphql/graphql';
import type { CoursesOfQuery, CoursesOfQueryVariables } from '#contract/graphql/graphql';
import { client } from './client.ts';
import { usePages } from './pages.ts';
import { ApiInTest } from './testing.ts';

type Reply = CoursesOfQuery;
type Asked = Pick<CoursesOfQueryVariables, 'search' | 'after'>;

let api: ApiInTest;
/** A list that was fetched once is kept by the client, so each test has an institution of its own. */
let institution = 0;
/** Ends when the page that was asked for last has come. */
let more: Promise<unknown> | undefined;
/** What the service has. */
let courses: string[] = [];

/** Two of them, as the service answers. */
function page({ search, after }: Asked): Reply {
  const found = courses.filter((title) => title.startsWith(search ?? ''));
  const from = Number(after ?? 0);
  const nodes = found.slice(from, from + 2).map((title) => ({ __typename: 'Course' as const, id: title, title }));
  const pageInfo = { endCursor: String(from + 2), hasNextPage: found.length > from + 2 };
  return { courses: { totalCount: found.length, pageInfo, nodes } } as unknown as Reply;
}

function Courses({ search = '' }: { search?: string }) {
  const variables = { institutionId: String(institution), search, after: null } as CoursesOfQueryVariables;
  const pages = usePages(CoursesOfDocument, variables, (data) => data.courses, ['Course']);
  return (
    <>
      <ul>
        {pages.loaded.data?.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      <p>
        {pages.total} {pages.hasMore ? 'and more' : 'in all'} {pages.loaded.problem?.code}
      </p>
      <button type="button" onClick={() => void (more = pages.more())}>
        More
      </button>
      <button type="button" onClick={pages.loaded.again}>
        Again
      </button>
    </>
  );
}
const app = (search?: string) => (
  <Provider value={client}>{search === undefined ? <Courses /> : <Courses search={search} />}</Provider>
);
const shown = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const press = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('button', { name }));

beforeEach(() => {
  api = new ApiInTest();
  institution += 1;
  courses = ['Algebra', 'Biology', 'Chemistry', 'Calculus', 'Drawing'];
  api.on(CoursesOfDocument, page);
});
afterEach(() => api.restore());

describe('usePages', () => {
  it('fetches the first page by itself, and each further one when it is asked for', async () => {
    const user = userEvent.setup();
    render(app());
    await waitFor(() => expect(shown()).toEqual(['Algebra', 'Biology']));
    expect(screen.getByText('5 and more')).toBeTruthy();
    await press(user, 'More');
    await waitFor(() => expect(shown()).toHaveLength(4));
    await press(user, 'More');
    await waitFor(() => expect(shown()).toEqual(courses));
    expect(screen.getByText('5 in all')).toBeTruthy();
  });

  it('drops a page that comes when something else is looked for already', async () => {
    const user = userEvent.setup();
    const view = render(app());
    await waitFor(() => expect(shown()).toHaveLength(2));
    const late = Promise.withResolvers<Reply>();
    api.on(CoursesOfDocument, (asked) => (asked.after === null ? page(asked) : late.promise));
    await press(user, 'More');
    view.rerender(app('C'));
    await waitFor(() => expect(shown()).toEqual(['Chemistry', 'Calculus']));
    late.resolve(page({ search: '', after: '2' }));
    await act(async () => void (await more));
    expect(shown()).toEqual(['Chemistry', 'Calculus']);
  });

  it('fetches the further pages again when the first one changed', async () => {
    const user = userEvent.setup();
    render(app());
    await waitFor(() => expect(shown()).toHaveLength(2));
    await press(user, 'More');
    await waitFor(() => expect(shown()).toHaveLength(4));
    courses = ['Anatomy', ...courses];
    await press(user, 'Again');
    await waitFor(() => expect(shown()).toEqual(['Anatomy', 'Algebra', 'Biology', 'Chemistry']));
  });

  it('keeps what is shown when it cannot be fetched again, and says why', async () => {
    const user = userEvent.setup();
    render(app());
    await waitFor(() => expect(shown()).toHaveLength(2));
    api.on(CoursesOfDocument, () => Promise.reject(new TypeError('the line is gone')));
    await press(user, 'Again');
    await waitFor(() => expect(screen.getByText(/OFFLINE/)).toBeTruthy());
    expect(shown()).toEqual(['Algebra', 'Biology']);
  });

  it('shows nothing of an earlier search when another one cannot be fetched', async () => {
    const view = render(app());
    await waitFor(() => expect(shown()).toHaveLength(2));
    api.on(CoursesOfDocument, () => Promise.reject(new TypeError('the line is gone')));
    view.rerender(app('C'));
    await waitFor(() => expect(screen.getByText(/OFFLINE/)).toBeTruthy());
    expect(shown()).toEqual([]);
  });

  it('keeps nothing of what is no longer there', async () => {
    const user = userEvent.setup();
    render(app());
    await waitFor(() => expect(shown()).toHaveLength(2));
    api.on(CoursesOfDocument, () => ({ refused: { code: 'NOT_FOUND' } }));
    await press(user, 'Again');
    await waitFor(() => expect(screen.getByText(/NOT_FOUND/)).toBeTruthy());
    expect(shown()).toEqual([]);
  });
});
