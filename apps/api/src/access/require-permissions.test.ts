import { expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { GraphQLFieldConfig } from 'graphql';
import { requirePermissions } from './require-permissions.ts';

const type = (name: string, fields: Record<string, GraphQLFieldConfig<unknown, unknown>>) =>
  new GraphQLObjectType({ name, fields });
const declared = { type: GraphQLString, extensions: { allowed: { permission: 'public' } } };
const open = { type: GraphQLString };

test('a schema with a root field without a permission is refused, and the error names the field', () => {
  const whole = new GraphQLSchema({
    query: type('Query', { a: declared }),
    mutation: type('Mutation', { b: declared }),
  });
  expect(requirePermissions(whole)).toBe(whole);
  const holes = new GraphQLSchema({
    query: type('Query', { a: declared, c: open }),
    mutation: type('Mutation', { b: open }),
    subscription: type('Subscription', { d: open }),
  });
  expect(() => requirePermissions(holes)).toThrow('Query.c, Mutation.b, Subscription.d');
});
