import { GraphQLError, Kind, getNamedType, isCompositeType, isListType, isNonNullType, isObjectType } from 'graphql';
import type {
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  SelectionSetNode,
  ValidationContext,
  ValidationRule,
} from 'graphql';

/** Lexical tokens of a document; the largest of our own pages has some 250. */
export const maxTokens = 2_000;

/** What one document may ask for. Pages of ours need a third of each. */
export const documentLimits = {
  /** Root fields, aliases counted one by one. */
  rootFields: 30,
  /** Levels of fields. */
  depth: 10,
  /** Lists inside lists: three are enough for institution, section, session, and four would be tables multiplied. */
  nestedLists: 3,
} as const;

interface Size {
  fields: number;
  depth: number;
  nestedLists: number;
}
const nothing: Size = { fields: 0, depth: 0, nestedLists: 0 };

/** Refuses documents that ask for more than `documentLimits`. Introspection is not counted: it is off where it matters. */
export const documentLimitsRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const root = context.getSchema().getRootType(operation.operation);
    if (!root) return;
    const size = new Measure(context).of(operation.selectionSet, root);
    for (const [what, have, most] of [
      ['root fields', size.fields, documentLimits.rootFields],
      ['levels', size.depth, documentLimits.depth],
      ['lists inside lists', size.nestedLists, documentLimits.nestedLists],
    ] as const) {
      if (have > most) {
        context.reportError(
          new GraphQLError(`This document has ${have} ${what}; ${most} are allowed. Ask in smaller parts.`, {
            nodes: operation,
          }),
        );
      }
    }
  },
});

class Measure {
  /** Each fragment is measured once, so that fragments of fragments cost no more than their text. */
  private readonly fragments = new Map<string, Size>();

  constructor(private readonly context: ValidationContext) {}

  of(selections: SelectionSetNode, type: GraphQLCompositeType): Size {
    return selections.selections
      .map((selection): Size => {
        switch (selection.kind) {
          case Kind.FIELD:
            return selection.name.value.startsWith('__')
              ? { fields: 1, depth: 1, nestedLists: 0 }
              : this.ofField(type, selection.name.value, selection.selectionSet);
          case Kind.INLINE_FRAGMENT:
            return this.of(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? type);
          case Kind.FRAGMENT_SPREAD:
            return this.ofFragment(this.context.getFragment(selection.name.value));
        }
      })
      .reduce(
        (sum, one) => ({
          fields: sum.fields + one.fields,
          depth: Math.max(sum.depth, one.depth),
          nestedLists: Math.max(sum.nestedLists, one.nestedLists),
        }),
        nothing,
      );
  }

  private ofField(parent: GraphQLCompositeType, name: string, selections: SelectionSetNode | undefined): Size {
    const type = isObjectType(parent) ? parent.getFields()[name]?.type : undefined;
    const named = type && getNamedType(type);
    const below = selections && isCompositeType(named) ? this.of(selections, named) : nothing;
    return {
      fields: 1,
      depth: 1 + below.depth,
      nestedLists: below.nestedLists + (type && isList(type) ? 1 : 0),
    };
  }

  private ofFragment(fragment: FragmentDefinitionNode | null | undefined): Size {
    if (!fragment) return nothing;
    const known = this.fragments.get(fragment.name.value);
    if (known) return known;
    // A fragment inside itself is refused by another rule; here it must only come to an end.
    this.fragments.set(fragment.name.value, nothing);
    const type = this.typeNamed(fragment.typeCondition.name.value);
    const size = type ? this.of(fragment.selectionSet, type) : nothing;
    this.fragments.set(fragment.name.value, size);
    return size;
  }

  private typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name ? this.context.getSchema().getType(name) : undefined;
    return isCompositeType(type) ? type : undefined;
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
