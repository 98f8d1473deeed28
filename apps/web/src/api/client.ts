import { Client, cacheExchange, fetchExchange } from '@urql/preact';
import type { AnyVariables, OperationContext, OperationResult, TypedDocumentNode } from '@urql/preact';
import { byId, idOf } from './document.ts';
import { Freshness } from './fresh.ts';
import { InTurn } from './in-turn.ts';
import { fetchSignedIn } from './signed-in.ts';

const freshness = new Freshness();
const changing = { fetch: freshness.changing(fetchSignedIn) };
const inTurn = new InTurn();

/** One client for every page; answers are kept per document and dropped when a mutation touches their types. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  fetch: freshness.asking(fetchSignedIn),
  fetchOptions: { credentials: 'same-origin' },
  preferGetMethod: false,
});

/** Asks the API outside of a component. Never rejects: look at `error` (api/problems.ts puts it into words). */
export function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  context: Partial<OperationContext> = { requestPolicy: 'network-only' },
): Promise<OperationResult<Data, Variables>> {
  return client.query<Data, Variables>(byId(document), variables, context).toPromise();
}

/** Others have changed something: queries that are under way are repeated when their answer comes. */
export const changedByOthers = (): void => freshness.changed();

/** Changes something through the API; changes of one kind are made one after the other. Never rejects: look at `error`. */
export function change<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables>> {
  return inTurn.do(idOf(document), () =>
    client.mutation<Data, Variables>(byId(document), variables, changing).toPromise(),
  );
}
