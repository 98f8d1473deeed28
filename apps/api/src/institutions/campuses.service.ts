import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Campus } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { block, line } from '../graphql/text.ts';
import { ianaZone } from '../time/zones.ts';
import { CampusesRepository } from './campuses.repository.ts';
import { countryCode } from './country.ts';
import { forgetRegisters, refuseInUse } from './in-use.ts';
import type { CampusChanges, CampusInput } from './inputs.ts';
import type { CampusModel } from '../models/institution.ts';

/** kbit/s: a terabit, more than any campus will say. */
const fastestLink = 1_000_000_000;

@Injectable()
export class Campuses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly campuses: CampusesRepository,
  ) {}

  of(institutionId: string): Promise<CampusModel[]> {
    return this.dataSource.getRepository(Campus).find({ where: { institutionId }, order: { name: 'ASC', id: 'ASC' } });
  }

  async one(id: string): Promise<CampusModel> {
    const campus = await this.dataSource.getRepository(Campus).findOneBy({ id });
    if (!campus) throw notFound('campus');
    return campus;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the name is taken */
  create(actorId: string, { institutionId, ...input }: CampusInput): Promise<CampusModel> {
    const fields = checked(input);
    return this.changes.by(actorId, (manager) => manager.save(Campus, { institutionId, ...fields }));
  }

  /** Sessions that are planned keep the zone they were planned in. @throws {AppError} BAD_INPUT, STALE, CONFLICT */
  async update(actorId: string, id: string, version: number, input: CampusChanges): Promise<CampusModel> {
    const fields = checked(input);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'campus', id, version);
      await manager.update(Campus, id, fields);
    });
    return this.one(id);
  }

  /** With its rooms and closing days. @throws {AppError} CONFLICT when sections, cohorts or sessions need it */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      refuseInUse('campus', (await this.campuses.lockAndCountUse(manager, id)) ?? {});
      await forgetRegisters(manager, id);
      await manager.delete(Campus, id);
    });
  }
}

function checked(input: CampusChanges) {
  const { linkKbps = null } = input;
  if (linkKbps !== null && (linkKbps < 1 || linkKbps > fastestLink)) {
    throw badInput('input.linkKbps', 'A link carries 1 kbit/s or more. Leave it empty when it is not known.');
  }
  return {
    name: line('input.name', input.name, 80),
    zone: ianaZone('input.zone', input.zone),
    country: countryCode('input.country', input.country),
    linkKbps,
    linkNote: block('input.linkNote', input.linkNote ?? '', 500),
  };
}
