import {
  Kind,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { documentLimitsRule } from '../src/graphql/document-limits.ts';

/** Levels below the root field that are tried, the deepest first: as deep as the limits of documents let it be. */
const depths = [6, 5, 4, 3, 2, 1];

/**
 * The document with every field that its root field can be asked for, as deep as a document may be: what no loader answers shows
 * there. Arguments stay as they are; fields that need arguments of their own are left out, and so is what leads back to where one came from.
 */
export function widest(schema: GraphQLSchema, document: string): string {
  for (const depth of depths) {
    const wide = widened(schema, document, depth);
    if (validate(schema, parse(wide), [...specifiedRules, documentLimitsRule]).length === 0) return wide;
  }
  return document;
}

function widened(schema: GraphQLSchema, document: string, depth: number): string {
  return print(
    visit(parse(document), {
      OperationDefinition(operation) {
        const root = schema.getRootType(operation.operation);
        const selections = operation.selectionSet.selections.map((selection) => {
          const field = selection.kind === Kind.FIELD ? root?.getFields()[selection.name.value] : undefined;
          const fields = field && selectionOf(getNamedType(field.type), depth, [], isList(field.type) ? 1 : 0);
          const [wide] = fields ? parse(fields).definitions : [];
          return wide?.kind === Kind.OPERATION_DEFINITION
            ? { ...selection, selectionSet: wide.selectionSet }
            : selection;
        });
        return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
      },
    }),
  );
}

const mostLists = 3;

function selectionOf(type: GraphQLNamedType, depth: number, path: readonly string[], lists: number): string {
  if (isUnionType(type)) {
    const each = type.getTypes().map((one) => {
      const fields = selectionOf(one, depth, path, lists);
      return fields ? `... on ${one.name} ${fields}` : '';
    });
    return `{ __typename ${each.join(' ')} }`;
  }
  if (!isObjectType(type) || path.includes(type.name)) return '';
  const chosen = Object.values(type.getFields()).map((field) => part(field, depth, [...path, type.name], lists));
  const fields = chosen.filter((one) => one !== '').join(' ');
  return fields === '' ? '' : `{ ${fields} }`;
}

function part(field: GraphQLField<unknown, unknown>, depth: number, path: readonly string[], lists: number): string {
  if (field.args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)) return '';
  const named = getNamedType(field.type);
  if (isScalarType(named) || isEnumType(named)) return field.name;
  const inside = lists + (isList(field.type) ? 1 : 0);
  if (depth <= 1 || inside > mostLists) return '';
  const fields = selectionOf(named, depth - 1, path, inside);
  return fields ? `${field.name} ${fields}` : '';
}

const isList = (type: GraphQLOutputType) => isListType(isNonNullType(type) ? type.ofType : type);
