import type { Queryable } from '#database';
import { detailsOf } from '../details.repository.ts';
import { meetingsOf } from '../meetings/meetings.repository.ts';
import type { MentorshipMeetingModel } from '../meetings/models.ts';
import type { Details } from '../details.repository.ts';
import type { FeedbackFacts } from './due.ts';

/** By what one knows which feedback is due: two statements for any number of mentorships. */
export async function factsOf(db: Queryable, ids: readonly string[], now: Date): Promise<Map<string, FeedbackFacts>> {
  const details = await detailsOf(db, ids, null);
  const meetings = new Map((await meetingsOf(db, ids, now)).map(({ id, value }) => [id, value]));
  return new Map(details.map(({ id, value }) => [id, feedbackFacts(value, meetings.get(id) ?? [], now)]));
}

/** @param meetings the earliest first */
export function feedbackFacts(
  { agreement, ending, state }: Details,
  meetings: readonly MentorshipMeetingModel[],
  now: Date,
): FeedbackFacts {
  const held = meetings.find(({ outcome }) => outcome === 'held');
  return {
    state,
    startsOn: agreement.startsOn,
    endedAt: ending?.endedAt ?? null,
    endReason: ending?.reason ?? null,
    // One that was ended early is over before its hour is.
    firstHeldAt: held ? new Date(Math.min(held.endsAt.getTime(), now.getTime())) : null,
  };
}
