import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { RegisterEncoding } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Jobs } from '../jobs/index.ts';
import { ImportsRepository } from './imports.repository.ts';
import type { NewImport } from './imports.repository.ts';
import type { RegisterImportModel } from './models.ts';
import { importQueue, jobOf } from './queue.ts';
import type { ImportJob } from './queue.ts';

/** Files that wait to be applied, an institution: each may have 20 MB. */
const mostWaiting = 10;
const hour = 3_600_000;

/** Uploads of the register, from the file to the result. */
@Injectable()
export class Imports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Register');
  private tidying: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly repository: ImportsRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tidy();
    this.tidying = setInterval(() => {
      this.tidy().catch((error: unknown) => {
        this.logger.warn(`imports could not be tidied: ${String(error)}`);
      });
    }, hour).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.tidying);
  }

  /** Files and what is told of people in them are kept for a week; the counts stay. */
  tidy(): Promise<void> {
    return this.repository.tidy();
  }

  /** Keeps the file and begins to check it. @throws {AppError} CONFLICT when too many wait */
  async add(added: NewImport): Promise<string> {
    const id = await this.dataSource.transaction(async (manager) => {
      const importId = await this.repository.add(manager, added, mostWaiting);
      if (importId !== undefined) await this.jobs.send(manager, importQueue, jobOf({ importId }));
      return importId;
    });
    if (id === undefined) {
      throw new AppError('CONFLICT', `${mostWaiting} files wait already. Apply or drop one of them first.`, undefined, {
        waiting: mostWaiting,
      });
    }
    return id;
  }

  /** The newest first. */
  list(institutionId: string): Promise<RegisterImportModel[]> {
    return this.repository.ofInstitution(institutionId);
  }

  /** Of the roster, the newest first. */
  listOfRoster(): Promise<RegisterImportModel[]> {
    return this.repository.ofRoster();
  }

  async one(id: string): Promise<RegisterImportModel> {
    const found = await this.repository.one(id);
    if (!found) throw notFound('register_import');
    return found;
  }

  /**
   * Begins to apply an import that was checked. The import itself tells the result.
   *
   * @throws {AppError} CONFLICT when it cannot be applied, or another one of the institution is being applied
   */
  async apply(id: string, overwrite: boolean, actorId: string): Promise<RegisterImportModel> {
    const found = await this.one(id);
    if (found.state === 'checked' && found.problemCount > 0) {
      throw new AppError(
        'CONFLICT',
        `This file has ${found.problemCount} problems. Correct them in the file and upload it again.`,
        'id',
        { problems: found.problemCount },
      );
    }
    const begun = await this.begin({ importId: id, apply: { overwrite, actorId } }, (manager) =>
      this.repository.beginToApply(manager, id, overwrite),
    );
    if (!begun) throw await this.whyNot(id);
    return this.one(id);
  }

  /**
   * Looks through a file again, in the encoding that a person chose.
   *
   * @throws {AppError} BAD_INPUT for a way that is not offered, CONFLICT when there is nothing to choose
   */
  async readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel> {
    const { readings } = await this.one(id);
    const begun = await this.begin({ importId: id }, (manager) => this.repository.beginToReadAs(manager, id, encoding));
    if (!begun) {
      const isOffered = readings.length === 0 || readings.some((reading) => reading.encoding === encoding);
      throw isOffered ? await this.whyNot(id) : badInput('encoding', 'Choose one of the ways that this import offers.');
    }
    return this.one(id);
  }

  /** Forgets an upload that was not applied. @throws {AppError} CONFLICT when it is being looked at, or was applied */
  async drop(id: string): Promise<RegisterImportModel> {
    if (!(await this.repository.drop(id))) throw await this.whyNot(id);
    return this.one(id);
  }

  /** @returns whether `update` has changed the import; then, and only then, its job is sent */
  private begin(payload: ImportJob, update: (manager: EntityManager) => Promise<boolean>): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const begun = await update(manager);
      if (begun) await this.jobs.send(manager, importQueue, jobOf(payload));
      return begun;
    });
  }

  private async whyNot(id: string): Promise<AppError> {
    const { state, institution } = await this.one(id);
    if (state === 'checked' && (await this.repository.isOvertaken(id))) {
      const since =
        'Another file was applied since this one was looked through. Upload it again to see what it does now.';
      return new AppError('CONFLICT', since, 'id', { state: 'overtaken' });
    }
    const message =
      state === 'checked'
        ? `Another file of ${institution ? 'this institution' : 'the roster'} is being applied. Wait until that is done.`
        : state === 'checking' || state === 'applying'
          ? 'This file is being looked at. Wait until that is done.'
          : `This import is ${state}. Upload the file again to use it again.`;
    return new AppError('CONFLICT', message, 'id', { state });
  }
}
