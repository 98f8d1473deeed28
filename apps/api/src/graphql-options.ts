import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request, Response } from 'express';
import { requirePermissions } from './access/require-permissions.ts';
import type { Requests } from './context/requests.ts';
import { describeCommon } from './graphql/describe-common.ts';
import { documentLimitsRule, maxTokens } from './graphql/document-limits.ts';
import { spareFieldsWithoutArguments } from './graphql/fields-without-arguments.ts';
import { formatError } from './graphql/format-error.ts';
import { retryAfter } from './graphql/retry-after.ts';

/**
 * @param hidesSchema no introspection, no "did you mean". Those who build on it read apps/api/schema.graphql.
 */
export function graphqlOptions(requests: Requests, hidesSchema: boolean): ApolloDriverConfig {
  spareFieldsWithoutArguments();
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    transformSchema: (schema) => describeCommon(requirePermissions(schema)),
    context: ({ req, res }: { req: Request; res: Response }) => requests.of(req, res),
    formatError,
    autoTransformHttpErrors: false,
    validationRules: [documentLimitsRule],
    parseOptions: { maxTokens },
    introspection: !hidesSchema,
    hideSchemaDetailsFromClientErrors: hidesSchema,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    // Answers are about who asks: there are no cache hints, and looking for them costs a call for every field of every row.
    plugins: [ApolloServerPluginCacheControlDisabled(), retryAfter],
    graphiql: false,
  };
}
