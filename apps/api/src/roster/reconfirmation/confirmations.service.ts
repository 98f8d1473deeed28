import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';
import { Changes } from '../../context/changes.ts';
import { cardOf } from '../card.ts';
import { ExpertsRepository } from '../experts.repository.ts';
import { move } from '../moves.ts';
import { ConfirmationLinks } from './confirmation-links.ts';
import { ConfirmationsRepository, confirm } from './confirmations.repository.ts';
import type { Confirmation } from './confirmations.repository.ts';
import type { AskedExpertModel, ExpertConfirmationModel } from './models.ts';
import { askAfterDays, linkDays } from './rounds.ts';

const day = 86_400_000;

/** Experts say that all is still true: by the link of a letter, or signed in. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly changes: Changes,
    private readonly experts: ExpertsRepository,
    private readonly confirmations: ConfirmationsRepository,
    private readonly links: ConfirmationLinks,
  ) {}

  /** Null: nobody has verified them yet. */
  async of(expertId: string): Promise<ExpertConfirmationModel | null> {
    const found = await this.confirmations.of(expertId);
    return found ? modelOf(found) : null;
  }

  async isDue(expertId: string): Promise<boolean> {
    return (await this.of(expertId))?.isDue ?? false;
  }

  /** What a link asks about; nothing changes, as programs that look through mail open links too. @throws {AppError} LINK_EXPIRED */
  async asked(token: string): Promise<AskedExpertModel> {
    const { expertId, confirmation } = await this.open(token);
    const expert = await this.experts.own(expertId);
    if (!expert) throw expired();
    return { card: cardOf(expert), confirmedAt: confirmation.confirmedAt };
  }

  /** The link is worthless afterwards. @throws {AppError} LINK_EXPIRED */
  async confirmBy(token: string): Promise<void> {
    const { expertId } = await this.open(token);
    await this.changes.by(expertId, async (manager) => {
      const locked = await this.experts.lock(manager, expertId);
      // Of two presses at once, the second one waited for the first.
      await this.open(token, manager);
      await this.confirm(manager, expertId, locked?.state);
    });
  }

  /** @throws {AppError} CONFLICT for a profile that is not verified */
  async confirmOwn(expertId: string): Promise<void> {
    await this.changes.by(expertId, async (manager) => {
      const locked = await this.experts.lock(manager, expertId);
      await this.confirm(manager, expertId, locked?.state);
    });
  }

  /** Who was paused because they did not answer takes part again; who paused by themselves stays paused. */
  private async confirm(manager: EntityManager, personId: string, state: Confirmation['state'] | undefined) {
    const confirmation = await this.confirmations.of(personId, manager);
    if (!confirmation || (state !== 'verified' && state !== 'paused')) {
      throw new AppError('CONFLICT', 'There is nothing to confirm while the profile is not verified.');
    }
    if (state === 'paused' && confirmation.silentSince !== null) {
      await move(manager, { personId, state, action: 'resume', actor: 'expert', actorId: personId });
    } else await confirm(manager, personId);
  }

  /** @throws {AppError} LINK_EXPIRED also for a link that never was */
  private async open(token: string, manager?: EntityManager) {
    const round = this.links.roundOf(token);
    const confirmation = round && (await this.confirmations.of(round.expertId, manager));
    if (!confirmation || confirmation.confirmedAt.getTime() !== round.confirmedAt.getTime()) throw expired();
    const isOver = Date.now() > round.confirmedAt.getTime() + linkDays * day;
    if (isOver || (confirmation.state !== 'verified' && confirmation.state !== 'paused')) throw expired();
    return { expertId: round.expertId, confirmation };
  }
}

const expired = () => new AppError('LINK_EXPIRED', 'This link has been used or is too old. Sign in to confirm.');

const modelOf = ({ state, confirmedAt, silentSince, letterFailed }: Confirmation): ExpertConfirmationModel => ({
  confirmedAt,
  letterFailed,
  isDue: silentSince !== null || (state === 'verified' && confirmedAt.getTime() <= Date.now() - askAfterDays * day),
  pausedForSilence: state === 'paused' && silentSince !== null,
});
