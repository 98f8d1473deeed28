import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { badInput, notFound } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { tellOfMentoring } from '../../../notifications/index.ts';
import { cancelOpen } from '../../../schedule/index.ts';
import { Endings } from '../../mentorships/ending/endings.service.ts';
import { MentorshipsRepository } from '../../mentorships/mentorships.repository.ts';
import { afterAction } from '../../requests/request-state.ts';
import { RequestsRepository } from '../../requests/requests.repository.ts';
import { BlocksRepository } from './blocks.repository.ts';
import type { BlockedRow } from './blocks.repository.ts';

const noWords = { mentorWords: null, menteeWords: null };

/** People block each other: neither finds or asks the other from then on. The other is never told. */
@Injectable()
export class Blocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly blocks: BlocksRepository,
    private readonly requests: RequestsRepository,
    private readonly mentorships: MentorshipsRepository,
    private readonly endings: Endings,
  ) {}

  /** Whom the person has blocked, newest first. */
  of(personId: string): Promise<BlockedRow[]> {
    return this.blocks.of(this.dataSource, personId);
  }

  /** Everybody whom the person has blocked or who has blocked them. */
  blockedOf(personId: string): Promise<Set<string>> {
    return this.blocks.blockedOf(this.dataSource, personId);
  }

  /** Of these people, the pairs of whom one has blocked the other. */
  among(personIds: readonly string[]): Promise<{ blockerId: string; blockedId: string }[]> {
    return this.blocks.among(this.dataSource, personIds);
  }

  /**
   * What goes on between the two ends as if the person had declined, taken back or ended it without a word, and a class in which they are ends
   * within a minute. Twice is once.
   *
   * @throws {AppError} BAD_INPUT for oneself; NOT_FOUND for somebody who is no mentor and has had no request or mentorship with them
   */
  async block(personId: string, asked: string): Promise<void> {
    if (!isUuid(asked)) throw notFound('person');
    const otherId = asked.toLowerCase();
    if (otherId === personId) throw badInput('personId', 'This is yourself.');
    await this.changes.by(personId, async (manager) => {
      const isThere = await this.blocks.lockBoth(manager, personId, otherId);
      if (!isThere || !(await this.blocks.haveMet(manager, personId, otherId))) throw notFound('person');
      if (!(await this.blocks.add(manager, personId, otherId))) return;
      await this.endRequests(manager, personId, otherId);
      for (const id of await this.blocks.openMentorships(manager, personId, otherId)) {
        const mentorship = await this.mentorships.lock(manager, id, personId);
        await this.endings.finish(manager, mentorship, personId, { reason: 'circumstances', words: '' });
        await cancelOpen(manager, [mentorship.ownerId]);
      }
      await this.blocks.takeBackReopening(manager, personId, otherId);
    });
  }

  /** What ended stays so. @throws {AppError} NOT_FOUND for somebody whom the person has not blocked */
  async unblock(personId: string, otherId: string): Promise<void> {
    const isGone =
      isUuid(otherId) && (await this.changes.by(personId, (manager) => this.blocks.remove(manager, personId, otherId)));
    if (!isGone) throw notFound('person');
  }

  private async endRequests(manager: EntityManager, personId: string, otherId: string): Promise<void> {
    for (const { id, state, isMentor } of await this.blocks.openRequests(manager, personId, otherId)) {
      const [action, by, what] = isMentor
        ? (['decline', 'mentor', 'declined'] as const)
        : (['withdraw', 'mentee', 'withdrawn'] as const);
      const next = afterAction(state, action, by);
      if (!next) continue;
      if (isMentor) await this.requests.forgetSilence(manager, personId);
      await this.requests.change(manager, id, next, { ...noWords, answers: isMentor });
      await tellOfMentoring(manager, personId, [otherId], { what, requestId: id, otherId: personId });
    }
  }
}
