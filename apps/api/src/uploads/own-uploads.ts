import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { AppError } from '#platform';

/** Who uploads and to which place, as the route has checked them. A place is one part of an address. */
export interface Permitted {
  readonly personId: string;
  readonly place: string;
}

/** An upload that is whole. */
export interface WholeUpload extends Permitted {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly bytes: number;
  readonly name: string;
  /** Where it lies. */
  readonly path: string;
}

/** What a feature does with uploads. */
export interface UploadsOf {
  /** Of the route: `<address>/<place>` and `<address>/<place>/<upload>`. */
  readonly address: string;
  readonly directory: string;
  /** Bytes of a file at most, and the sentence for one that has more. */
  readonly largest: number;
  readonly tooLarge: string;
  /** ms after its beginning for which an upload is kept. */
  readonly keptMs: number;
  /** Before the first byte. @returns the name to keep. @throws {AppError} to refuse it */
  begin(permitted: Permitted, filename: string): Promise<string>;
  /** May be called more than once for one upload. @returns headers of the answer. @throws {AppError} to refuse it */
  finish(upload: WholeUpload): Promise<Record<string, string>>;
  /** Is told of what went wrong when a client asked again after an upload that is whole. */
  failed(id: string, error: unknown): void;
}

type TusServer = ConstructorParameters<typeof Server>[0];
type TusRequest = Parameters<NonNullable<TusServer['onUploadCreate']>>[0];
type Metadata = Record<string, string | null> | undefined;

/**
 * Uploads by the tus protocol (1.0.0, resumable after a broken connection). An upload belongs to the person who began it: to others it does
 * not exist.
 */
export class OwnUploads {
  private readonly permitted = new WeakMap<IncomingMessage, Permitted>();
  private readonly store: FileStore;
  private readonly server: Server;

  constructor(private readonly feature: UploadsOf) {
    const { address, directory, largest, keptMs } = feature;
    const ofUpload = new RegExp(`^${address}/[^/]+/([0-9a-f]{32})$`);
    this.store = new FileStore({ directory, expirationPeriodInMilliseconds: keptMs });
    this.server = new Server({
      path: address,
      datastore: this.store,
      maxSize: largest,
      relativeLocation: true,
      allowedOrigins: [],
      generateUrl: (request, { path, id }) => `${path}/${this.of(request).place}/${id}`,
      getFileIdFromRequest: (request) => ofUpload.exec(new URL(request.url).pathname)?.[1],
      onIncomingRequest: (request, id) => this.requireOwn(request, id),
      onUploadCreate: (request, { size, metadata }) => this.begin(request, size, metadata),
      onUploadFinish: async (request, { id, size, metadata }) => ({
        headers: await this.finish(request, id, size, metadata),
      }),
      onResponseError: (_, error) => this.refusal(error),
    });
  }

  async handle(request: IncomingMessage, response: ServerResponse, permitted: Permitted): Promise<void> {
    this.permitted.set(request, permitted);
    await this.server.handle(request, response);
  }

  /** Removes uploads that are kept no longer, whole or not. */
  async tidy(): Promise<void> {
    await this.server.cleanUpExpiredUploads();
  }

  /** What was sent so far; a client that asks for it again begins anew. */
  async remove(id: string): Promise<void> {
    await this.store.remove(id);
  }

  private of(request: TusRequest): Permitted {
    const node = request.runtime?.node?.req as IncomingMessage | undefined;
    const permitted = node && this.permitted.get(node);
    if (!permitted) throw new TypeError('a request that came by no route');
    return permitted;
  }

  private async requireOwn(request: TusRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const { personId, place } = this.of(request);
    const { metadata, offset, size } = await this.store.getUpload(id);
    if (metadata?.['personId'] !== personId || metadata['place'] !== place) throw notThere();
    if (request.method !== 'HEAD' || offset !== size) return;
    // This client did not hear that the upload is whole, or nothing could be made of it then.
    await this.finish(request, id, size, metadata).catch((error: unknown) => {
      this.feature.failed(id, error);
      // This status makes the client ask again, and not send everything anew.
      throw { status_code: 423, body: 'It is not kept yet.' };
    });
  }

  private async begin(request: TusRequest, size: number | undefined, metadata: Metadata) {
    const permitted = this.of(request);
    if (size === undefined || size === 0)
      throw new AppError('BAD_INPUT', 'The file must not be empty, and its size be told.');
    const name = await this.feature.begin(permitted, metadata?.['filename'] ?? '');
    return { metadata: { ...permitted, name } };
  }

  private finish(request: TusRequest, id: string, size: number | undefined, metadata: Metadata) {
    const { personId, place } = this.of(request);
    const path = `${this.store.directory}/${id}`;
    return this.feature.finish({ ...{ personId, place, id, path }, bytes: size ?? 0, name: metadata?.['name'] ?? '' });
  }

  /** Gives our errors the shape of all errors of this service; those of the protocol stay as they are. */
  private refusal(error: Error | { status_code: number; body: string }) {
    const told = (status_code: number, code: string, message: string) => ({
      ...{ status_code, body: JSON.stringify({ errors: [{ message, extensions: { code } }] }) },
    });
    if (error instanceof AppError) return told(conflicts.includes(error.code) ? 409 : 400, error.code, error.message);
    if ('status_code' in error && error.status_code === 413) return told(413, 'FILE_TOO_LARGE', this.feature.tooLarge);
    return undefined;
  }
}

const conflicts: readonly string[] = ['TOO_MANY_DECKS'];

/** The id of what is made of an upload: one upload makes one thing, however often its end is reported. */
export const asUuid = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The last part of a file's name. Some programs send the whole path. */
export const lastPart = (name: string): string => name.split(/[/\\]/).at(-1) ?? '';

const notThere = () => ({ status_code: 404, body: 'There is no such upload.' });
