import type { EntityManager } from 'typeorm';
import { MentorOffer } from '#database';
import { daysOpen } from '../../mentoring/index.ts';
import { dateIn } from '../../time/zones.ts';
import { demoId, personId } from '../ids.ts';
import { Rows } from '../rows.repository.ts';
import { addMeetings } from './meetings.ts';
import type { PlannedMentoring, PlannedMentorship, PlannedRequest } from './plan.ts';

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

/** Adds offers, requests and mentorships once: nothing that people changed in them afterwards is undone. */
export async function loadMentoring(
  manager: EntityManager,
  plan: PlannedMentoring,
  nameOf: (account: string) => string,
  now: Date,
): Promise<void> {
  const [last] = plan.offers.slice(-1);
  if (!last || (await manager.existsBy(MentorOffer, { personId: personId(last.mentor) }))) return;
  const rows = new Rows(manager);
  await addOffers(rows, plan, now);
  await addRequests(rows, plan, now);
  const begun = plan.requests.flatMap((request) => begunOf(request, now));
  await addMentorships(rows, begun, now);
  await addMeetings(rows, begun, nameOf, now);
}

const requestIdOf = ({ mentor, mentee }: PlannedRequest) => demoId('mentoring-request', mentor, mentee);
const madeAt = ({ daysAgo }: PlannedRequest, now: Date) => new Date(now.getTime() - daysAgo * day);

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
    requests.map((request, at) => {
      const { mentor, mentee, language, message, goals, state } = request;
      const created = madeAt(request, now);
      const french = language === 'fr';
      return {
        id: requestIdOf(request),
        mentor_id: personId(mentor),
        mentee_id: personId(mentee),
        message,
        goals: goals.map((goal) => goal[language]),
        expectation: french ? 'Une demi-heure toutes les deux semaines.' : 'Half an hour every second week.',
        keeps_others: false,
        state,
        mentor_words:
          state === 'asked'
            ? french
              ? 'Où en êtes-vous de votre mémoire ?'
              : 'How far are you with your thesis?'
            : state === 'declined'
              ? french
                ? 'Je n’ai pas de temps avant l’été; votre projet est bon.'
                : 'I have no time before the summer; your project is good.'
              : '',
        mentee_words: '',
        expires_at: new Date(created.getTime() + daysOpen * day),
        created_at: created,
        answered_at: answered.has(state) ? new Date(created.getTime() + (4 + (at % 40)) * 3_600_000) : null,
      };
    }),
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

async function addGoals(rows: Rows, begun: readonly Begun[], now: Date): Promise<void> {
  const goals = begun.flatMap(({ id, mentee, language, goals: wanted, mentorship }) => {
    let left = mentorship.stepsDone;
    return wanted.map((goal, at) => {
      const steps = goal.steps.map(([fr, en]) => ({ title: language === 'fr' ? fr : en, done: left-- > 0 }));
      return {
        id: demoId('mentorship-goal', id, String(at)),
        mentorshipId: id,
        place: at + 1,
        title: goal[language],
        steps,
        mentee,
      };
    });
  });
  const doneAt = new Date(now.getTime() - 5 * day);
  await rows.add(
    'mentorship_goal',
    goals.map(({ id, mentorshipId, place, title, steps, mentee }) => {
      const done = steps.every((step) => step.done);
      return {
        id,
        mentorship_id: mentorshipId,
        place,
        title,
        done_at: done ? doneAt : null,
        done_by: done ? personId(mentee) : null,
        evidence: '',
      };
    }),
  );
  await rows.add(
    'mentorship_step',
    goals.flatMap(({ id, steps, mentee }) =>
      steps.map(({ title, done }, at) => ({
        id: demoId('mentorship-step', id, String(at)),
        goal_id: id,
        place: at + 1,
        title,
        done_at: done ? doneAt : null,
        done_by: done ? personId(mentee) : null,
        evidence: '',
      })),
    ),
  );
}
