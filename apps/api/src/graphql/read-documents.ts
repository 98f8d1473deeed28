import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { documentLimitsRule, maxTokens } from './document-limits.ts';

/** Reads documents that come by a socket, as Apollo reads those that come by POST. */
export class ReadDocuments {
  /** @param hidesSchema no "did you mean" */
  constructor(private readonly hidesSchema: boolean) {}

  /** @throws {GraphQLError} with Apollo's code, for the first thing that is wrong with the document */
  read(schema: GraphQLSchema, text: string): DocumentNode {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens });
    } catch (error) {
      throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
    }
    const [error] = validate(schema, document, [...specifiedRules, documentLimitsRule], {
      maxErrors: 5,
      hideSuggestions: this.hidesSchema,
    });
    if (error) throw withCode(error, 'GRAPHQL_VALIDATION_FAILED');
    return document;
  }
}

function withCode({ message, nodes, source, positions, extensions }: GraphQLError, code: string): GraphQLError {
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { ...extensions, code } });
}
