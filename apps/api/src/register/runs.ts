import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { RegisterEncoding, RegisterKind } from '#database';
import { AppError } from '#platform';
import { Changes } from '../context/changes.ts';
import { ApiMetrics } from '../metrics/index.ts';
import { Invitations } from '../members/index.ts';
import { holesIn } from './bytes/holes.ts';
import { Unsure } from './bytes/question.ts';
import { breathe } from './breathe.ts';
import { Moved, carryOut } from './carry-out.ts';
import { giveBack } from './give-back.ts';
import { inviteStrangers, lookAnew, settleAfter } from './settle-after.ts';
import { makePlan } from './plan/plan.ts';
import type { Plan } from './plan/plan.ts';
import type { PlanOptions } from './plan/planning.ts';
import { presentOf } from './present.ts';
import { Problems } from './problems.ts';
import { Progress } from './progress.ts';
import { readFile } from './read-file.ts';

interface Upload {
  id: string;
  institutionId: string;
  createdBy: string | null;
  kind: RegisterKind;
  encoding: RegisterEncoding | null;
  content: Buffer | null;
}

/** PostgreSQL's: somebody was quicker, or two wait for each other. It goes well the next time. */
const passing = new Set(['23505', '40001', '40P01']);
const attempts = 3;

/** Any number: with the institution, the lock that lets one import at a time write. */
const lockKey = 7_271_797;

class NotAppliable extends Error {
  override readonly name = 'NotAppliable';
}

