import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedbackKind } from '#database';
import { AppError, badInput } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { block } from '../../../graphql/text.ts';
import { MentorshipsRepository, betweenOf } from '../mentorships.repository.ts';
import { tellOther } from '../told.ts';
import { dueKinds } from './due.ts';
import { factsOf } from './facts.ts';
import { FeedbackRepository } from './feedback.repository.ts';
import type { MentorshipFeedbackInput } from './models.ts';

const longestWords = 1_000;

/** A mentor and a mentee say what their mentorship is worth to them. */
@Injectable()
export class Feedback {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly feedback: FeedbackRepository,
  ) {}

  /**
   * The other is told when there are words for them.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when it is not asked for now, or was given already
   */
  async give(personId: string, { mentorshipId, kind, ...input }: MentorshipFeedbackInput): Promise<void> {
    const answer = checked(kind, input);
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, mentorshipId, personId);
      await requireDue(manager, mentorshipId, kind);
      if (!(await this.feedback.add(manager, { mentorshipId, fromId: personId, kind, ...answer }))) {
        throw new AppError('CONFLICT', 'You have said this already.');
      }
      if (answer.wordsToOther !== '') await tellOther(manager, betweenOf(mentorship, personId), 'feedback_given');
    });
  }

  /** Asks no more. @throws {AppError} NOT_FOUND; CONFLICT when it is not asked for now */
  async skip(personId: string, mentorshipId: string, kind: FeedbackKind): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      await this.mentorships.lock(manager, mentorshipId, personId);
      await requireDue(manager, mentorshipId, kind);
      await this.feedback.skip(manager, mentorshipId, personId, kind);
    });
  }
}

async function requireDue(manager: EntityManager, mentorshipId: string, kind: FeedbackKind): Promise<void> {
  const now = new Date();
  const facts = (await factsOf(manager, [mentorshipId], now)).get(mentorshipId);
  if (!facts || !dueKinds(facts, now).includes(kind)) {
    throw new AppError('CONFLICT', 'This is not asked for now.');
  }
}

function checked(kind: FeedbackKind, given: Omit<MentorshipFeedbackInput, 'mentorshipId' | 'kind'>) {
  const rating = given.rating ?? null;
  const results = [...new Set(given.results)];
  const answer = {
    ...{ rating, results },
    wordsToOther: block('input.wordsToOther', given.wordsToOther, longestWords),
    wordsToLead: block('input.wordsToLead', given.wordsToLead, longestWords),
  };
  if (kind === 'three_months') {
    if (rating !== null) throw badInput('input.rating', 'After three months no rating is asked for.');
    if (results.length === 0 && answer.wordsToLead === '') throw badInput('input.results', 'Say what came of it.');
    return answer;
  }
  if (rating === null || rating < 1 || rating > 5) throw badInput('input.rating', 'This must be 1 to 5.');
  if (results.length > 0) throw badInput('input.results', 'What came of it is asked for after three months.');
  return answer;
}
