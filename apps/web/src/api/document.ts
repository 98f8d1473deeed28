import type { TypedDocumentNode } from '@urql/preact';

/** The id by which the API knows a generated document: the hash of its text, which stays in the API (codegen.ts). */
export function idOf(document: object): string {
  const { documentId } = (document as { __meta__?: { documentId?: string } }).__meta__ ?? {};
  if (documentId === undefined) throw new TypeError('this is no generated document');
  return documentId;
}

/** The document as urql sends it: by its id alone (graphql-over-http, appendix A). */
export function byId<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  const sent: object = { kind: 'Document', definitions: [], documentId: idOf(document) };
  return sent as TypedDocumentNode<Data, Variables>;
}
