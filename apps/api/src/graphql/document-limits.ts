import { GraphQLError, Kind } from 'graphql';
import type { ASTNode, ValidationContext, ValidationRule } from 'graphql';
import { Measure } from './document-size.ts';
import type { Size } from './document-size.ts';

/** Lexical tokens of a document; the largest of our own pages has some 300. */
export const maxTokens = 2_000;

/** What one document may ask for. */
export const documentLimits = {
  /** One request does one thing. */
  operations: 1,
  /** Aliases counted one by one. */
  rootFields: 30,
  /** Fields under another name, at any depth: the same list again and again. */
  aliases: 30,
  /** Levels of fields. */
  depth: 12,
  /** Lists inside lists: three are enough for institution, section, session, and four would be tables multiplied. */
  nestedLists: 3,
  /** Objects that the answer may hold, see `Size`. */
  cost: 20_000,
} as const satisfies Record<keyof Size, number>;

const words: Record<keyof Size, (have: number, most: number) => string> = {
  operations: (have) => `This document has ${have} operations; one is allowed. Send each in a request of its own.`,
  rootFields: (have, most) => `This document has ${have} root fields; ${most} are allowed. Ask in smaller parts.`,
  aliases: (have, most) => `This document has ${have} aliases; ${most} are allowed. Ask in smaller parts.`,
  depth: (have, most) => `This document has ${have} levels; ${most} are allowed. Ask in smaller parts.`,
  nestedLists: (have, most) =>
    `This document has ${have} lists inside lists; ${most} are allowed. Ask in smaller parts.`,
  cost: (have, most) =>
    `The answer to this document may hold ${have} objects; ${most} are allowed. Ask for smaller pages, or in smaller parts.`,
};

/** Why a document is refused, for `formatError`. */
export type Refusal = Readonly<{ limit: keyof Size; have: number; most: number }>;

/**
 * Refuses documents that ask for more than `documentLimits`. Introspection is measured by its levels only, and off where it matters.
 */
export const documentLimitsRule: ValidationRule = (context) => ({
  Document(document) {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
    check(context, document, { operations });
  },
  OperationDefinition(operation) {
    const root = context.getSchema().getRootType(operation.operation);
    if (root) check(context, operation, new Measure(context).ofOperation(operation, root));
  },
});

function check(context: ValidationContext, nodes: ASTNode, size: Partial<Size>): void {
  for (const [limit, have] of Object.entries(size) as [keyof Size, number][]) {
    const most = documentLimits[limit];
    if (have <= most) continue;
    const refusal: Refusal = { limit, have, most };
    context.reportError(new GraphQLError(words[limit](have, most), { nodes, extensions: { refusal } }));
  }
}
