import { Injectable } from '@nestjs/common';
import { MentoringProgramme } from '#database';
import { badInput, notFound, tooMany } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { tellEachOfMentoring } from '../../../notifications/index.ts';
import { daysOpen, mostOpen } from '../../requests/limits.ts';
import { Programmes } from '../programmes.service.ts';
import { SendingRepository } from './sending.repository.ts';
import { decide } from './sending.ts';
import type { Pair, RefusalName } from './sending.ts';

export const mostPairs = 300;

/** What became of pairs that were sent. */
export interface Sent {
  sent: Pair[];
  refused: (Pair & { refusal: RefusalName })[];
}

/** Leads send pairs: each becomes a request of the mentee, which the mentor answers; then both sign what they agree on. */
@Injectable()
export class Sending {
  constructor(
    private readonly changes: Changes,
    private readonly programmes: Programmes,
    private readonly repository: SendingRepository,
  ) {}

  /**
   * Sends those that can be sent, and says why others cannot. A mentor's places are counted under the lock of the offer, requests of
   * programmes that wait included: a cohort is sent at once, and each of it is to find room.
   *
   * @throws {AppError} BAD_INPUT for none; NOT_FOUND; TOO_MANY; CONFLICT unless the programme is open or running
   */
  async send(leadId: string, programmeId: string, given: readonly Pair[]): Promise<Sent> {
    if (given.length === 0) throw badInput('pairs', 'Choose at least one pair.');
    if (given.length > mostPairs) throw tooMany('pairs', 'pairs', mostPairs, given.length);
    if (!given.every(({ mentorId, menteeId }) => isUuid(mentorId) && isUuid(menteeId))) throw notFound('person');
    const pairs = given.map(({ mentorId, menteeId }) => ({
      mentorId: mentorId.toLowerCase(),
      menteeId: menteeId.toLowerCase(),
    }));
    return this.changes.by(leadId, async (manager) => {
      const { name, mostMentees, next } = await this.programmes.act(manager, programmeId, 'send', 'lead');
      await this.repository.lock(manager, pairs);
      const facts = await this.repository.facts(manager, { programmeId, mostMentees }, pairs);
      const decided = decide(facts.pairs, facts.offers, mostOpen);
      const sent = decided.filter(({ refusal }) => refusal === null);
      const added = await this.repository.add(manager, { programmeId, name }, sent, daysOpen);
      await tellEachOfMentoring(
        manager,
        leadId,
        added.flatMap(({ id: requestId, mentorId, menteeId }) => [
          { personId: mentorId, what: 'asked' as const, requestId, programmeId, otherId: menteeId },
          { personId: menteeId, what: 'matched' as const, requestId, programmeId, otherId: mentorId },
        ]),
      );
      if (added.length > 0) await manager.update(MentoringProgramme, programmeId, { state: next });
      return {
        sent: added.map(({ mentorId, menteeId }) => ({ mentorId, menteeId })),
        refused: decided.flatMap(({ refusal, ...pair }) => (refusal === null ? [] : [{ ...pair, refusal }])),
      };
    });
  }
}
