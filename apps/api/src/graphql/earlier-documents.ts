import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { PageDocument } from '#database';
import { KnownDocuments } from './known-documents.ts';

/** How long documents of an earlier build are answered once a newer one has started. A page is not open for longer without being loaded again. */
const keptDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Documents of the builds before this one. A page that was open during an update asks with its own, by ids that are in no list of the new
 * build: each build writes its list into the database, and answers what earlier ones have written there, as long as the schema has it.
 */
@Injectable()
export class EarlierDocuments implements OnApplicationBootstrap {
  private readonly logger = new Logger('GraphQL');

  constructor(
    private readonly dataSource: DataSource,
    private readonly known: KnownDocuments,
    private readonly schemaHost: GraphQLSchemaHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      this.known.alsoAnswer(fitting(this.schemaHost.schema, await this.exchange()));
    } catch (error) {
      this.logger.warn(`Pages of earlier builds have to be loaded again: ${String(error)}`);
    }
  }

  /** Saves the documents of this build, and returns those of other builds. */
  private exchange(): Promise<PageDocument[]> {
    return this.dataSource.transaction(async (manager) => {
      const documents = manager.getRepository(PageDocument);
      const own = [...this.known.ofThisBuild].map(([id, text]) => ({ id, text, replacedAt: null }));
      const others = (await documents.findBy({ replacedAt: IsNull() })).filter(
        ({ id }) => !this.known.ofThisBuild.has(id),
      );
      const now = new Date();
      await documents.upsert([...own, ...others.map((one) => ({ ...one, replacedAt: now }))], ['id']);
      await documents.delete({ replacedAt: LessThan(new Date(now.getTime() - keptDays * dayMs)) });
      return documents.findBy({ replacedAt: Not(IsNull()) });
    });
  }
}

/** Documents that are still valid against the schema: id -> text. */
function fitting(schema: GraphQLSchema, documents: readonly PageDocument[]): Map<string, string> {
  return new Map(
    documents.filter(({ text }) => isValid(schema, text)).map(({ id, text }) => [id, text] as [string, string]),
  );
}

function isValid(schema: GraphQLSchema, text: string): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}
