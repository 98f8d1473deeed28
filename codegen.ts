import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { Kind, visit } from 'graphql';

type Output = Exclude<CodegenConfig['generates'][string], readonly unknown[]>;
type Transform = Extract<NonNullable<Output['documentTransforms']>[number], { transform: unknown }>;

/** Every object tells its type: the pages' cache drops by it what a mutation touched. Not the roots, which nothing touches. */
const typeNames: Transform = {
  transform: ({ documents }) =>
    documents.map((file) => ({
      ...file,
      ...(file.document ? { document: visit(file.document, { SelectionSet: withTypeName }) } : {}),
    })),
};

const withTypeName = <Node extends { selections: readonly { kind: string; name?: { value: string } }[] }>(
  node: Node,
  _key: unknown,
  parent: unknown,
): Node | undefined => {
  const isRoot = (parent as { kind?: string } | undefined)?.kind === Kind.OPERATION_DEFINITION;
  if (isRoot || node.selections.some(({ name }) => name?.value === '__typename')) return undefined;
  const typeName = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
  return { ...node, selections: [typeName, ...node.selections] };
};

/**
 * The document's id among the few hundred of the API's list. A whole SHA-256 would guard nothing more, and every page carries the
 * ids of all documents: 32 bytes that no compression makes fewer, each. own-documents.test.ts sees that none stands for two.
 */
const shortId = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * Typed GraphQL documents for the pages: apps/web/src/**\/*.graphql against the API's schema. What it writes is not kept in
 * git; `graphql-codegen --config codegen.ts` (or `generateDocuments` in apps/web/vite/documents.ts) makes it anew.
 *
 * The pages carry of each document only its id, the beginning of its text's hash; the texts are in persisted-documents.json, for the API.
 */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/web/src/**/*.graphql', 'tools/**/*.graphql', 'test/bench/**/*.graphql'],
  ignoreNoDocuments: true,
  importExtension: '.ts',
  generates: {
    'libs/contract/src/graphql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: {
          mode: 'replaceDocumentWithHash',
          hashPropertyName: 'documentId',
          hashAlgorithm: shortId,
        },
      },
      documentTransforms: [typeNames],
      config: {
        enumType: 'string-literal',
        useTypeImports: true,
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', LocalDateTime: 'string' },
      },
    },
  },
};

export default config;
