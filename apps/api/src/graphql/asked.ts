import { Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql';

/**
 * Names of the fields that a document asks of what a root field returns, so that only these are read.
 *
 * @param path fields that lead from the root field to the object: `nodes` of a page
 */
export function fieldsAsked({ fieldNodes, fragments }: GraphQLResolveInfo, ...path: string[]): ReadonlySet<string> {
  const below = (nodes: readonly FieldNode[]): FieldNode[] => {
    // Each fragment is read once, as fragments of fragments could double with every step.
    const seen = new Set<string>();
    const fieldsOf = (selections: readonly SelectionNode[] = []): FieldNode[] =>
      selections.flatMap((selection) => {
        if (selection.kind === Kind.FIELD) return [selection];
        if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet.selections);
        const name = selection.name.value;
        if (seen.has(name)) return [];
        seen.add(name);
        return fieldsOf(fragments[name]?.selectionSet.selections);
      });
    return nodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet?.selections));
  };
  const asked = path.reduce((nodes, step) => below(nodes).filter(({ name }) => name.value === step), [...fieldNodes]);
  return new Set(below(asked).map(({ name }) => name.value));
}
