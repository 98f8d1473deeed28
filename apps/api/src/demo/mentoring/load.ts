import type { EntityManager } from 'typeorm';
import { MentorOffer } from '#database';
import { dateIn } from '../../time/zones.ts';
import { demoId, personId } from '../ids.ts';
import { Rows } from '../rows.repository.ts';
import { addFeedback } from './feedback.ts';
import { addGoals } from './goal-rows.ts';
import { goOn } from './go-on.ts';
import { addMeetings } from './meetings.ts';
import { addNotes } from './notes.ts';
import type { PlannedMentoring, PlannedMentorship, PlannedRequest } from './plan.ts';
import { madeAt, requestRow } from './request-row.ts';

const day = 86_400_000;

/** A mentorship with what the rows say of it. */
export interface Begun extends PlannedRequest {
  id: string;
  ownerId: string;
  requestId: string;
  mentorship: PlannedMentorship;
  acceptedAt: Date;
  /** Null: not both have signed. */
  startsAt: Date | null;
}

/** Adds offers, requests and mentorships once: nothing that people changed in them afterwards is undone. Later they go on. */
export async function loadMentoring(
  manager: EntityManager,
  plan: PlannedMentoring,
  nameOf: (account: string) => string,
  now: Date,
): Promise<void> {
  const [last] = plan.offers.slice(-1);
  if (!last) return;
  if (await manager.existsBy(MentorOffer, { personId: personId(last.mentor) })) return goOn(manager, plan, now);
  const rows = new Rows(manager);
  await addOffers(rows, plan, now);
  await addRequests(rows, plan, now);
  const begun = plan.requests.flatMap((request) => begunOf(request, now));
  await addMentorships(rows, begun, now);
  const firstHeld = await addMeetings(rows, begun, nameOf, now);
  await addFeedback(rows, begun, firstHeld, now);
  await addNotes(rows, begun, now);
}

const requestIdOf = ({ mentor, mentee }: PlannedRequest) => demoId('mentoring-request', mentor, mentee);

function begunOf(request: PlannedRequest, now: Date): Begun[] {
  const { mentorship, mentor, mentee } = request;
  if (!mentorship) return [];
  const acceptedAt = new Date(madeAt(request, now).getTime() + day);
  return [
    {
      ...request,
      mentorship,
      requestId: requestIdOf(request),
      id: demoId('mentorship', mentor, mentee),
      ownerId: demoId('mentorship-owner', mentor, mentee),
      acceptedAt,
      startsAt: mentorship.state === 'agreeing' ? null : new Date(acceptedAt.getTime() + 2 * day),
    },
  ];
}

async function addOffers(rows: Rows, { offers }: PlannedMentoring, now: Date): Promise<void> {
  await rows.add(
    'mentor_offer',
    offers.map(({ mentor, about, audiences, capacity, paused }) => ({
      person_id: personId(mentor),
      about,
      audiences,
      capacity,
      paused_at: paused ? now : null,
      paused_because: paused ? 'asked' : null,
      version: 1,
      created_at: new Date(now.getTime() - 60 * day),
      updated_at: new Date(now.getTime() - 60 * day),
    })),
  );
}

async function addRequests(rows: Rows, { requests }: PlannedMentoring, now: Date): Promise<void> {
  await rows.add(
    'mentoring_request',
    requests.map((request, at) => ({
      ...requestRow(request, requestIdOf(request), now),
      answered_at: answered.has(request.state)
        ? new Date(madeAt(request, now).getTime() + (4 + (at % 40)) * 3_600_000)
        : null,
    })),
  );
}

/** States in which the mentor has answered. */
const answered = new Set<string>(['asked', 'accepted', 'declined']);

async function addMentorships(rows: Rows, begun: readonly Begun[], now: Date): Promise<void> {
  await rows.add(
    'session_owner',
    begun.map(({ ownerId, acceptedAt }) => ({ id: ownerId, kind: 'mentorship', created_at: acceptedAt })),
  );
  await rows.add(
    'session_owner_participant',
    begun.flatMap(({ ownerId, mentor, mentee, acceptedAt }) => [
      { owner_id: ownerId, person_id: personId(mentor), role: 'host', created_at: acceptedAt },
      { owner_id: ownerId, person_id: personId(mentee), role: 'listener', created_at: acceptedAt },
    ]),
  );
  await rows.add(
    'mentorship',
    begun.map((one) => {
      const { mentorship, mentor, mentee, language, acceptedAt, startsAt } = one;
      const { state, weeks, rhythm, signed } = mentorship;
      const ended = state === 'ended';
      const signedAt = (who: 'mentor' | 'mentee') => (signed.includes(who) ? (startsAt ?? acceptedAt) : null);
      return {
        id: one.id,
        request_id: one.requestId,
        mentor_id: personId(mentor),
        mentee_id: personId(mentee),
        owner_id: one.ownerId,
        state,
        weeks,
        rhythm,
        confidential: language === 'fr' ? 'Ce que nous disons reste entre nous.' : 'What we say stays between us.',
        agreement_version: 1,
        mentor_signed_at: signedAt('mentor'),
        mentee_signed_at: signedAt('mentee'),
        starts_on: startsAt && dateIn('Africa/Kigali', startsAt),
        ends_on: startsAt && dateIn('Africa/Kigali', new Date(startsAt.getTime() + (7 * weeks - 1) * day)),
        created_at: acceptedAt,
        ended_at: ended ? new Date(now.getTime() - 3 * day) : null,
        end_reason: ended ? 'goals_reached' : null,
        end_words: '',
        ended_by: ended ? personId(mentee) : null,
      };
    }),
  );
  await addGoals(rows, begun, now);
}
