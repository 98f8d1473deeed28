import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RegisterEncoding, RegisterKind } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Jobs } from '../jobs/index.ts';
import type { RegisterImportModel } from './models.ts';
import { importQueue, jobOf } from './queue.ts';
import type { ImportJob } from './queue.ts';

/** Files that wait to be applied, an institution: each may have 20 MB. */
const mostWaiting = 10;
/** Imports that are listed. */
const listed = 50;
const keptFor = '7 days';
const hour = 3_600_000;

const select = `
  SELECT register_import.id, kind, encoding, coalesce(readings, '[]') AS readings, file_name AS "fileName", state, overwrite, lines_total AS "linesTotal", lines_done AS "linesDone",
    coalesce(summary -> 'counts', '[]') AS counts, changes, problems,
    coalesce((summary ->> 'problemCount')::integer, 0) AS "problemCount", failure, register_import.created_at AS "createdAt",
    CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS "createdBy",
    register_import.applied_at AS "appliedAt", json_build_object('id', institution.id, 'name', institution.name) AS institution
  FROM register_import JOIN institution ON institution.id = register_import.institution_id
  LEFT JOIN person ON person.id = register_import.created_by`;

interface NewImport {
  institutionId: string;
  createdBy: string;
  kind: RegisterKind;
  fileName: string;
  content: Buffer;
}

/** Uploads of the register, from the file to what became of it. */
@Injectable()
export class Imports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Register');
  private tidying: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
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
  async tidy(): Promise<void> {
    await this.dataSource.query(
      `UPDATE register_import SET content = NULL, readings = NULL, changes = '[]', problems = '[]',
         state = CASE WHEN state IN ('asking', 'checked') THEN 'dropped' ELSE state END
       WHERE created_at < now() - $1::interval AND state NOT IN ('checking', 'applying')
         AND (content IS NOT NULL OR readings IS NOT NULL OR changes <> '[]' OR problems <> '[]')`,
      [keptFor],
    );
  }

  /** Keeps the file and begins to check it. @throws {AppError} CONFLICT when too many wait */
  async add({ institutionId, createdBy, kind, fileName, content }: NewImport): Promise<string> {
    const id = await this.dataSource.transaction(async (manager) => {
      const [row]: { id: string }[] = await manager.query(
        `INSERT INTO register_import (institution_id, created_by, kind, file_name, content)
         SELECT $1::uuid, $2, $3, $4, $5
         WHERE (SELECT count(*) FROM register_import WHERE institution_id = $1::uuid AND content IS NOT NULL) < $6
         RETURNING id`,
        [institutionId, createdBy, kind, fileName, content, mostWaiting],
      );
      if (row) await this.jobs.send(manager, importQueue, jobOf({ importId: row.id }));
      return row?.id;
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
    return this.dataSource.query(
      `${select} WHERE register_import.institution_id = $1 ORDER BY register_import.created_at DESC, register_import.id LIMIT ${listed}`,
      [institutionId],
    );
  }

  async one(id: string): Promise<RegisterImportModel> {
    const [found]: RegisterImportModel[] = await this.dataSource.query(`${select} WHERE register_import.id = $1`, [id]);
    if (!found) throw notFound('register_import');
    return found;
  }

  /**
   * Begins to apply what was checked; what becomes of it is read from the import.
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
    const begun = await this.begin(
      `UPDATE register_import SET state = 'applying', overwrite = $2, lines_done = 0 WHERE id = $1 AND state = 'checked'
         AND NOT EXISTS (SELECT FROM register_import other
           WHERE other.institution_id = register_import.institution_id AND other.state = 'applying')`,
      [id, overwrite],
      { importId: id, apply: { overwrite, actorId } },
    );
    if (!begun) throw await this.whyNot(id);
    return this.one(id);
  }

  /**
   * Looks through a file again, read as somebody says who knows the names in it.
   *
   * @throws {AppError} BAD_INPUT for a way that is not offered, CONFLICT when there is nothing to choose
   */
  async readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel> {
    const { readings } = await this.one(id);
    const begun = await this.begin(
      `UPDATE register_import SET state = 'checking', encoding = $2, lines_done = 0, lines_total = 0, summary = '{}', changes = '[]', problems = '[]'
       WHERE id = $1 AND state IN ('asking', 'checked') AND content IS NOT NULL
         AND EXISTS (SELECT FROM jsonb_array_elements(readings) AS reading WHERE reading ->> 'encoding' = $2)`,
      [id, encoding],
      { importId: id },
    );
    if (!begun) {
      const isOffered = readings.length === 0 || readings.some((reading) => reading.encoding === encoding);
      throw isOffered ? await this.whyNot(id) : badInput('encoding', 'Choose one of the ways that this import offers.');
    }
    return this.one(id);
  }

  /** Forgets an upload that was not applied. @throws {AppError} CONFLICT when it is being looked at, or was applied */
  async drop(id: string): Promise<RegisterImportModel> {
    const dropped: unknown[] = await this.dataSource.query(
      `WITH dropped AS (
         UPDATE register_import SET state = 'dropped', content = NULL, readings = NULL, changes = '[]', problems = '[]'
         WHERE id = $1 AND state IN ('asking', 'checked', 'failed', 'dropped') RETURNING id
       ) SELECT id FROM dropped`,
      [id],
    );
    if (dropped.length === 0) throw await this.whyNot(id);
    return this.one(id);
  }

  /** @returns whether `update` has changed the import; then, and only then, its job is sent */
  private begin(update: string, values: unknown[], payload: ImportJob): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(update, values);
      if (count > 0) await this.jobs.send(manager, importQueue, jobOf(payload));
      return count > 0;
    });
  }

  private async whyNot(id: string): Promise<AppError> {
    const { state } = await this.one(id);
    const message =
      state === 'checked'
        ? 'Another file of this institution is being applied. Wait until that is done.'
        : state === 'checking' || state === 'applying'
          ? 'This file is being looked at. Wait until that is done.'
          : `This import is ${state}. Upload the file again to use it again.`;
    return new AppError('CONFLICT', message, 'id', { state });
  }
}
