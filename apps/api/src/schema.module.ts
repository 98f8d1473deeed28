import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { Requests } from './context/requests.ts';
import { graphqlOptions } from './graphql-options.ts';

/** GraphQL over all features. Global, because subscriptions execute on the schema that it builds. */
@Global()
@Module({})
export class SchemaModule {
  /** @param hidesSchema from clients */
  static with(hidesSchema: boolean): DynamicModule {
    return {
      module: SchemaModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Requests],
          useFactory: (requests: Requests) => graphqlOptions(requests, hidesSchema),
        }),
      ],
      exports: [GraphQLModule],
    };
  }
}
