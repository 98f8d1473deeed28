import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { EarlierDocuments } from './earlier-documents.ts';
import { KnownDocuments } from './known-documents.ts';
import { ReadDocuments } from './read-documents.ts';

/** Documents that may be asked for, by id or, where that is allowed, by their text. */
@Global()
@Module({})
export class DocumentsModule {
  /**
   * @param anybodys whether documents that are not of our pages are answered
   * @param hidesSchema from clients
   */
  static with(anybodys: boolean, hidesSchema: boolean): DynamicModule {
    return {
      module: DocumentsModule,
      providers: [
        { provide: KnownDocuments, useValue: new KnownDocuments(anybodys) },
        EarlierDocuments,
        { provide: ReadDocuments, useValue: new ReadDocuments(hidesSchema) },
      ],
      exports: [KnownDocuments, ReadDocuments],
    };
  }
}
