import type { GraphQLSchema } from 'graphql';
import type { Allowed } from './allow.ts';

/** The root fields of a schema, each with the permission that it declares. */
export function rootFields(schema: GraphQLSchema): { name: string; allowed: Allowed | undefined }[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: `${type?.name ?? ''}.${field.name}`,
      allowed: field.extensions['allowed'] as Allowed | undefined,
    })),
  );
}

/**
 * @throws {Error} naming the root fields that declare no permission: the service does not start with such a schema
 */
export function requirePermissions(schema: GraphQLSchema): GraphQLSchema {
  const open = rootFields(schema).filter(({ allowed }) => allowed === undefined);
  if (open.length > 0) {
    throw new Error(`No permission declared: ${open.map(({ name }) => name).join(', ')}. Put @Allow(...) on each.`);
  }
  return schema;
}
