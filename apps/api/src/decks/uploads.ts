import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { AppError } from '#platform';
import { line } from '../graphql/text.ts';
import { DeckFiles } from './deck-files.ts';
import { Decks } from './decks.service.ts';
import { largestFile, uploadKeptMs } from './limits.ts';

/** The person who uploads and the section, as the route has checked them. */
interface Permitted {
  personId: string;
  sectionId: string;
}
type TusRequest = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]['onUploadCreate']>>[0];

/** ms between two looks for uploads that are kept no longer. */
const tidyEveryMs = 3_600_000;

/**
 * Uploads of decks by the tus protocol (1.0.0, resumable after a broken connection). An upload belongs to the person who began
 * it: to others it does not exist.
 */
@Injectable()
export class DeckUploads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Decks');
  private readonly permitted = new WeakMap<IncomingMessage, Permitted>();
  private readonly store: FileStore;
  private readonly server: Server;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    files: DeckFiles,
    private readonly decks: Decks,
  ) {
    this.store = new FileStore({ directory: files.uploads, expirationPeriodInMilliseconds: uploadKeptMs });
    this.server = new Server({
      path: '/files/decks',
      datastore: this.store,
      maxSize: largestFile,
      relativeLocation: true,
      allowedOrigins: [],
      generateUrl: (request, { path, id }) => `${path}/${this.of(request).sectionId}/${id}`,
      getFileIdFromRequest: (request) =>
        /\/files\/decks\/[^/]+\/([0-9a-f]{32})$/.exec(new URL(request.url).pathname)?.[1],
      onIncomingRequest: (request, id) => this.requireOwn(request, id),
      onUploadCreate: (request, { size, metadata }) => this.begin(request, size, metadata),
      onUploadFinish: (request, { id, size, metadata }) => this.finish(request, id, size, metadata),
      onResponseError: (_, error) => refusal(error),
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), tidyEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes uploads that were given up, and complete ones that are kept no longer. */
  async tidy(): Promise<void> {
    await this.server.cleanUpExpiredUploads().catch((error: unknown) => {
      this.logger.warn(`Uploads that were given up could not be removed: ${String(error)}`);
    });
  }

  async handle(request: IncomingMessage, response: ServerResponse, permitted: Permitted): Promise<void> {
    this.permitted.set(request, permitted);
    await this.server.handle(request, response);
  }

  private of(request: TusRequest): Permitted {
    const node = request.runtime?.node?.req as IncomingMessage | undefined;
    const permitted = node && this.permitted.get(node);
    if (!permitted) throw new TypeError('a request that came by no route');
    return permitted;
  }

  private async requireOwn(request: TusRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const { personId, sectionId } = this.of(request);
    const { metadata, offset, size } = await this.store.getUpload(id);
    if (metadata?.['personId'] !== personId || metadata['sectionId'] !== sectionId) throw notThere();
    if (request.method !== 'HEAD' || offset !== size) return;
    // This client did not hear that the upload is whole, or the deck could not be made then.
    await this.finish(request, id, size, metadata).catch((error: unknown) => {
      this.logger.warn(`Upload ${id} could not be made a deck: ${String(error)}`);
      // This status makes the client ask again, and not send everything anew.
      throw { status_code: 423, body: 'It is not a deck yet.' };
    });
  }

  private async begin(
    request: TusRequest,
    size: number | undefined,
    metadata: Record<string, string | null> | undefined,
  ) {
    const { personId, sectionId } = this.of(request);
    if (size === undefined || size === 0)
      throw new AppError('BAD_INPUT', 'The file must not be empty, and its size be told.');
    await this.decks.requireRoom(sectionId);
    return { metadata: { personId, sectionId, title: titleOf(metadata?.['filename']) } };
  }

  private async finish(
    request: TusRequest,
    id: string,
    size: number | undefined,
    metadata: Record<string, string | null> | undefined,
  ) {
    const { personId: uploadedBy, sectionId } = this.of(request);
    // One upload makes one deck, however often its end is reported. It stays for a day, in case its last answer is lost.
    const deckId = asUuid(id);
    const deck = { id: deckId, sectionId, uploadedBy, title: metadata?.['title'] ?? '', bytes: size ?? 0 };
    await this.decks.add(deck, `${this.store.directory}/${id}`);
    return { headers: { 'Deck-Id': deckId } };
  }
}

/** @param id 32 hexadecimal digits */
const asUuid = (id: string) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const notThere = () => ({ status_code: 404, body: 'There is no such upload.' });

/** The file's name without its ending. */
function titleOf(name: string | null | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const title = last.replace(/\.[^.]{1,5}$/, '').trim();
  return line('filename', title === '' ? 'Slides' : title.slice(0, 200), 200);
}

/** Gives our errors the shape of all errors of this service; those of the protocol stay as they are. */
function refusal(error: Error | { status_code: number; body: string }) {
  if (error instanceof AppError) {
    const body = JSON.stringify({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    return { status_code: error.code === 'TOO_MANY_DECKS' ? 409 : 400, body };
  }
  if ('status_code' in error && error.status_code === 413) {
    const message = `The file is larger than ${largestFile / 1_000_000} MB; make its pictures smaller, or split it.`;
    return {
      status_code: 413,
      body: JSON.stringify({ errors: [{ message, extensions: { code: 'FILE_TOO_LARGE' } }] }),
    };
  }
  return undefined;
}
