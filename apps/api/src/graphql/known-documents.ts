import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AppError, ConfigError } from '#platform';
import { noteError, requestInHand } from '#platform/nest';

/** Written by codegen.ts; tools/build puts it beside the compiled services. */
const list = fileURLToPath(new URL('../../../../libs/contract/src/graphql/persisted-documents.json', import.meta.url));

const notKnown =
  'This document is not known here: the page and the service are of different versions. Load the page again.';
const notOurs =
  'Only the documents of the pages are answered, by their id (documentId). Others need a token (docs/api.md), or FREE_DOCUMENTS=true.';

/** Name of documents that are not of the pages. */
const notOfThePages = 'other';

/** The parts of a request that name its document. */
interface Asked {
  documentId?: unknown;
  query?: unknown;
}

/** The documents of our pages and tools: id (codegen.ts) -> text. */
export class KnownDocuments {
  private texts: ReadonlyMap<string, string> = new Map();
  private names: ReadonlyMap<string, string> = new Map();
  private readAt = 0;
  private earlier: ReadonlyMap<string, string> = new Map();

  /**
   * @param free whether any other document is answered too; the list is then read again when it changes, and may be missing
   * @throws {ConfigError} when it is needed and missing
   */
  constructor(
    private readonly free: boolean,
    private readonly file = list,
  ) {
    this.read();
    if (!free && this.texts.size === 0) {
      throw new ConfigError(`The list of the pages' GraphQL documents is missing (${file}): run \`npm run build\`.`);
    }
  }

  /**
   * The text of the document that a request names, as in appendix A of GraphQL over HTTP: `documentId` instead of `query`.
   *
   * @param free whether this request may bring its own
   * @throws {AppError} UNKNOWN_DOCUMENT
   */
  textOf({ documentId, query }: Asked, free = this.free): unknown {
    if (documentId == null) {
      if (free) return query;
      throw new AppError('UNKNOWN_DOCUMENT', notOurs);
    }
    const text = typeof documentId === 'string' ? this.find(documentId) : undefined;
    if (text === undefined) throw new AppError('UNKNOWN_DOCUMENT', notKnown);
    return text;
  }

  /** Documents of the pages of this build. */
  get ofThisBuild(): ReadonlyMap<string, string> {
    return this.texts;
  }

  /** From now on these are answered, too: pages of builds before this one are still open somewhere. */
  alsoAnswer(earlier: ReadonlyMap<string, string>): void {
    this.earlier = earlier;
  }

  /** The name of the operation of a request. A document that is not of our pages gets one common name. */
  nameOf({ documentId }: Asked): string {
    if (typeof documentId !== 'string') return notOfThePages;
    return this.names.get(documentId) ?? nameIn(this.earlier.get(documentId) ?? '')[0] ?? notOfThePages;
  }

  private find(id: string): string | undefined {
    const text = this.texts.get(id) ?? this.earlier.get(id);
    if (text !== undefined || !this.free) return text;
    this.read();
    return this.texts.get(id);
  }

  private read(): void {
    const writtenAt = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs;
    if (writtenAt === undefined || writtenAt === this.readAt) return;
    try {
      this.texts = new Map(Object.entries(JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, string>));
      this.names = new Map([...this.texts].flatMap(([id, text]) => nameIn(text).map((name) => [id, name])));
      this.readAt = writtenAt;
    } catch (error) {
      if (!this.free) throw error;
      new Logger('GraphQL').warn(`${this.file} is probably being written just now: ${String(error)}`);
    }
  }
}

/** Our documents hold one operation, with a name; fragments may stand before it. */
const nameIn = (text: string): string[] => /^(?:query|mutation|subscription) (\w+)/m.exec(text)?.slice(1) ?? [];

/**
 * Puts the text of a known document in the place of its id; after the body has been read.
 *
 * @param bringsOwn whether a request may ask with a document of its own where others may not
 */
export function documentsById(known: KnownDocuments, bringsOwn: (request: Request) => boolean) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const asked = isObject(request.body) ? request.body : {};
    const inHand = requestInHand();
    if (inHand) inHand.operation = known.nameOf(asked);
    try {
      const query = bringsOwn(request) ? known.textOf(asked, true) : known.textOf(asked);
      const { documentId, ...rest } = asked;
      if (documentId != null) request.body = { ...rest, query };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { message, code } = error;
      noteError(code);
      response.status(400).json({ errors: [{ message, extensions: { code } }] });
      return;
    }
    next();
  };
}

const isObject = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
