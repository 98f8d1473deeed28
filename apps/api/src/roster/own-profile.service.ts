import { Injectable } from '@nestjs/common';
import { Expert, ExpertDocument } from '#database';
import type { EntityManager } from 'typeorm';
import type { CardPart, ExpertAction, LanguageLevel } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { CompetencesOfPeople, mostCompetences } from '../competences/index.ts';
import type { CompetencesModel } from '../competences/index.ts';
import { Changes } from '../context/changes.ts';
import { block } from '../graphql/text.ts';
import { cardOf } from './card.ts';
import { changesWhatWasLookedAt, checkedProfile, missingIn } from './checked-profile.ts';
import { possibleActions } from './expert-state.ts';
import { ExpertsRepository } from './experts.repository.ts';
import type { ExpertInput } from './inputs.ts';
import type { MyExpertModel } from './models.ts';
import { move, refuseStale } from './moves.ts';
import { confirm } from './reconfirmation/confirmations.repository.ts';
import { taughtBy } from './taught.repository.ts';

export const longestReason = 1_000;
/** Who teaches in a language speaks it so well at least. */
const levelToTeach: LanguageLevel = 'c1';

/** What the card of a new draft would show, until its expert says otherwise. */
export const cardPartsOfDraft = ['about', 'fields', 'skills', 'languages'] as const satisfies readonly CardPart[];

/** The profile of an expert, as its owner writes it. */
@Injectable()
export class OwnProfile {
  constructor(
    private readonly changes: Changes,
    private readonly experts: ExpertsRepository,
    private readonly competences: CompetencesOfPeople,
  ) {}

  async of(personId: string): Promise<MyExpertModel | null> {
    const [expert, alone] = await Promise.all([this.experts.own(personId), this.experts.ownAlone(personId)]);
    if (!expert) return null;
    const actions = possibleActions(expert.state, 'expert');
    return { expert, ...alone, actions, card: cardOf(expert), taken: null };
  }

  /**
   * Begins a draft with what is known; where there is one already, nothing changes. Who has not said yet what they know speaks the languages
   * of their courses, and knows the fields of them.
   *
   * @returns what was taken from the courses; null: nothing
   */
  async begin(personId: string): Promise<CompetencesModel | null> {
    return this.changes.by(personId, async (manager) => {
      const { country, teaches } = await this.experts.start(manager, personId);
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(Expert)
        .values({
          personId,
          residenceCountry: country,
          practice: teaches,
          offers: teaches.length > 0 ? ['teach'] : [],
          shows: [...cardPartsOfDraft],
        })
        .orIgnore()
        .returning('person_id')
        .execute();
      const isNew = (raw as unknown[]).length > 0;
      return isNew ? this.takeFromCourses(manager, personId) : null;
    });
  }

  private async takeFromCourses(manager: EntityManager, personId: string): Promise<CompetencesModel | null> {
    const { languages: taughtIn, fieldCodes } = await taughtBy(manager, personId, mostCompetences.fields);
    if (taughtIn.length + fieldCodes.length === 0) return null;
    const languages = taughtIn.map((language) => ({ language, level: levelToTeach }));
    const isSaid = await this.competences.say(manager, personId, { languages, fieldCodes });
    return isSaid ? { languages, fieldCodes, skills: [], version: 1 } : null;
  }

  /**
   * What had been verified is looked at again when it changes.
   *
   * @throws {AppError} BAD_INPUT at the field that is wrong; STALE; CONFLICT while a coordinator looks at it, or after leaving
   */
  async save(personId: string, input: ExpertInput): Promise<void> {
    const profile = checkedProfile(input, new Date().getUTCFullYear());
    if (profile.sectorCode !== null && !(await this.experts.sectorExists(profile.sectorCode))) {
      throw badInput('input.sector', 'There is no such sector.');
    }
    await this.changes.by(personId, async (manager) => {
      const locked = await this.experts.lock(manager, personId);
      if (!locked) throw notFound('expert');
      refuseStale(locked, input.version, 'input.version');
      if (locked.state === 'submitted' || locked.state === 'left') {
        throw new AppError('CONFLICT', 'A profile that was submitted or left is not written on.');
      }
      const before = await manager.findOneByOrFail(Expert, { personId });
      await manager.update(Expert, { personId }, profile);
      if (locked.state !== 'draft' && changesWhatWasLookedAt(before, profile)) {
        await move(manager, { personId, state: locked.state, action: 'change', actor: 'expert', actorId: personId });
      } else if (locked.state === 'verified') {
        // Who saves a profile has all of it before them.
        await confirm(manager, personId);
      }
    });
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when it cannot be done now; BAD_INPUT at what is missing to submit it */
  async act(personId: string, action: ExpertAction, reason: string): Promise<void> {
    const words = block('reason', reason, longestReason);
    await this.changes.by(personId, async (manager) => {
      const locked = await this.experts.lock(manager, personId);
      if (!locked) throw notFound('expert');
      if (action === 'submit') {
        const [missing] = missingIn(await manager.findOneByOrFail(Expert, { personId }));
        if (missing !== undefined) throw badInput(`input.${missing}`, 'Fill this in before you submit it.');
      }
      // A change comes about by saving.
      if (action === 'change') throw badInput('action', 'Save what changes.');
      await move(manager, { personId, state: locked.state, action, actor: 'expert', actorId: personId, reason: words });
      // Nobody verifies them any more.
      if (action === 'leave') await manager.delete(ExpertDocument, { expertId: personId });
    });
  }
}
