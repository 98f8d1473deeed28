import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Typed GraphQL documents for the pages: apps/web/src/**\/*.graphql against the API's schema. What it writes is not kept in
 * git; `graphql-codegen --config codegen.ts` (or `generateDocuments` in apps/web/vite/documents.ts) makes it anew.
 *
 * Documents are plain strings at run time (documentMode): a page carries its queries and no syntax trees.
 */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: 'apps/web/src/**/*.graphql',
  ignoreNoDocuments: true,
  importExtension: '.ts',
  generates: {
    'libs/contract/src/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', LocalDateTime: 'string' },
      },
    },
  },
};

export default config;
