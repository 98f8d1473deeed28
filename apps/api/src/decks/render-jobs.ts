import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeckProblem } from '#database';
import { DeckFiles } from './deck-files.ts';
import { fileKind } from './file-kind.ts';
import { convertMs, pageMs } from './limits.ts';
import { toPdf } from './office/convert.ts';
import { missingFonts } from './office/missing-fonts.ts';
import { Renderer } from './renderer.ts';
import { ApiMetrics } from '../metrics/index.ts';
import type { PageMessage } from './render/messages.ts';

/** Seconds for which a deck is somebody's without a word: longer than a page may take. */
const leaseSeconds = (2 * pageMs) / 1_000;
/** ms after which a process looks for decks that another one left behind. */
const lookAgainMs = 60_000;

/** Attempts at one deck in one process before it is given up, and seconds after the first; each later one waits twice as long. */
const mostAttempts = 5;
const firstWait = 30;

/** Seconds that a lease can last. One that is longer was given by a clock that was ahead. */
const longestSeconds = leaseSeconds + convertMs / 1_000 + firstWait * 2 ** mostAttempts;

interface Job {
  id: string;
  pagesDone: number;
}

/**
 * Renders what is to be rendered, one deck after the other. Jobs live in the database: when a process ends in the middle of one, it goes
 * on with the next page there, or in another process.
 */
@Injectable()
export class RenderJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Decks');
  private readonly stopping = new AbortController();
  private working: Promise<void> | undefined;
  private again = false;
  /** How often a deck could not be rendered for a reason that may pass. */
  private readonly attempts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: DeckFiles,
    private readonly renderer: Renderer,
    private readonly metrics: ApiMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => {
      this.look();
    }, lookAgainMs).unref();
  }

  /** There may be something to render. */
  look(): void {
    if (this.stopping.signal.aborted) return;
    this.again = true;
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
  }

  /** Resolves when nothing is left to render. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort(new Error('the service is being stopped'));
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.again && !this.stopping.signal.aborted) {
      this.again = false;
      try {
        for (let job = await this.claim(); job; job = await this.claim()) await this.carryOut(job);
      } catch (error) {
        if (!this.stopping.signal.aborted) this.logger.error(error instanceof Error ? error.stack : String(error));
      }
    }
  }

  /** The oldest deck that nobody renders. */
  private async claim(): Promise<Job | undefined> {
    if (this.stopping.signal.aborted) return undefined;
    const [rows] = await this.dataSource.query<[Job[], number]>(
      `UPDATE deck SET state = 'rendering', leased_until = now() + $1 * interval '1 s'
        WHERE id = (SELECT id FROM deck
                     WHERE state = 'queued' OR (state = 'rendering' AND leased_until NOT BETWEEN now() AND now() + $2 * interval '1 s')
                     ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, pages_done AS "pagesDone"`,
      [leaseSeconds, longestSeconds],
    );
    return rows[0];
  }

  private async carryOut(job: Job): Promise<void> {
    const { signal } = this.stopping;
    const took = this.metrics.deckSeconds.startTimer();
    try {
      const problem = await this.render(job, signal);
      if (problem) await this.fail(job.id, problem);
      else await this.dataSource.query(`UPDATE deck SET state = 'ready', leased_until = NULL WHERE id = $1`, [job.id]);
      this.attempts.delete(job.id);
      took();
      this.metrics.decks.inc({ outcome: problem ?? 'ready' });
    } catch (error) {
      if (signal.aborted) {
        // Somebody goes on with it: this process when it is here again, or another.
        await this.dataSource.query(
          `UPDATE deck SET state = 'queued', leased_until = NULL WHERE id = $1 AND state = 'rendering'`,
          [job.id],
        );
        throw error;
      }
      await this.tryLater(job.id, error);
    }
  }

  /** After a while, so that the decks that wait behind it are rendered meanwhile; one that was removed is forgotten. */
  private async tryLater(id: string, error: unknown): Promise<void> {
    const there = await this.dataSource.query<unknown[]>('SELECT 1 FROM deck WHERE id = $1', [id]);
    if (there.length === 0) {
      this.attempts.delete(id);
      // LibreOffice, which was at it, wrote its file once more.
      await this.files.removeFile(id);
      return;
    }
    this.logger.error(`Deck ${id}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    const attempts = (this.attempts.get(id) ?? 0) + 1;
    this.attempts.set(id, attempts);
    if (attempts >= mostAttempts) {
      this.attempts.delete(id);
      await this.fail(id, 'NOT_RENDERED');
      this.metrics.decks.inc({ outcome: 'NOT_RENDERED' });
      return;
    }
    this.metrics.decks.inc({ outcome: 'again' });
    await this.dataSource.query(
      `UPDATE deck SET leased_until = now() + $2 * interval '1 s' WHERE id = $1 AND state = 'rendering'`,
      [id, firstWait * 2 ** (attempts - 1)],
    );
  }

  private async render({ id, pagesDone }: Job, signal: AbortSignal): Promise<DeckProblem | undefined> {
    const file = this.files.file(id);
    const kind = await fileKind(file);
    if (kind === 'unknown') return 'FILE_KIND_UNKNOWN';
    if (kind === 'encrypted') return 'FILE_ENCRYPTED';
    if (kind !== 'pdf') {
      // It says nothing meanwhile: the job is kept for as long as it may take.
      await this.renew(id, 'pages = $3', 0, convertMs);
      const conversion = await toPdf(file, kind, signal, (languages) => this.noteFonts(id, languages));
      if (conversion !== 'done') return conversion;
    }
    return this.renderer.render(
      file,
      this.files.images,
      { from: pagesDone + 1 },
      {
        opened: (pages) => this.renew(id, 'pages = $3', pages),
        page: (page) => this.keep(id, page),
      },
      signal,
    );
  }

  /** Those of a presentation for which there is no font here. A PDF brings its own. */
  private async noteFonts(id: string, languages: readonly string[]): Promise<void> {
    const missing = await missingFonts(languages);
    await this.dataSource.query('UPDATE deck SET missing_fonts = $2 WHERE id = $1', [id, missing]);
  }

  private async keep(id: string, { number, ratio, text, small, large }: PageMessage): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (deck_id, number) DO NOTHING`,
      [id, number, ratio, text, nameOf(small), small.bytes, nameOf(large), large.bytes],
    );
    await this.renew(id, 'pages_done = $3', number);
  }

  /** @throws {Error} when the deck is gone, or somebody else's by now */
  private async renew(id: string, change: string, value: number, ms = 0): Promise<void> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE deck SET ${change}, leased_until = now() + $2 * interval '1 s' WHERE id = $1 AND state = 'rendering'`,
      [id, leaseSeconds + ms / 1_000, value],
    );
    if (count === 0) throw new Error(`Deck ${id} is gone.`);
  }

  private async fail(id: string, problem: DeckProblem): Promise<void> {
    await this.dataSource.query(`UPDATE deck SET state = 'failed', problem = $2, leased_until = NULL WHERE id = $1`, [
      id,
      problem,
    ]);
    await this.files.emptyFile(id);
  }
}

const nameOf = ({ hash, format }: { hash: string; format: string }) => `${hash}.${format}`;
