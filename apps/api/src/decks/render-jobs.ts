import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Repository } from 'typeorm';
import { Deck } from '#database';
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
import { RenderingRepository } from './rendering.repository.ts';
import type { BegunDeck } from './rendering.repository.ts';
import { ApiMetrics } from '../metrics/index.ts';
import type { PageMessage } from './render/messages.ts';

/** States of a deck that is still to be rendered. */
const unfinished = In(['queued', 'rendering']);

/** Renders decks, one after the other. An attempt continues with the page at which the last one ended. */
@Injectable()
export class RenderJobs implements OnModuleInit, JobWorker<RenderJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rendering: RenderingRepository,
    private readonly files: DeckFiles,
    private readonly renderer: Renderer,
    private readonly metrics: ApiMetrics,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(renderQueue, this);
  }

  async carryOut({ deckId }: RenderJob, signal: AbortSignal): Promise<void> {
    const begun = await this.rendering.begin(deckId);
    if (!begun) return;
    const took = this.metrics.deckSeconds.startTimer();
    try {
      const problem = await this.render(begun, signal);
      if (problem) await this.fail(deckId, problem);
      else await this.decks.update({ id: deckId }, { state: 'ready' });
      took();
      this.metrics.decks.inc({ outcome: problem ?? 'ready' });
    } catch (error) {
      if (signal.aborted) {
        // Unless another process has taken the deck by now.
        if (signal.reason instanceof Stopped) {
          await this.decks.update({ id: deckId, state: 'rendering' }, { state: 'queued' });
        }
        throw error;
      }
      if (!(await this.decks.existsBy({ id: deckId }))) {
        // LibreOffice was still running and wrote its file once more.
        await this.files.removeFile(deckId);
        return;
      }
      this.metrics.decks.inc({ outcome: 'again' });
      throw error;
    }
  }

  /** The file is kept, so that the deck can be rendered once the machine is repaired. */
  async giveUp({ deckId }: RenderJob): Promise<void> {
    const { affected } = await this.decks.update(
      { id: deckId, state: unfinished },
      { state: 'failed', problem: 'NOT_RENDERED' },
    );
    if (affected) this.metrics.decks.inc({ outcome: 'NOT_RENDERED' });
  }

  revive({ deckId }: RenderJob): Promise<boolean> {
    return this.rendering.revive(deckId);
  }

  async waiting(): Promise<JobToSend<RenderJob>[]> {
    const rows = await this.decks.find({
      select: { id: true },
      where: { state: unfinished },
      order: { createdAt: 'ASC' },
    });
    return rows.map(({ id }) => jobOf(id));
  }

  /** The section is named, not the deck: a title may name people. */
  async subjects(payloads: readonly RenderJob[]): Promise<(string | null)[]> {
    const names = await this.rendering.sections(payloads.map(({ deckId }) => deckId));
    return payloads.map(({ deckId }) => names.get(deckId) ?? null);
  }

  private get decks(): Repository<Deck> {
    return this.dataSource.getRepository(Deck);
  }

  private async render({ id, pagesDone }: BegunDeck, signal: AbortSignal): Promise<DeckProblem | undefined> {
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
        opened: (pages) => this.note(id, { pages }),
        page: (page) => this.keep(id, page),
      },
      signal,
    );
  }

  /** Languages of a presentation for which there is no font here. A PDF brings its own fonts. */
  private async noteFonts(id: string, languages: readonly string[]): Promise<void> {
    await this.decks.update({ id }, { missingFonts: await missingFonts(languages) });
  }

  private async keep(id: string, { number, ratio, text, small, large }: PageMessage): Promise<void> {
    await this.rendering.addPage({
      ...{ deckId: id, number, ratio, text },
      ...{ small: nameOf(small), smallBytes: small.bytes, large: nameOf(large), largeBytes: large.bytes },
    });
    await this.note(id, { pagesDone: number });
  }

  /** @throws {Error} when the deck is gone, or another process has it by now */
  private async note(id: string, progress: { pages: number } | { pagesDone: number }): Promise<void> {
    const { affected } = await this.decks.update({ id, state: 'rendering' }, progress);
    if (!affected) throw new Error(`Deck ${id} is gone.`);
  }

  private async fail(id: string, problem: DeckProblem): Promise<void> {
    await this.decks.update({ id }, { state: 'failed', problem });
    await this.files.emptyFile(id);
  }
}

const nameOf = ({ hash, format }: { hash: string; format: string }) => `${hash}.${format}`;
