import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createRequest, useQuery } from '@urql/preact';
import type { AnyVariables, TypedDocumentNode } from '@urql/preact';
import { byId } from './document.ts';
import { problemOf } from './problems.ts';
import type { Problem } from './problems.ts';

export interface Loaded<Data> {
  /** The known data, also while it is fetched again. */
  data: Data | undefined;
  /** Why nothing is known; an error that passes leaves the old data and sets this too. */
  problem: Problem | undefined;
  /** Asks anew, past what is kept. */
  again: () => void;
}

/**
 * Loads the data of a page from the API. `types` are the types whose change makes the data stale although the answer may not hold
 * one yet (an empty list has no type name). With `wait` it is not requested yet. It is fetched again when the page is looked at
 * after a while.
 */
export function useData<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  types: readonly string[] = [],
  wait = false,
): Loaded<Data> {
  const kinds = types.join();
  const context = useMemo(() => ({ additionalTypenames: kinds === '' ? [] : kinds.split(',') }), [kinds]);
  const [result, execute] = useQuery<Data, Variables>({
    query: byId(document),
    variables,
    context,
    requestPolicy: 'cache-and-network',
    pause: wait,
  });
  // When one object that was asked for does not exist, the whole answer is null.
  const data = result.data ?? undefined;
  const problem = result.error && !result.fetching ? problemOf(result.error) : undefined;
  const { key } = createRequest(byId(document), variables);
  const known = useRef<{ key: number; data: Data }>(undefined);
  if (data !== undefined && result.operation?.key === key) known.current = { key, data };
  if (problem && isOver(problem)) known.current = undefined;
  const again = useMemo(
    () => () => {
      if (!wait) execute({ requestPolicy: 'network-only' });
    },
    [execute, wait],
  );
  useAgainWhenLookedAt(again);
  return {
    // An answer that did not come has no data; what is known is shown until one does.
    data: data ?? (known.current?.key === key ? known.current.data : undefined),
    problem,
    again,
  };
}

/** What was known is no longer there, or no longer theirs. Other errors pass. */
const isOver = ({ code }: Problem) => ['NOT_FOUND', 'NOT_SIGNED_IN', 'NOT_ALLOWED'].includes(code);

/** A tab that was hidden for less shows the data that it has. */
const awayMs = 20_000;

function useAgainWhenLookedAt(again: () => void): void {
  useEffect(() => {
    let leftAt = Date.now();
    const look = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now();
      else if (Date.now() - leftAt > awayMs) again();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', again);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', again);
    };
  }, [again]);
}
