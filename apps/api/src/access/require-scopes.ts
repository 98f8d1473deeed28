import { Kind, getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLCompositeType, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { TokenScope, UsedToken } from '#access';
import { AppError } from '#platform';
import { scopeOf, scopesFor } from './opened-by.ts';

/**
 * Refuses fields that the token has no scope for: the root field, and all fields below it.
 *
 * @throws {AppError} NOT_ALLOWED for a field that is closed to tokens; SCOPE_MISSING with `facts.scope`
 */
export function requireScopes(token: UsedToken, info: GraphQLResolveInfo): void {
  const name = `${info.parentType.name}.${info.fieldName}`;
  const scope = scopeOf(name);
  if (!scope) throw closed(name);
  if (!token.scopes.includes(scope)) throw missing(name, scope);
  for (const asked of fieldsBelow(info)) {
    const scopes = scopesFor(asked.parent, asked.field, asked.type);
    if (scopes === 'all') continue;
    const label = `${asked.parent}.${asked.field}`;
    if (!scopes) throw closed(label);
    if (!scopes.some((one) => token.scopes.includes(one))) throw missing(label, scopes[0]);
  }
}

interface AskedField {
  parent: string;
  field: string;
  /** The type that the field returns. */
  type: string;
}

/**
 * The root field itself and all fields below it that return objects. Each fragment is visited once, so that the time grows with
 * the text.
 */
function fieldsBelow({ schema, fragments, parentType, fieldNodes, fieldName }: GraphQLResolveInfo): AskedField[] {
  const asked: AskedField[] = [];
  const seen = new Set<string>();
  const look = (parent: GraphQLCompositeType, field: string, below: SelectionSetNode | undefined): void => {
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const type = fields[field] && getNamedType(fields[field].type);
    if (!isCompositeType(type)) return;
    asked.push({ parent: parent.name, field, type: type.name });
    lookInto(type, below);
  };
  const lookInto = (type: GraphQLCompositeType, { selections = [] }: Partial<SelectionSetNode> = {}): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) look(type, selection.name.value, selection.selectionSet);
      else if (selection.kind === Kind.INLINE_FRAGMENT) on(type, selection.typeCondition?.name.value, selection);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) on(type, fragment.typeCondition.name.value, fragment);
      }
    }
  };
  const on = (type: GraphQLCompositeType, condition: string | undefined, part: { selectionSet: SelectionSetNode }) => {
    const narrowed = condition === undefined ? type : schema.getType(condition);
    if (!isCompositeType(narrowed)) return;
    // The types of a union are checked like other types.
    if (narrowed !== type) asked.push({ parent: type.name, field: `... on ${narrowed.name}`, type: narrowed.name });
    lookInto(narrowed, part.selectionSet);
  };
  for (const node of fieldNodes) look(parentType, fieldName, node.selectionSet);
  return asked;
}

const closed = (what: string) => new AppError('NOT_ALLOWED', `No token opens ${what}: it is for people who sign in.`);
const missing = (what: string, scope: TokenScope | undefined) =>
  new AppError('SCOPE_MISSING', `This token has not got the scope ${scope ?? ''}, which ${what} needs.`, undefined, {
    scope: scope ?? '',
  });
