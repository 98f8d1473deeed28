import { Kind, getNamedType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLOutputType,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql';
import { largestPage, usualPage } from './paging.ts';

/** A list without pages counts as this many objects: campuses of a university, lecturers of a section. */
const plainList = 10;

/** How much a document asks for. */
export interface Size {
  operations: number;
  rootFields: number;
  aliases: number;
  depth: number;
  nestedLists: number;
  /**
   * Objects that the answer may hold: each field with fields of its own is one, a list is as many as its page (`first`; the largest
   * when it comes in a variable), and what is below is multiplied by it.
   */
  cost: number;
}

/** The size of a set of fields. */
interface Part {
  fields: number;
  aliases: number;
  depth: number;
  nestedLists: number;
  cost: number;
}
const nothing: Part = { fields: 0, aliases: 0, depth: 0, nestedLists: 0, cost: 0 };

const both = (one: Part, other: Part): Part => ({
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
  depth: Math.max(one.depth, other.depth),
  nestedLists: Math.max(one.nestedLists, other.nestedLists),
  cost: one.cost + other.cost,
});

export class Measure {
  /** Each fragment is measured once, so that fragments of fragments cost no more than their text. */
  private readonly fragments = new Map<string, Part>();

  constructor(private readonly context: ValidationContext) {}

  ofOperation({ selectionSet }: OperationDefinitionNode, root: GraphQLCompositeType): Omit<Size, 'operations'> {
    const { fields, aliases, depth, nestedLists, cost } = this.of(selectionSet, root);
    return { rootFields: fields, aliases, depth, nestedLists, cost };
  }

  private of({ selections }: SelectionSetNode, type: GraphQLCompositeType): Part {
    return selections
      .map((selection): Part => {
        switch (selection.kind) {
          case Kind.FIELD:
            return this.ofField(type, selection);
          case Kind.INLINE_FRAGMENT:
            return this.of(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? type);
          case Kind.FRAGMENT_SPREAD:
            return this.ofFragment(this.context.getFragment(selection.name.value));
        }
      })
      .reduce(both, nothing);
  }

  private ofField(parent: GraphQLCompositeType, node: FieldNode): Part {
    const aliases = node.alias && node.alias.value !== node.name.value ? 1 : 0;
    const field = fieldsOf(parent)[node.name.value];
    const named = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(named)) return { ...nothing, fields: 1, aliases, depth: 1 };
    const below = this.of(node.selectionSet, named);
    return {
      fields: 1,
      aliases: aliases + below.aliases,
      depth: 1 + below.depth,
      nestedLists: below.nestedLists + (isList(field.type) ? 1 : 0),
      cost: rowsOf(parent, field, node) * (1 + below.cost),
    };
  }

  private ofFragment(fragment: FragmentDefinitionNode | null | undefined): Part {
    if (!fragment) return nothing;
    const known = this.fragments.get(fragment.name.value);
    if (known) return known;
    // A fragment inside itself is refused by another rule; here it must only come to an end.
    this.fragments.set(fragment.name.value, nothing);
    const type = this.typeNamed(fragment.typeCondition.name.value);
    const part = type ? this.of(fragment.selectionSet, type) : nothing;
    this.fragments.set(fragment.name.value, part);
    return part;
  }

  private typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name ? this.context.getSchema().getType(name) : undefined;
    return isCompositeType(type) ? type : undefined;
  }
}

const fieldsOf = (type: GraphQLCompositeType) => (isObjectType(type) || isInterfaceType(type) ? type.getFields() : {});

/** How many objects a field stands for. A page is counted at the connection; its `nodes` are those rows. */
function rowsOf(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, node: FieldNode): number {
  const first = field.args.find(({ name }) => name === 'first');
  if (first) {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (!value) return typeof first.defaultValue === 'number' ? first.defaultValue : usualPage;
    return value.kind === Kind.INT ? Number(value.value) : largestPage;
  }
  return isList(field.type) && !parent.name.endsWith('Connection') ? plainList : 1;
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);
