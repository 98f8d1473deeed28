import type { IncomingMessage, ServerResponse } from 'node:http';
import { chmod, mkdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { limits } from '#contract/limits';
import { expertDocumentKinds } from '#database';
import type { ExpertDocumentKind } from '#database';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { line } from '../../graphql/text.ts';
import { OwnUploads, asUuid, lastPart } from '../../uploads/own-uploads.ts';
import type { Permitted, WholeUpload } from '../../uploads/own-uploads.ts';
import { Documents } from './documents.service.ts';

/** ms for which an upload that broke off can be continued; between two looks for those that are older. */
export const uploadKeptMs = 24 * 3_600_000;
const tidyEveryMs = 3_600_000;
const longestName = 120;

/** Uploads of an expert's documents; the place is the kind of document. What is whole is moved to the database. */
@Injectable()
export class DocumentUploads implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Documents');
  private readonly directory: string;
  private readonly uploads: OwnUploads;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly documents: Documents,
  ) {
    this.directory = join(config.dataDir, 'document-uploads');
    this.uploads = new OwnUploads({
      address: '/files/expert-documents/new',
      directory: this.directory,
      largest: limits.documentBytes,
      tooLarge: `The file is larger than ${limits.documentBytes / 1_000_000} MB; scan it in grey, or with fewer dots.`,
      keptMs: uploadKeptMs,
      begin: async ({ personId, place }, filename) => {
        await documents.requireRoom(personId, kindOf(place));
        return nameOf(filename);
      },
      finish: (upload) => this.keep(upload),
      failed: (id, error) => this.logger.warn(`Upload ${id} could not be kept: ${String(error)}`),
    });
  }

  /** Other accounts of this machine cannot read the folder, even with another umask. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await chmod(this.directory, 0o700);
  }

  onApplicationBootstrap(): void {
    void this.tidy();
    this.timer = setInterval(() => void this.tidy(), tidyEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes uploads that were given up. */
  async tidy(): Promise<void> {
    await this.uploads.tidy().catch((error: unknown) => {
      this.logger.warn(`Uploads that were given up could not be removed: ${String(error)}`);
    });
  }

  handle(request: IncomingMessage, response: ServerResponse, permitted: Permitted): Promise<void> {
    kindOf(permitted.place);
    return this.uploads.handle(request, response, permitted);
  }

  private async keep({ id, personId, place, name, path }: WholeUpload): Promise<Record<string, string>> {
    const document = { id: asUuid(id), expertId: personId, kind: kindOf(place), name, path };
    try {
      await this.documents.add(document);
    } catch (error) {
      // A file that is not taken is kept nowhere, and sent anew when it is chosen again.
      if (error instanceof AppError && error.code !== 'UNAVAILABLE')
        await this.uploads.remove(id).catch(() => undefined);
      throw error;
    }
    await this.empty(path);
    return { 'Document-Id': document.id };
  }

  /** Keeps the length alone, so that a client that missed the answer is told that its upload is whole. */
  private async empty(path: string): Promise<void> {
    const { size } = await stat(path);
    await truncate(path, 0);
    await truncate(path, size);
  }
}

/** @throws {AppError} NOT_FOUND */
function kindOf(place: string): ExpertDocumentKind {
  const kind = expertDocumentKinds.find((one) => one === place);
  if (!kind) throw notFound('kind of document');
  return kind;
}

/** The last part of it without control characters; a name that leads elsewhere leads nowhere. */
function nameOf(filename: string): string {
  const name = lastPart(filename)
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  const short = [...name].slice(-longestName).join('');
  return line('filename', short === '' ? 'document' : short, longestName);
}
