import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RegisterEncoding, RegisterKind } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { InHand, leaseSeconds } from './in-hand.ts';
import { Jobs } from './jobs.ts';
import type { RegisterImportModel } from './models.ts';
import { Runs } from './runs.ts';

/** Files that wait to be applied, an institution: each may have 20 MB. */
const mostWaiting = 10;
/** Imports that are listed. */
const listed = 50;
const keptFor = '7 days';
const hour = 3_600_000;

/** From the moment on at which this process has it in hand. */
const lease = `now() + interval '${leaseSeconds} s'`;

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
  private tidying: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: Runs,
    private readonly jobs: Jobs,
    private readonly inHand: InHand,
  ) {}

  /** Those of a process that is gone; other processes may be at work on theirs. */
  async onApplicationBootstrap(): Promise<void> {
    await this.inHand.failLeftBehind();
    this.inHand.start();
    await this.tidy();
    this.tidying = setInterval(() => {
      this.jobs.later(() => this.tidy());
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
    const [row]: { id: string }[] = await this.dataSource.query(
      `INSERT INTO register_import (institution_id, created_by, kind, file_name, content, leased_until)
       SELECT $1::uuid, $2, $3, $4, $5, ${lease}
       WHERE (SELECT count(*) FROM register_import WHERE institution_id = $1::uuid AND content IS NOT NULL) < $6
       RETURNING id`,
      [institutionId, createdBy, kind, fileName, content, mostWaiting],
    );
    if (!row) {
      throw new AppError('CONFLICT', `${mostWaiting} files wait already. Apply or drop one of them first.`, undefined, {
        waiting: mostWaiting,
      });
    }
    this.inHand.later(row.id, (signal) => this.runs.check(row.id, signal));
    return row.id;
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
    const begun: unknown[] = await this.dataSource.query(
      `WITH begun AS (
         UPDATE register_import SET state = 'applying', overwrite = $2, lines_done = 0, leased_until = ${lease} WHERE id = $1 AND state = 'checked'
           AND NOT EXISTS (SELECT FROM register_import other
             WHERE other.institution_id = register_import.institution_id AND other.state = 'applying')
         RETURNING id
       ) SELECT id FROM begun`,
      [id, overwrite],
    );
    if (begun.length === 0) throw await this.whyNot(id);
    this.inHand.later(id, (signal) => this.runs.apply(id, overwrite, actorId, signal));
    return this.one(id);
  }

  /**
   * Looks through a file again, read as somebody says who knows the names in it.
   *
   * @throws {AppError} BAD_INPUT for a way that is not offered, CONFLICT when there is nothing to choose
   */
  async readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel> {
    const { readings } = await this.one(id);
    const begun: unknown[] = await this.dataSource.query(
      `WITH begun AS (
         UPDATE register_import SET state = 'checking', encoding = $2, leased_until = ${lease}, lines_done = 0, lines_total = 0, summary = '{}', changes = '[]', problems = '[]'
         WHERE id = $1 AND state IN ('asking', 'checked') AND content IS NOT NULL
           AND EXISTS (SELECT FROM jsonb_array_elements(readings) AS reading WHERE reading ->> 'encoding' = $2)
         RETURNING id
       ) SELECT id FROM begun`,
      [id, encoding],
    );
    if (begun.length === 0) {
      const isOffered = readings.length === 0 || readings.some((reading) => reading.encoding === encoding);
      throw isOffered ? await this.whyNot(id) : badInput('encoding', 'Choose one of the ways that this import offers.');
    }
    this.inHand.later(id, (signal) => this.runs.check(id, signal));
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
