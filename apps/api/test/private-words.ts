import type { DataSource } from 'typeorm';
import { Expert, ExpertTransition, Mentorship, MentorshipGoal, MentorshipStep } from '#database';
import { SessionOwners } from '../src/schedule/index.ts';
import { localStartOf } from '../src/time/zones.ts';
import { saveMentorship } from './mentorships.ts';
import type { Who } from './operations/who.ts';
import type { World } from './world.ts';

/** Something written for few. */
export interface PrivateWord {
  what: string;
  /** As it stands in an answer; of no other row. */
  word: string;
  /** Who may read it, each of whom a query must answer it to. */
  readers: readonly Who[];
}
export interface PrivateWords {
  words: readonly PrivateWord[];
  /** Ids of what has private words: each query that is about an id is asked about each. */
  ids: readonly string[];
}

const mentor = 'teaching';
const mentee = 'enrolled';
const both: readonly Who[] = [mentee, mentor];

/** The lecturer of the own university is a verified expert, and the mentor of its student: with words for few wherever there is room for them. */
export async function givePrivateWords(dataSource: DataSource, { own }: World): Promise<PrivateWords> {
  const words: PrivateWord[] = [];
  /** A word that stands nowhere else, long enough for every column. */
  const secret = (what: string, readers: readonly Who[]): string => {
    const word = `Silence${words.length + 1}Mugongo`;
    words.push({ what, word, readers });
    return word;
  };
  const ids = [
    ...(await ofExpert(dataSource, own.teaching, secret)),
    ...(await ofMentorship(dataSource, own.teaching, own.enrolled, secret)),
  ];
  return { words, ids: [...ids, own.teaching, own.enrolled, own.institutionId] };
}

type Secret = (what: string, readers: readonly Who[]) => string;

async function ofExpert({ manager }: DataSource, personId: string, secret: Secret): Promise<string[]> {
  const ofCoordinators: readonly Who[] = [mentor, 'coordinator'];
  await manager.upsert(
    Expert,
    {
      ...{
        personId,
        state: 'verified' as const,
        headline: 'Veterinarian',
        originCountry: 'RW',
        residenceCountry: 'BE',
      },
      ...{ gender: 'woman' as const, legalStatus: 'refugee' as const, mayReturn: false, shows: [] },
      about: secret('what an expert says of themselves and does not show', ofCoordinators),
      referees: [
        {
          name: secret('the name of a referee', ofCoordinators),
          role: secret('what a referee is to an expert', ofCoordinators),
          email: `${secret('the address of a referee', ofCoordinators)}@example.org`,
        },
      ],
      degrees: [{ title: secret('a degree that is not shown', ofCoordinators), institution: 'Butare', year: 2001 }],
    },
    ['personId'],
  );
  await manager.insert(ExpertTransition, {
    ...{ expertId: personId, actorId: null, actorRole: 'coordinator', action: 'verify' },
    ...{ fromState: 'submitted', toState: 'verified', reason: secret('why an expert was verified', ofCoordinators) },
  });
  return [];
}

async function ofMentorship(
  { manager }: DataSource,
  mentorId: string,
  menteeId: string,
  secret: Secret,
): Promise<string[]> {
  await manager.query(
    `UPDATE mentorship SET state = 'ended', ended_at = now() WHERE mentor_id = $1 AND state <> 'ended'`,
    [mentorId],
  );
  const { id, ownerId, goalId } = await saveMentorship(manager, mentorId, menteeId, 'active');
  const { requestId } = await manager.findOneByOrFail(Mentorship, { id });
  await manager.query(
    `UPDATE mentoring_request SET message = $2, goals = $3, expectation = $4, mentor_words = $5, mentee_words = $6 WHERE id = $1`,
    [
      requestId,
      secret('the message of a request', both),
      [secret('a goal of a request', both)],
      secret('what somebody expects of a mentor', both),
      secret('what a mentor asks about a request', both),
      secret('what a mentee answers', both),
    ],
  );
  await manager.update(Mentorship, id, { confidential: secret('what stays between the two', both) });
  await manager.update(MentorshipGoal, goalId, {
    title: secret('a goal', both),
    doneAt: new Date(),
    evidence: secret('by what one sees that a goal is reached', both),
  });
  await manager.insert(MentorshipStep, {
    ...{ goalId, place: 1, title: secret('a step to a goal', both), doneAt: new Date() },
    evidence: secret('by what one sees that a step is done', both),
  });
  const zone = 'Africa/Kigali';
  const localStart = localStartOf(zone, new Date(Date.now() + 90 * 86_400_000));
  const topic = secret('what a meeting is about', both);
  const meeting = await new SessionOwners().plan(manager, ownerId, { localStart, zone, minutes: 30, topic });
  await manager.query('UPDATE session SET change_reason = $2 WHERE id = $1', [
    meeting,
    secret('why a meeting was moved', both),
  ]);
  return [id, ownerId, goalId, requestId, meeting];
}
