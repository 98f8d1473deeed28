import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CorrectionState } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { MentorshipsRepository, betweenOf } from '../mentorships.repository.ts';
import type { Locked } from '../mentorships.repository.ts';
import { tellOther } from '../told.ts';
import { afterCorrection } from './correction-state.ts';
import type { CorrectionAction } from './correction-state.ts';
import { CorrectionsRepository } from './corrections.repository.ts';
import type { CorrectedMeeting } from './corrections.repository.ts';
import { meetingsOf } from './meetings.repository.ts';

const minutesAllowed = { min: 1, max: 480 } as const;

/** Of which mentorship, and which of its meetings. */
export interface OfMeeting {
  mentorshipId: string;
  meetingId: string;
}

/** A meeting that was held elsewhere: one of the two says so, and it counts once the other has confirmed it. */
@Injectable()
export class MeetingCorrections {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly corrections: CorrectionsRepository,
  ) {}

  /**
   * Also in the place of what the other proposed, who then confirms this.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when the meeting is not over, or has a correction that both have confirmed
   */
  async propose(personId: string, of: OfMeeting, minutes: number): Promise<void> {
    const { min, max } = minutesAllowed;
    if (minutes < min || minutes > max) throw badInput('minutes', `This must be ${min} to ${max} minutes.`);
    await this.changes.by(personId, async (manager) => {
      const { mentorship, meeting } = await this.read(manager, personId, of);
      const countered = meeting.state === 'proposed' && meeting.proposedBy !== personId;
      requireCorrection(meeting, countered ? 'counter' : 'propose', personId);
      await requireOver(manager, mentorship, meeting.id);
      await this.corrections.propose(manager, meeting.id, minutes, personId);
      await tellOther(manager, betweenOf(mentorship, personId), 'outcome_changed');
    });
  }

  /** @param minutes that were seen @throws {AppError} NOT_FOUND; STALE when it is another proposal; CONFLICT when nothing waits for this person */
  async answer(personId: string, of: OfMeeting, confirms: boolean, minutes: number): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      const { meeting } = await this.read(manager, personId, of);
      const next = requireCorrection(meeting, confirms ? 'confirm' : 'decline', personId);
      if (meeting.minutes !== minutes) {
        throw new AppError('STALE', 'The other proposed something else since you opened it.', 'minutes');
      }
      await this.corrections.answer(manager, meeting.id, next);
    });
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when nothing of this person waits */
  async withdraw(personId: string, of: OfMeeting): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      const { meeting } = await this.read(manager, personId, of);
      await this.corrections.answer(manager, meeting.id, requireCorrection(meeting, 'withdraw', personId));
    });
  }

  private async read(manager: EntityManager, personId: string, { mentorshipId, meetingId }: OfMeeting) {
    const mentorship = await this.mentorships.lock(manager, mentorshipId, personId);
    const meeting = isUuid(meetingId)
      ? await this.corrections.meeting(manager, meetingId, mentorship.ownerId)
      : undefined;
    if (!meeting) throw notFound('meeting');
    return { mentorship, meeting };
  }
}

function requireCorrection(meeting: CorrectedMeeting, action: CorrectionAction, personId: string): CorrectionState {
  const next = afterCorrection(meeting.state, action, meeting.proposedBy === personId ? 'proposer' : 'other');
  if (next === undefined) {
    throw new AppError('CONFLICT', 'This meeting is not as it was. Look at it as it is now.', undefined, {
      state: meeting.state ?? 'none',
    });
  }
  return next;
}

async function requireOver(manager: EntityManager, mentorship: Locked, meetingId: string): Promise<void> {
  const [found] = await meetingsOf(manager, [mentorship.id], new Date());
  const meeting = found?.value.find(({ id }) => id === meetingId);
  if (meeting?.outcome == null) throw new AppError('CONFLICT', 'This meeting is not over.');
}
