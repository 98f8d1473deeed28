import { Injectable, Logger } from '@nestjs/common';
import { startConfined } from '../confine/confined.ts';
import { nodeProgram } from '../confine/node-program.ts';
import { mostPages, pageMs, renderMegabytes } from './limits.ts';
import { notTheFilesFault } from './render/messages.ts';
import type { PageMessage, RenderMessage } from './render/messages.ts';
import type { DeckProblem } from '#database';

export interface RenderListener {
  opened(pages: number): Promise<void>;
  page(page: PageMessage): Promise<void>;
}

/** A range of pages, counted from 1, with both ends. */
export interface PageRange {
  readonly from: number;
  readonly to?: number;
}

/** Renders a file in a process of its own, which is ended when it takes too long or needs too much. */
@Injectable()
export class Renderer {
  private readonly logger = new Logger('Decks');

  /**
   * @param range those to render; all from the first on without a last one
   * @returns why it could not be rendered; undefined when all of it was
   * @throws {Error} what the listener throws, the reason of `signal`, or what is not the document's fault (a full disk)
   */
  async render(
    file: string,
    images: string,
    { from, to }: PageRange,
    listener: RenderListener,
    signal: AbortSignal,
  ): Promise<DeckProblem | undefined> {
    signal.throwIfAborted();
    const { child, ended, alive, end } = startConfined({
      path: process.execPath,
      args: [
        ...nodeProgram.options,
        `--max-old-space-size=${renderMegabytes}`,
        nodeProgram('./render/main', import.meta.url),
        file,
        images,
        String(from),
        String(mostPages),
        ...(to === undefined ? [] : [String(to)]),
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // The program gets none of the service's secrets.
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: process.env['NODE_ENV'] ?? '' },
      megabytes: renderMegabytes,
      ms: pageMs,
      signal,
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    let working: Promise<void> = Promise.resolve();
    let failed: DeckProblem | undefined;
    let done = false;
    child.on('message', (message: RenderMessage) => {
      alive();
      if (message.is === 'failed') failed = message.problem;
      else if (message.is === 'done') done = true;
      else {
        // Messages are handled in order; the first failure ends the program.
        working = working.then(() =>
          message.is === 'opened' ? listener.opened(message.pages) : listener.page(message.page),
        );
        working.catch(end);
      }
    });
    // `spawn` throws when there is no memory for one more process, for instance.
    const { status, tooHard } = await ended;
    signal.throwIfAborted();
    await working;
    if (done) return undefined;
    if (said !== '') this.logger.warn(`A deck could not be rendered: ${said.trim()}`);
    if (status === notTheFilesFault) throw new Error('A deck could not be rendered, which is not its fault.');
    return failed ?? (tooHard ? 'FILE_TOO_HARD' : 'FILE_BROKEN');
  }
}
