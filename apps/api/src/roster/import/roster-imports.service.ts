import { Injectable } from '@nestjs/common';
import type { RegisterEncoding } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Imports } from '../../register/index.ts';
import type { RegisterImportModel } from '../../register/index.ts';

/** Files of the roster, among all imports. */
@Injectable()
export class RosterImports {
  constructor(private readonly imports: Imports) {}

  /** Keeps the file and begins to look through it. @throws {AppError} CONFLICT when too many wait */
  add(createdBy: string, fileName: string, content: Buffer): Promise<string> {
    return this.imports.add({ institutionId: null, createdBy, kind: 'experts', fileName, content });
  }

  /** The newest first. */
  list(): Promise<RegisterImportModel[]> {
    return this.imports.listOfRoster();
  }

  /** @throws {AppError} NOT_FOUND, also for a file of an institution */
  async one(id: string): Promise<RegisterImportModel> {
    const found = isUuid(id) ? await this.imports.one(id) : undefined;
    if (found?.kind !== 'experts') throw notFound('register_import');
    return found;
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when it cannot be applied, or another file has been applied since it was looked through */
  async apply(id: string, actorId: string): Promise<RegisterImportModel> {
    await this.one(id);
    return this.imports.apply(id, false, actorId);
  }

  /** @throws {AppError} NOT_FOUND; BAD_INPUT for a way that is not offered; CONFLICT when there is nothing to choose */
  async readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel> {
    await this.one(id);
    return this.imports.readAs(id, encoding);
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when it is being looked at, or was applied */
  async drop(id: string): Promise<RegisterImportModel> {
    await this.one(id);
    return this.imports.drop(id);
  }
}
