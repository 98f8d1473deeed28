import { Injectable } from '@nestjs/common';
import { ClosingDay } from '#database';
import { AppError, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { CampusesRepository } from './campuses.repository.ts';
import type { ClosingDayInput } from './inputs.ts';
import { InstitutionsRepository } from './institutions.repository.ts';
import type { ClosingDayModel } from '../models/institution.ts';
import { requireOurs } from './ours.ts';

/** Days without teaching that no calendar of public holidays knows. They are added and removed, not edited. */
@Injectable()
export class ClosingDays {
  constructor(
    private readonly changes: Changes,
    private readonly campuses: CampusesRepository,
    private readonly institutions: InstitutionsRepository,
  ) {}

  /** Earliest first, from a year ago on. */
  of(institutionId: string): Promise<ClosingDayModel[]> {
    return this.campuses.closingDays(institutionId);
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND for a campus of another institution; CONFLICT when that day is closed there already */
  async add(actorId: string, { institutionId, campusId, day, name }: ClosingDayInput): Promise<ClosingDayModel> {
    const fields = { institutionId, campusId: campusId ?? null, day, name: line('input.name', name, 120) };
    const { id } = await this.changes.by(actorId, async (manager) => {
      await requireOurs(manager, institutionId, 'campus', fields.campusId === null ? [] : [fields.campusId]);
      // Two who add the same day at once: one of them is told.
      await this.institutions.lock(manager, institutionId);
      if (await this.campuses.isClosed(manager, institutionId, day, fields.campusId)) {
        throw new AppError('CONFLICT', 'This day is a closing day there already.', 'input.day');
      }
      return manager.save(ClosingDay, { ...fields });
    });
    const added = await this.campuses.closingDay(id);
    if (!added) throw notFound('closing day');
    return added;
  }

  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, (manager) => manager.delete(ClosingDay, id));
  }
}
