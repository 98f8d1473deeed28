import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolvers } from './rooms.ts';

/** The schema as the code describes it, without a database or a server; sorted, so that moving code changes nothing in it. */
export async function describedSchema(): Promise<string> {
  const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
  await app.init();
  const schema = await app.get(GraphQLSchemaFactory).create([...resolvers]);
  await app.close();
  return `# Generated from the code of apps/api: UPDATE_SCHEMA=1 npx jest apps/api/src/graphql/schema.test.ts\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
