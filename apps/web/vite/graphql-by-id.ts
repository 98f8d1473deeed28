/**
 * Stands for @0no-co/graphql.web, the language that urql reads and prints documents with: the pages send documents by their ids
 * (src/api/document.ts), so there is nothing to read or print. 3 kB of every page.
 */

/** Those kinds that urql looks for in a document, of which ours have none (`definitions` is empty). */
export const Kind = {
  NAME: 'Name',
  DOCUMENT: 'Document',
  OPERATION_DEFINITION: 'OperationDefinition',
  FRAGMENT_DEFINITION: 'FragmentDefinition',
  FIELD: 'Field',
};

/** An error of an answer; see https://spec.graphql.org/October2021/#sec-Errors. */
export class GraphQLError extends Error {
  constructor(
    message: string,
    readonly nodes?: unknown,
    readonly source?: unknown,
    readonly positions?: unknown,
    readonly path?: readonly (string | number)[],
    readonly originalError?: unknown,
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'GraphQLError';
  }
}

export const print = (): string => '';

export const parse = (): never => {
  throw new TypeError('The pages know documents by their ids alone.');
};
