import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { Institution } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { countryCode } from './country.ts';
import { InstitutionsRepository } from './institutions.repository.ts';
import type { InstitutionModel, SetupProgressModel } from '../models/institution.ts';

/** As in found.ts. */
const longestName = 200;

/** Half a year: nobody deletes a term that goes on by mistyping. */
const fewestMonths = 6;
const mostMonths = 240;

function months(field: string, value: number | null | undefined): number | null {
  if (value == null) return null;
  if (value >= fewestMonths && value <= mostMonths) return value;
  throw badInput(field, `This is kept for ${fewestMonths} to ${mostMonths} months, or for ever.`);
}

@Injectable()
export class Institutions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly institutions: InstitutionsRepository,
  ) {}

  async one(id: string): Promise<InstitutionModel> {
    const institution = await this.dataSource.getRepository(Institution).findOneBy({ id });
    if (!institution) throw notFound('institution');
    return institution;
  }

  /** Those the person may read (libs/access, `institution:read`), by name. */
  readable({ personId, platformRole }: Actor): Promise<{ id: string; name: string }[]> {
    return this.institutions.readable(personId, platformRole !== null);
  }

  /** @throws {AppError} BAD_INPUT, STALE */
  async update(
    actorId: string,
    id: string,
    version: number,
    changes: { name: string; country?: string | null },
  ): Promise<InstitutionModel> {
    const name = line('name', changes.name, longestName);
    const country = countryCode('country', changes.country);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'institution', id, version);
      await manager.update(Institution, id, { name, country });
    });
    return this.one(id);
  }

  /** @throws {AppError} BAD_INPUT, STALE */
  async keepFor(
    actorId: string,
    id: string,
    version: number,
    { classLogMonths, auditMonths }: { classLogMonths?: number | null; auditMonths?: number | null },
  ): Promise<InstitutionModel> {
    const kept = {
      classLogMonths: months('classLogMonths', classLogMonths),
      auditMonths: months('auditMonths', auditMonths),
    };
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'institution', id, version);
      await manager.update(Institution, id, kept);
    });
    return this.one(id);
  }

  /** Terms that are over, archived courses and suspended people do not count. */
  setup(id: string): Promise<SetupProgressModel> {
    return this.institutions.setup(id);
  }
}
