import { Client, cacheExchange, fetchExchange } from '@urql/preact';
import type { AnyVariables, OperationContext, OperationResult, TypedDocumentNode } from '@urql/preact';
import { byId } from './document.ts';
import { fetchSignedIn } from './signed-in.ts';

/** One client for every page; answers are kept per document and dropped when a mutation touches their types. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  fetch: fetchSignedIn,
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

/** Changes something through the API outside of a component. Never rejects: look at `error`. */
export function change<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables>> {
  return client.mutation<Data, Variables>(byId(document), variables).toPromise();
}
