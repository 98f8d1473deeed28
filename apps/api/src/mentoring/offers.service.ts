import { Injectable } from '@nestjs/common';
import { MentorOffer, mentoringAudiences } from '#database';
import { badInput } from '#platform';
import { Changes } from '../context/changes.ts';
import { block } from '../graphql/text.ts';
import { Matching } from '../matching/index.ts';
import type { MentorOfferInput } from './models.ts';

const longestAbout = 2_000;
const mostMentees = 50;

/** What mentors give. */
@Injectable()
export class MentorOffers {
  constructor(
    private readonly changes: Changes,
    private readonly matching: Matching,
  ) {}

  /** Makes or changes one's own. Fewer places than there are mentees ends no mentorship. @throws {AppError} BAD_INPUT */
  async save(personId: string, { about, audiences, capacity }: MentorOfferInput): Promise<void> {
    const named = mentoringAudiences.filter((audience) => audiences.includes(audience));
    if (named.length === 0) throw badInput('input.audiences', 'Say for whom you are a mentor.');
    if (capacity < 1 || capacity > mostMentees) throw badInput('input.capacity', `This must be 1 to ${mostMentees}.`);
    const offer = { personId, about: block('input.about', about, longestAbout), audiences: named, capacity };
    await this.changes.by(personId, (manager) => manager.upsert(MentorOffer, offer, ['personId']));
    this.matching.forget();
  }

  /** Takes no more requests for now, or takes them again. Who offers nothing takes none anyhow. */
  async pause(personId: string, paused: boolean): Promise<void> {
    const state = paused
      ? { pausedAt: new Date(), pausedBecause: 'asked' as const }
      : { pausedAt: null, pausedBecause: null, unanswered: 0 };
    await this.changes.by(personId, (manager) => manager.update(MentorOffer, { personId }, state));
    this.matching.forget();
  }
}
