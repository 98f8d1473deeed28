import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnyVariables, TypedDocumentNode } from '@urql/preact';
import { keep, recall } from '../history/entry.ts';
import { ask } from './client.ts';
import { useData } from './data.ts';
import type { Loaded } from './data.ts';
import { idOf } from './document.ts';
import { problemOf } from './problems.ts';
import type { Problem } from './problems.ts';

/** One page of a list, as the API gives it. */
export interface Connection<Node> {
  nodes: readonly Node[];
  totalCount: number;
  pageInfo: { endCursor?: string | null | undefined; hasNextPage: boolean };
}

/** The pages after the first, of the list with these variables. */
interface Further<Node> {
  key: string;
  pages: readonly Connection<Node>[];
}

export interface Pages<Node> {
  /** The rows that have come so far; undefined before the first page has. */
  loaded: Loaded<readonly Node[]>;
  /** Of the whole list. */
  total: number;
  hasMore: boolean;
  /** Fetches the next page. Answers what was wrong; nothing means that its rows are there. */
  more: () => Promise<Problem | undefined>;
}

/**
 * A list that comes in pages: the first by itself, each further one when it is asked for. What was fetched is fetched again after a change,
 * and is there again when one comes back to the page.
 */
export function usePages<Data, Variables extends AnyVariables, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Connection<Node>,
  types: readonly string[],
  wait = false,
): Pages<Node> {
  const key = JSON.stringify(variables);
  const first = useData(document, variables, types, wait);
  const head = first.data === undefined ? undefined : pick(first.data);
  const name = `${idOf(document)} ${key}`;
  const [further, setFurther] = useState<Further<Node>>(() => ({ key, pages: recall(name) ?? [] }));
  const pages = further.key === key ? further.pages : (recall<readonly Connection<Node>[]>(name) ?? []);
  const latest = useRef(key);
  latest.current = key;
  const show = (now: readonly Connection<Node>[]) => {
    // An answer to an earlier search does not belong to the present one.
    if (latest.current !== key) return;
    keep(name, now);
    setFurther({ key, pages: now });
  };
  const next = async (after: Connection<Node>) => {
    const { data, error } = await ask(document, { ...variables, after: after.pageInfo.endCursor ?? null });
    return data ? pick(data) : error ? problemOf(error) : undefined;
  };

  const shown = useRef(head);
  useEffect(() => {
    const before = shown.current;
    shown.current = head;
    if (!head || head === before || pages.length === 0) return undefined;
    // The first page was fetched again, so the others may have changed too.
    let wanted = true;
    const refresh = async () => {
      const renewed: Connection<Node>[] = [];
      let last = head;
      while (renewed.length < pages.length && last.pageInfo.hasNextPage) {
        const page = await next(last);
        if (!page || 'code' in page) return;
        renewed.push(page);
        last = page;
      }
      if (wanted) show(renewed);
    };
    void refresh();
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a first page that is fetched again makes the others old
  }, [head]);

  const last = pages.at(-1) ?? head;
  return {
    loaded: { ...first, data: head && [...head.nodes, ...pages.flatMap(({ nodes }) => nodes)] },
    total: last?.totalCount ?? 0,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more: async () => {
      if (!last) return undefined;
      const page = await next(last);
      if (!page || 'code' in page) return page;
      show([...pages, page]);
      return undefined;
    },
  };
}
