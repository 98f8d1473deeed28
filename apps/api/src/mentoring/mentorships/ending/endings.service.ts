import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EndReason } from '#database';
import { AppError, badInput } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { block } from '../../../graphql/text.ts';
import { cancelComing } from '../../../schedule/index.ts';
import { RequestsRepository } from '../../requests/requests.repository.ts';
import { BlocksRepository } from '../../safety/blocks/blocks.repository.ts';
import { requireAction } from '../mentorship-state.ts';
import { MentorshipsRepository, betweenOf } from '../mentorships.repository.ts';
import type { Locked } from '../mentorships.repository.ts';
import { tellOfEnd, tellOther } from '../told.ts';
import { EndingRepository } from './ending.repository.ts';

const longestWords = 1_000;

/** Mentorships end without blame, and go on when both want it. */
@Injectable()
export class Endings {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly endings: EndingRepository,
    private readonly requests: RequestsRepository,
    private readonly blocks: BlocksRepository,
  ) {}

  /**
   * Its coming meetings are cancelled.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when it ended already
   */
  async end(personId: string, id: string, reason: EndReason, text: string): Promise<void> {
    if (reason === 'left') throw badInput('reason', 'Nobody chooses this reason.');
    const words = block('words', text, longestWords);
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, id, personId);
      requireAction(mentorship.state, 'end', mentorship.by);
      await this.finish(manager, mentorship, personId, { reason, words });
    });
  }

  /** The same in the transaction of another change. Call it with the mentorship locked, and when it goes on. */
  async finish(
    manager: EntityManager,
    mentorship: Locked,
    personId: string,
    why: { reason: EndReason; words: string },
  ): Promise<void> {
    await this.endings.end(manager, mentorship.id, personId, why);
    const cancelledIds = await cancelComing(manager, [mentorship.ownerId]);
    await tellOfEnd(manager, betweenOf(mentorship, personId), cancelledIds);
  }

  /**
   * Asks to go on with one that ended, or goes on with it when the other has asked: what is agreed is as it was, and ends as many days
   * later as it was ended. Asking twice changes nothing. Whom the other has blocked asks as anybody does, and has no answer.
   *
   * @throws {AppError} NOT_FOUND; CONFLICT when it goes on or never began, when the pair has another one, or the mentor has no room; at
   *   `block` for who has blocked the other
   */
  async reopen(personId: string, id: string): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      const { mentorId, menteeId } = await this.mentorships.people(manager, id, personId);
      // As an acceptance does, in the order in which all take their locks.
      await this.requests.lockPerson(manager, menteeId);
      const offer = await this.requests.lockOffer(manager, mentorId);
      const mentorship = await this.mentorships.lock(manager, id, personId);
      const otherToo = mentorship.reopenAskedBy === mentorship.otherId;
      const next = requireAction(mentorship.state, 'reopen', mentorship.by, otherToo);
      if (mentorship.startsOn === null) {
        throw new AppError('CONFLICT', 'This mentorship never began: send a new request.');
      }
      const blocked = await this.blocks.between(manager, personId, mentorship.otherId);
      if (blocked.byFirst) {
        throw new AppError('CONFLICT', 'You have blocked this person. Take that back first.', 'block');
      }
      if (next === 'ended' || blocked.byOther) {
        await this.endings.askToReopen(manager, id, personId);
        // Who has blocked somebody hears nothing of them.
        if (mentorship.reopenAskedBy !== personId && !blocked.byOther)
          await tellOther(manager, betweenOf(mentorship, personId), 'reopen_asked');
        return;
      }
      if (!offer || offer.taken >= offer.capacity) throw new AppError('CONFLICT', 'This mentor has no room left.');
      if (await this.endings.goesOn(manager, mentorId, menteeId)) {
        throw new AppError('CONFLICT', 'You have another mentorship with each other.');
      }
      await this.endings.closeRequests(manager, mentorId, menteeId);
      await this.endings.reopen(manager, id);
      await tellOther(manager, betweenOf(mentorship, personId), 'reopened');
    });
  }
}
