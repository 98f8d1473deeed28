import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import { dateIn } from '../../time/zones.ts';
import { demoId, personId } from '../ids.ts';
import { Rows } from '../rows.repository.ts';
import { endLater, endSilence, unanswered, withoutMeeting } from './go-on.repository.ts';
import type { WithoutMeeting } from './go-on.repository.ts';
import { meetingId, sessionRow } from './meetings.ts';
import type { PlannedMentoring, PlannedRequest } from './plan.ts';
import { requestRow } from './request-row.ts';

/**
 * A demo that is started weeks later: mentorships have a next meeting again and no near end, and mentees whom nobody answered ask again.
 * What people did with them stays.
 */
export async function goOn(manager: EntityManager, { requests }: PlannedMentoring, now: Date): Promise<void> {
  const rows = new Rows(manager);
  const ids = requests.flatMap(({ mentorship, mentor, mentee }) =>
    mentorship?.state === 'active' ? [demoId('mentorship', mentor, mentee)] : [],
  );
  await endLater(manager, ids, now);
  const waiting = await withoutMeeting(manager, ids, now);
  await rows.add(
    'owned_session',
    waiting.map((one) => sessionRow(nextMeeting(one, now), now)),
  );
  await askAgain(manager, rows, requests, now);
}

/** In the rhythm of those before it, at the same hour. */
function nextMeeting({ id, ownerId, rhythm, topic, zone, localStart }: WithoutMeeting, now: Date) {
  const weeks = rhythm === 'weekly' ? 1 : 2;
  let start = Temporal.PlainDateTime.from(localStart).toZonedDateTime(zone);
  while (start.epochMilliseconds <= now.getTime()) start = start.add({ weeks });
  return { id: meetingId(id, start), ownerId, topic, start };
}

async function askAgain(manager: EntityManager, rows: Rows, all: readonly PlannedRequest[], now: Date): Promise<void> {
  const open = all.filter(({ state }) => state === 'open' || state === 'asked');
  const firstId = ({ mentor, mentee }: PlannedRequest) => demoId('mentoring-request', mentor, mentee);
  const found = await unanswered(manager, open.map(firstId), now);
  const again = open.filter((request) => found.has(firstId(request)));
  if (again.length === 0) return;
  await endSilence(
    manager,
    again.map(({ mentor }) => personId(mentor)),
  );
  const today = dateIn('Africa/Kigali', now);
  await rows.add(
    'mentoring_request',
    again.map((request) =>
      requestRow(request, demoId('mentoring-request', request.mentor, request.mentee, today), now),
    ),
  );
}
