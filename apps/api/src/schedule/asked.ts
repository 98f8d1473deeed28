import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionNode } from 'graphql';

/** Names of the fields that a document asks of what a root field returns, so that only these are read. */
export function fieldsAsked({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (selections: readonly SelectionNode[] = []): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections);
      else collect(fragments[selection.name.value]?.selectionSet.selections);
    }
  };
  for (const node of fieldNodes) collect(node.selectionSet?.selections);
  return names;
}
