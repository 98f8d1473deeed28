import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RegisterImport } from '#database';
import { Changes } from '../context/changes.ts';
import { ApiMetrics } from '../metrics/index.ts';
import { holesIn } from './bytes/holes.ts';
import { Unsure } from './bytes/question.ts';
import { breathe } from './breathe.ts';
import { NotAppliable, interrupted, isAway, isExpected, isPassing, sentenceFor } from './failures.ts';
import { Planners } from './planned.ts';
import type { PlanOptions, Planned } from './planned.ts';
import { Problems } from './problems.ts';
import { Progress } from './progress.ts';
import { RegisterPlanner } from './register-planner.ts';
import { RunsRepository } from './runs.repository.ts';
import type { Results, RunState, Upload } from './runs.repository.ts';

const attempts = 3;
/** ms between two looks whether another import of the institution has ended. */
const look = 500;

/** Checks an upload in the background, and later applies it. */
@Injectable()
export class Runs {
  private readonly logger = new Logger('Register');

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly metrics: ApiMetrics,
    private readonly runs: RunsRepository,
    private readonly register: RegisterPlanner,
    private readonly planners: Planners,
  ) {}

  /** Says what applying would do; nothing is changed. What can be read in several ways is asked about first. */
  async check(id: string, signal: AbortSignal): Promise<void> {
    await this.orFail(id, 'checking', signal, async () => {
      const progress = new Progress(this.runs, id, 'checking');
      try {
        await this.checkOnce(await this.upload(id), progress, signal);
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        await this.askHow(id, error, signal);
      } finally {
        await progress.stop();
      }
    });
  }

  private async checkOnce(upload: Upload, progress: Progress, signal: AbortSignal): Promise<void> {
    const planned = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await this.runs.takeTime(manager);
      const options = { overwrite: false, actorId: upload.createdBy, applies: false };
      return this.plan(manager, upload, options, progress, signal);
    });
    await progress.stop();
    await this.runs.keepChecked(upload.id, planned.lines, resultsOf(planned));
  }

  private plan(
    manager: EntityManager,
    upload: Upload,
    options: PlanOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Planned> {
    return (this.planners.of(upload.kind) ?? this.register).plan(manager, upload, options, progress, signal);
  }

  /** Writes the ways to read the file, and each cell in which a byte differs from the others. */
  private async askHow(id: string, { readings, withHoles }: Unsure, signal: AbortSignal): Promise<void> {
    const problems = new Problems();
    for (const { line, column, value } of withHoles === undefined ? [] : await holesIn(withHoles, signal)) {
      problems.add(
        { file: null, line },
        column,
        'BAD_BYTE',
        value,
        'A byte of this is not UTF-8, as the rest of the file is.',
      );
    }
    await this.runs.ask(id, {
      readings: JSON.stringify(readings),
      problems: JSON.stringify(problems.list),
      problemCount: problems.count,
    });
  }

  /** All or nothing, in one transaction that plans anew from the file and the institution as it is by then. */
  async apply(id: string, overwrite: boolean, actorId: string, signal: AbortSignal): Promise<void> {
    await this.orFail(id, 'applying', signal, async () => {
      const upload = await this.upload(id);
      for (let attempt = 1; ; attempt += 1) {
        try {
          await this.applyOnce(upload, overwrite, actorId, signal);
          return;
        } catch (error) {
          if (attempt >= attempts || !isPassing(error)) throw error;
          await breathe(signal);
        }
      }
    });
  }

  private async applyOnce(upload: Upload, overwrite: boolean, actorId: string, signal: AbortSignal): Promise<void> {
    const { id, institutionId } = upload;
    const progress = new Progress(this.runs, id, 'applying');
    try {
      const planned = await this.changes.by(
        actorId,
        async (manager) => {
          await this.runs.takeTime(manager);
          await this.takeTurn(manager, institutionId, signal);
          const planned = await this.plan(manager, upload, { overwrite, actorId, applies: true }, progress, signal);
          if (planned.problems.count > 0) {
            throw new NotAppliable(
              'Meanwhile something changed that this file does not fit any more. Upload it again to see what.',
            );
          }
          const done = (share: number) => {
            // The first tenth was reading and planning.
            progress.to(Math.floor(planned.lines * (0.1 + 0.9 * share)));
          };
          await planned.carryOut({ done, signal });
          // Waited for before the row is taken here.
          await progress.stop();
          const kept = await this.runs.keepApplied(manager, id, overwrite, resultsOf(planned));
          // This process stood still for so long that another one has said that nothing was changed.
          if (!kept) throw new NotAppliable(interrupted);
          return planned;
        },
        'register',
        // Tried again as a whole, with a progress of its own.
        1,
      );
      await planned.afterwards?.();
    } finally {
      await progress.stop();
    }
  }

  /** Imports of an institution, and those of the roster, run one after the other. The lock is polled, so that no statement waits for as long as an import takes. */
  private async takeTurn(manager: EntityManager, institutionId: string | null, signal: AbortSignal): Promise<void> {
    while (!(await this.runs.takeTurn(manager, institutionId))) {
      await pause(look);
      await breathe(signal);
    }
  }

  private async upload(id: string): Promise<Upload> {
    const upload = await this.runs.upload(id);
    if (!upload) throw new NotAppliable('The import is gone.');
    return upload;
  }

  /** Writes a sentence about a failure into the import, and the details into the log. */
  private async orFail(id: string, state: RunState, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    // A job may come twice, when its process died just before the job was marked as done.
    if (!(await this.dataSource.getRepository(RegisterImport).existsBy({ id, state }))) return;
    const step = state === 'checking' ? 'check' : 'apply';
    const took = this.metrics.importSeconds.startTimer({ step });
    try {
      await work();
      this.metrics.imports.inc({ step, outcome: 'done' });
    } catch (error) {
      // Begun anew, here or in another process: nothing was changed.
      if (signal.aborted || isAway(error)) throw error;
      this.metrics.imports.inc({ step, outcome: 'failed' });
      if (!isExpected(error)) {
        this.logger.error(`import ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      await this.runs.fail(id, state, sentenceFor(error));
    } finally {
      took();
    }
  }
}

const resultsOf = ({ counts, changes, problems }: Planned): Results => ({
  summary: JSON.stringify({ counts, problemCount: problems.count }),
  changes: JSON.stringify(changes),
  problems: JSON.stringify(problems.list),
});
