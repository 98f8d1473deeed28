import type { Type } from '@nestjs/common';
import { ENTRY_PROVIDER_WATERMARK, MODULE_METADATA } from '@nestjs/common/constants';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { describeCommon } from './graphql/describe-common.ts';
import { features } from './features.ts';

/** Classes that the schema is made of: those providers of the features that are resolvers. */
const resolvers = features.flatMap((feature) => {
  const providers = Reflect.getMetadata(MODULE_METADATA.PROVIDERS, feature) as readonly Type[] | undefined;
  return (providers ?? []).filter((one) => Reflect.hasMetadata(ENTRY_PROVIDER_WATERMARK, one));
});

/** The schema as the code describes it, without a database or a server; sorted, so that moving code changes nothing in it. */
export async function describedSchema(): Promise<string> {
  const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
  await app.init();
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
  await app.close();
  return `# Generated from the code of apps/api: UPDATE_SCHEMA=1 npx jest apps/api/src/schema.test.ts\n\n${printSchema(lexicographicSortSchema(describeCommon(schema)))}\n`;
}
