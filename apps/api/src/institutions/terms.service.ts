import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Term } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { TermsRepository } from './terms.repository.ts';
import { forgetRegisters, refuseInUse } from './in-use.ts';
import type { TermChanges, TermInput } from './inputs.ts';
import type { TermModel } from '../models/institution.ts';

/** An institution's teaching periods. They may overlap: a summer school, two faculties with calendars of their own. */
@Injectable()
export class Terms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly terms: TermsRepository,
  ) {}

  /** The newest first. */
  of(institutionId: string): Promise<TermModel[]> {
    return this.dataSource
      .getRepository(Term)
      .find({ where: { institutionId }, order: { startsOn: 'DESC', name: 'ASC', id: 'ASC' } });
  }

  private async one(id: string): Promise<TermModel> {
    const term = await this.dataSource.getRepository(Term).findOneBy({ id });
    if (!term) throw notFound('term');
    return term;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the name is taken */
  create(actorId: string, { institutionId, ...input }: TermInput): Promise<TermModel> {
    const fields = checked(input);
    return this.changes.by(actorId, (manager) => manager.save(Term, { institutionId, ...fields }));
  }

  /**
   * Sessions that were planned outside the term on purpose stay there; those that were inside must be inside afterwards.
   *
   * @throws {AppError} BAD_INPUT, STALE; CONFLICT with `sessions`, the number of those that would fall outside
   */
  async update(actorId: string, id: string, version: number, input: TermChanges): Promise<TermModel> {
    const fields = checked(input);
    await this.changes.by(actorId, async (manager) => {
      // Sections first, as when one changes its term.
      await this.terms.lockSections(manager, id);
      await lockVersion(manager, 'term', id, version);
      const outside = await this.terms.fallingOutside(manager, id, fields);
      if (outside) {
        const { sessions, first, last } = outside;
        throw new AppError(
          'CONFLICT',
          `${sessions} planned sessions, from ${first} to ${last}, would fall outside the term. Move or cancel them first.`,
          first < fields.startsOn ? 'input.startsOn' : 'input.endsOn',
          { sessions, first, last },
        );
      }
      await manager.update(Term, id, fields);
    });
    return this.one(id);
  }

  /** @throws {AppError} CONFLICT when it has sections */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      refuseInUse('term', (await this.terms.lockAndCountUse(manager, id)) ?? {});
      await forgetRegisters(manager, id);
      await manager.delete(Term, id);
    });
  }
}

function checked({ name, startsOn, endsOn }: TermChanges) {
  if (endsOn < startsOn) throw badInput('input.endsOn', 'A term ends on or after the day it begins.');
  return { name: line('input.name', name, 80), startsOn, endsOn };
}
