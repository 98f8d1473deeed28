import { Injectable } from '@nestjs/common';
import { badInput, notFound } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { block, line } from '../../../graphql/text.ts';
import { requireAction } from '../mentorship-state.ts';
import { MentorshipsRepository, betweenOf, requireVersion } from '../mentorships.repository.ts';
import type { MentorshipAgreementInput, MentorshipTickInput } from '../models.ts';
import { tellOther } from '../told.ts';
import { AgreementRepository } from './agreement.repository.ts';
import type { NewAgreement } from './agreement.repository.ts';

const weeksAllowed = { min: 4, max: 24 } as const;
const mostGoals = 5;
const mostSteps = 10;
const longest = { title: 200, confidential: 2_000, evidence: 1_000 } as const;

/** A mentor and a mentee agree on what they do, and see what is reached of it. */
@Injectable()
export class Agreements {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly agreements: AgreementRepository,
  ) {}

  /**
   * Takes both signatures back: each signs the words that they have seen.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; STALE when it was made from an older version; CONFLICT unless they are agreeing
   */
  async change(personId: string, input: MentorshipAgreementInput): Promise<void> {
    const agreement = checked(input);
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, input.mentorshipId, personId);
      requireAction(mentorship.state, 'change', mentorship.by);
      requireVersion(mentorship.version, input.version);
      await this.agreements.change(manager, mentorship.id, agreement);
      await tellOther(manager, betweenOf(mentorship, personId), 'agreement_changed');
    });
  }

  /**
   * With the second signature the mentorship begins. Signing twice changes nothing.
   *
   * @param version that was seen
   * @throws {AppError} NOT_FOUND; STALE when it was changed since; CONFLICT unless they are agreeing
   */
  async sign(personId: string, id: string, version: number): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, id, personId);
      const byMentor = mentorship.by === 'mentor';
      const signedAlready = (byMentor ? mentorship.mentorSignedAt : mentorship.menteeSignedAt) !== null;
      const otherToo = (byMentor ? mentorship.menteeSignedAt : mentorship.mentorSignedAt) !== null;
      const next = requireAction(mentorship.state, 'sign', mentorship.by, otherToo);
      requireVersion(mentorship.version, version);
      await this.agreements.sign(manager, id, byMentor);
      if (next === 'active') await this.agreements.begin(manager, id);
      if (!signedAlready) await tellOther(manager, betweenOf(mentorship, personId), 'agreement_signed');
    });
  }

  /** @throws {AppError} BAD_INPUT at `input.evidence`; NOT_FOUND; CONFLICT unless it goes on */
  async tick(personId: string, { mentorshipId, goalId, stepId, done, ...input }: MentorshipTickInput): Promise<void> {
    const evidence = block('input.evidence', input.evidence, longest.evidence);
    if (!isUuid(goalId) || (stepId != null && !isUuid(stepId))) throw notFound('goal');
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, mentorshipId, personId);
      requireAction(mentorship.state, 'tick', mentorship.by);
      const tick = { mentorshipId, goalId, personId, done, evidence };
      if (!(await this.agreements.tick(manager, tick, stepId ?? null))) throw notFound('goal');
    });
  }
}

function checked({ weeks, rhythm, confidential, goals }: MentorshipAgreementInput): NewAgreement {
  const { min, max } = weeksAllowed;
  if (weeks < min || weeks > max) throw badInput('input.weeks', `This must be ${min} to ${max} weeks.`);
  if (goals.length < 1 || goals.length > mostGoals) throw badInput('input.goals', `Name one to ${mostGoals} goals.`);
  return {
    weeks,
    rhythm,
    confidential: block('input.confidential', confidential, longest.confidential),
    goals: goals.map(({ title, steps }, place) => {
      const field = `input.goals.${place}`;
      if (steps.length > mostSteps) throw badInput(`${field}.steps`, `A goal has at most ${mostSteps} steps.`);
      return {
        title: line(`${field}.title`, title, longest.title),
        steps: steps.map((step, index) => line(`${field}.steps.${index}`, step, longest.title)),
      };
    }),
  };
}
