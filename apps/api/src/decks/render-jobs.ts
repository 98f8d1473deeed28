import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeckProblem } from '#database';
import { Jobs, Stopped } from '../jobs/index.ts';
import type { JobToSend, JobWorker } from '../jobs/index.ts';
import { DeckFiles } from './deck-files.ts';
import { fileKind } from './file-kind.ts';
import { toPdf } from './office/convert.ts';
import { missingFonts } from './office/missing-fonts.ts';
import { jobOf, renderQueue } from './queue.ts';
import type { RenderJob } from './queue.ts';
import { Renderer } from './renderer.ts';
import { ApiMetrics } from '../metrics/index.ts';
import type { PageMessage } from './render/messages.ts';

interface Begun {
  id: string;
  pagesDone: number;
}

/** Renders what is to be rendered, one deck after the other. An attempt goes on with the page at which the last one ended. */
@Injectable()
export class RenderJobs implements OnModuleInit, JobWorker<RenderJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: DeckFiles,
    private readonly renderer: Renderer,
    private readonly metrics: ApiMetrics,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(renderQueue, this);
  }

  async carryOut({ deckId }: RenderJob, signal: AbortSignal): Promise<void> {
    const begun = await this.begin(deckId);
    if (!begun) return;
    const took = this.metrics.deckSeconds.startTimer();
    try {
      const problem = await this.render(begun, signal);
      if (problem) await this.fail(deckId, problem);
      else await this.dataSource.query(`UPDATE deck SET state = 'ready' WHERE id = $1`, [deckId]);
      took();
      this.metrics.decks.inc({ outcome: problem ?? 'ready' });
    } catch (error) {
      if (signal.aborted) {
        // Unless another process has it by now.
        if (signal.reason instanceof Stopped) await this.putBack(deckId);
        throw error;
      }
      if (!(await this.isThere(deckId))) {
        // LibreOffice, which was at it, wrote its file once more.
        await this.files.removeFile(deckId);
        return;
      }
      this.metrics.decks.inc({ outcome: 'again' });
      throw error;
    }
  }

  /** Its file is kept: whoever mends the machine has it rendered after all. */
  async giveUp({ deckId }: RenderJob): Promise<void> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE deck SET state = 'failed', problem = 'NOT_RENDERED' WHERE id = $1 AND state IN ('queued', 'rendering')`,
      [deckId],
    );
    if (count > 0) this.metrics.decks.inc({ outcome: 'NOT_RENDERED' });
  }

  async revive({ deckId }: RenderJob): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE deck SET state = 'queued', problem = NULL
       WHERE id = $1 AND (state IN ('queued', 'rendering') OR state = 'failed' AND problem = 'NOT_RENDERED')`,
      [deckId],
    );
    return count > 0;
  }

  async waiting(): Promise<JobToSend<RenderJob>[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM deck WHERE state IN ('queued', 'rendering') ORDER BY created_at`,
    );
    return rows.map(({ id }) => jobOf(id));
  }

  /** The section: a title may name people. */
  async subjects(payloads: readonly RenderJob[]): Promise<(string | null)[]> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT deck.id, course.code || ' ' || section.name AS name FROM deck
       JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
       WHERE deck.id = ANY($1)`,
      [payloads.map(({ deckId }) => deckId)],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return payloads.map(({ deckId }) => names.get(deckId) ?? null);
  }

  private async begin(id: string): Promise<Begun | undefined> {
    const [rows] = await this.dataSource.query<[Begun[], number]>(
      `UPDATE deck SET state = 'rendering' WHERE id = $1 AND state IN ('queued', 'rendering')
       RETURNING id, pages_done AS "pagesDone"`,
      [id],
    );
    return rows[0];
  }

  private async putBack(id: string): Promise<void> {
    await this.dataSource.query(`UPDATE deck SET state = 'queued' WHERE id = $1 AND state = 'rendering'`, [id]);
  }

  private async isThere(id: string): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>('SELECT 1 FROM deck WHERE id = $1', [id])).length > 0;
  }

  private async render({ id, pagesDone }: Begun, signal: AbortSignal): Promise<DeckProblem | undefined> {
    const file = this.files.file(id);
    const kind = await fileKind(file);
    if (kind === 'unknown') return 'FILE_KIND_UNKNOWN';
    if (kind === 'encrypted') return 'FILE_ENCRYPTED';
    if (kind !== 'pdf') {
      const conversion = await toPdf(file, kind, signal, (languages) => this.noteFonts(id, languages));
      if (conversion !== 'done') return conversion;
    }
    return this.renderer.render(
      file,
      this.files.images,
      { from: pagesDone + 1 },
      {
        opened: (pages) => this.note(id, 'pages', pages),
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
    await this.note(id, 'pages_done', number);
  }

  /** @throws {Error} when the deck is gone, or somebody else's by now */
  private async note(id: string, column: 'pages' | 'pages_done', value: number): Promise<void> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE deck SET ${column} = $2 WHERE id = $1 AND state = 'rendering'`,
      [id, value],
    );
    if (count === 0) throw new Error(`Deck ${id} is gone.`);
  }

  private async fail(id: string, problem: DeckProblem): Promise<void> {
    await this.dataSource.query(`UPDATE deck SET state = 'failed', problem = $2 WHERE id = $1`, [id, problem]);
    await this.files.emptyFile(id);
  }
}

const nameOf = ({ hash, format }: { hash: string; format: string }) => `${hash}.${format}`;
