import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Department } from '#database';
import { notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { DepartmentsRepository } from './departments.repository.ts';
import { forgetRegisters, refuseInUse } from './in-use.ts';
import type { DepartmentInput } from './inputs.ts';
import type { DepartmentModel } from '../models/institution.ts';

@Injectable()
export class Departments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly departments: DepartmentsRepository,
  ) {}

  of(institutionId: string): Promise<DepartmentModel[]> {
    return this.dataSource
      .getRepository(Department)
      .find({ where: { institutionId }, order: { code: 'ASC', id: 'ASC' } });
  }

  private async one(id: string): Promise<DepartmentModel> {
    const department = await this.dataSource.getRepository(Department).findOneBy({ id });
    if (!department) throw notFound('department');
    return department;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the code is taken */
  create(actorId: string, { institutionId, ...input }: DepartmentInput): Promise<DepartmentModel> {
    const fields = checked('input.', input);
    return this.changes.by(actorId, (manager) => manager.save(Department, { institutionId, ...fields }));
  }

  /** @throws {AppError} BAD_INPUT, STALE, CONFLICT */
  async update(
    actorId: string,
    id: string,
    version: number,
    input: { code: string; name: string },
  ): Promise<DepartmentModel> {
    const fields = checked('', input);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'department', id, version);
      await manager.update(Department, id, fields);
    });
    return this.one(id);
  }

  /** @throws {AppError} CONFLICT when courses or cohorts belong to it */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      refuseInUse('department', (await this.departments.lockAndCountUse(manager, id)) ?? {});
      await forgetRegisters(manager, id);
      await manager.delete(Department, id);
    });
  }
}

const checked = (prefix: string, { code, name }: { code: string; name: string }) => ({
  code: line(`${prefix}code`, code, 20),
  name: line(`${prefix}name`, name, 120),
});