/** What happens with an upload in the background: it is checked, and later applied. */
@Injectable()
export class Runs {
  private readonly logger = new Logger('Register');

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly invitations: Invitations,
    private readonly metrics: ApiMetrics,
  ) {}

  /** Says what applying would do; nothing is changed. What can be read in several ways is asked about first. */
  async check(id: string, signal: AbortSignal): Promise<void> {
    await this.orFail(id, 'checking', signal, async () => {
      const progress = new Progress(this.dataSource, id, 'checking');
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
    const { plan, problems, lines } = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await takeTime(manager);
      return this.plan(
        manager,
        upload,
        { overwrite: false, actorId: upload.createdBy, applies: false },
        progress,
        signal,
      );
    });
    await progress.stop();
    await this.dataSource.query(
      `UPDATE register_import SET state = 'checked', lines_total = $2, lines_done = $2, ${results} WHERE id = $1 AND state = 'checking'`,
      [upload.id, lines, ...resultsOf(plan, problems)],
    );
  }

  /** Leaves the ways to read the file, and each cell in which a byte is not what the others are. */
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
    await this.dataSource.query(
      `UPDATE register_import SET state = 'asking', readings = $2, problems = $3,
         summary = jsonb_build_object('problemCount', $4::integer) WHERE id = $1 AND state = 'checking'`,
      [id, JSON.stringify(readings), JSON.stringify(problems.list), problems.count],
    );
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
    const progress = new Progress(this.dataSource, id, 'applying');
    try {
      const { writes, prepared } = await this.changes.by(
        actorId,
        async (manager) => {
          await takeTime(manager);
          await takeTurn(manager, institutionId, signal);
          const { plan, problems, lines } = await this.plan(
            manager,
            upload,
            { overwrite, actorId, applies: true },
            progress,
            signal,
          );
          if (problems.count > 0) {
            throw new NotAppliable(
              'Meanwhile something changed that this file does not fit any more. Upload it again to see what.',
            );
          }
          const done = (share: number) => {
            // The first tenth was reading and planning.
            progress.to(Math.floor(lines * (0.1 + 0.9 * share)));
          };
          await carryOut(manager, plan.writes, { institutionId, importId: id, done, signal });
          await settleAfter(manager, plan.writes, actorId);
          const prepared = await inviteStrangers(manager, this.invitations, plan.writes, { actorId, institutionId });
          // Waited for before the row is taken here.
          await progress.stop();
          const [, kept] = await manager.query<[unknown, number]>(
            `UPDATE register_import SET state = 'applied', applied_at = now(), content = NULL, readings = NULL, overwrite = $2, lines_done = lines_total,
               ${resultsAt(3)} WHERE id = $1 AND state = 'applying'`,
            [id, overwrite, ...resultsOf(plan, problems)],
          );
          // This process stood still for so long that another one has said that nothing was changed.
          if (kept === 0) throw new NotAppliable(interrupted);
          return { writes: plan.writes, prepared };
        },
        'register',
        // Tried again as a whole, with a progress of its own.
        1,
      );
      this.invitations.send(prepared);
      await lookAnew(this.dataSource, writes).catch((error: unknown) => {
        this.logger.warn(`statistics were not made anew: ${String(error)}`);
      });
    } finally {
      await progress.stop();
    }
  }

  private async plan(
    manager: EntityManager,
    { institutionId, content, ...upload }: Upload,
    options: Omit<PlanOptions, 'byName'>,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<{ plan: Plan; problems: Problems; lines: number }> {
    if (!content) throw new NotAppliable('The file is not kept any more. Upload it again.');
    const problems = new Problems();
    const entries = await readFile(upload, content, problems, signal);
    const { lines } = entries;
    progress.of(lines);
    giveBack();
    const present = await presentOf(manager, institutionId, entries);
    giveBack();
    const share = progress.isChecking ? 1 : 0.1;
    const done = (count: number) => {
      progress.to(Math.floor(Math.min(count, lines) * share));
    };
    const plan = await makePlan(entries, present, problems, options, { done, signal });
    giveBack();
    return { plan, problems, lines };
  }

  /** A job may come twice: after its process died just before the job was struck off. */
  private async isIn(id: string, state: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('SELECT FROM register_import WHERE id = $1 AND state = $2', [
      id,
      state,
    ]);
    return rows.length > 0;
  }

  private async upload(id: string): Promise<Upload> {
    const [upload]: Upload[] = await this.dataSource.query(
      `SELECT id, institution_id AS "institutionId", created_by AS "createdBy", kind, encoding, content FROM register_import WHERE id = $1`,
      [id],
    );
    if (!upload) throw new NotAppliable('The import is gone.');
    return upload;
  }

  /** What goes wrong leaves a sentence, and in the log what only we can use. */
  private async orFail(
    id: string,
    state: 'checking' | 'applying',
    signal: AbortSignal,
    work: () => Promise<void>,
  ): Promise<void> {
    if (!(await this.isIn(id, state))) return;
    const step = state === 'checking' ? 'check' : 'apply';
    const took = this.metrics.importSeconds.startTimer({ step });
    try {
      await work();
      this.metrics.imports.inc({ step, outcome: 'done' });
    } catch (error) {
      // Begun anew, here or in another process: nothing was changed.
      if (signal.aborted || isAway(error)) throw error;
      this.metrics.imports.inc({ step, outcome: 'failed' });
      if (![NotAppliable, AppError, Unsure].some((expected) => error instanceof expected)) {
        this.logger.error(`import ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      await this.dataSource.query(
        `UPDATE register_import SET state = 'failed', failure = $3, content = NULL, readings = NULL WHERE id = $1 AND state = $2`,
        [id, state, sentenceFor(error)],
      );
    } finally {
      took();
    }
  }
}

/** The database: it is restarted, or its disk is full. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = (error instanceof QueryFailedError ? error.driverError : error) as { code?: string };
  return code === undefined ? /connection/i.test(error.message) : /^(08|53|57P0|ECONN|EPIPE)/.test(code);
}

export const interrupted = 'Nothing was changed: the service was stopped in the middle. Upload the file again.';

const resultsAt = (first: number) =>
  ['summary', 'changes', 'problems'].map((column, index) => `${column} = $${first + index}`).join(', ');
const results = resultsAt(3);

const resultsOf = ({ counts, changes }: Plan, problems: Problems): string[] => [
  JSON.stringify({ counts, problemCount: problems.count }),
  JSON.stringify(changes),
  JSON.stringify(problems.list),
];

function isPassing(error: unknown): boolean {
  if (error instanceof Moved) return true;
  return error instanceof QueryFailedError && passing.has((error.driverError as { code?: string }).code ?? '');
}

function sentenceFor(error: unknown): string {
  // A section that follows a cohort and is full, for example: the sentence says what to do.
  if (error instanceof NotAppliable || error instanceof AppError) return `Nothing was changed. ${error.message}`;
  if (error instanceof Unsure)
    return 'Nothing was changed: it must be asked how this file is to be read. Upload it again.';
  if (isPassing(error)) {
    return 'Nothing was changed: others were changing the same things at the same time. Upload the file again.';
  }
  return 'Nothing was changed: something went wrong on our side. Upload the file again.';
}

/** A register may hold a transaction longer than others, and waits for the locks that it needs. */
async function takeTime(manager: EntityManager): Promise<void> {
  await manager.query(
    `SELECT set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
  );
}

/** ms between two looks whether another import of the institution has ended. */
const look = 500;

/** One import of an institution after the other. Asked for again and again: no statement waits for as long as an import takes. */
async function takeTurn(manager: EntityManager, institutionId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const [row]: { mine: boolean }[] = await manager.query(
      'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS mine',
      [lockKey, institutionId],
    );
    if (row?.mine === true) return;
    await pause(look);
    await breathe(signal);
  }
}
