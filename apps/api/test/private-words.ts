import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  Expert,
  ExpertDocument,
  ExpertTransition,
  MentoringParticipant,
  MentoringReport,
  Mentorship,
  MentorshipFeedback,
  MentorshipGoal,
  MentorshipPrivateNote,
  MentorshipSharedNote,
  MentorshipStep,
} from '#database';
import { SessionOwners } from '../src/schedule/index.ts';
import { localStartOf } from '../src/time/zones.ts';
import { saveMentorship } from './mentorships.ts';
import { saveProgramme, takePart } from './operations/mentoring-programmes.ts';
import type { Who } from './operations/who.ts';
import type { University } from './world.ts';

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
  /** Those of them that have a page. */
  subjects: { mentorship: string; ended: string; meeting: string; report: string; programme: string };
}

const mentor = 'teaching';
const mentee = 'enrolled';
const both: readonly Who[] = [mentee, mentor];

/** The lecturer of the own university is a verified expert, and the mentor of its student: with words for few wherever there is room for them. */
export async function givePrivateWords(
  dataSource: DataSource,
  own: Pick<University, 'teaching' | 'enrolled' | 'institutionId'>,
): Promise<PrivateWords> {
  const words: PrivateWord[] = [];
  /** A word that stands nowhere else, long enough for every column. */
  const secret = (what: string, readers: readonly Who[]): string => {
    const word = `Silence${words.length + 1}Mugongo`;
    words.push({ what, word, readers });
    return word;
  };
  await ofExpert(dataSource, own.teaching, secret);
  const { ids, subjects } = await ofMentorship(dataSource, own.teaching, own.enrolled, secret);
  const [programme, ended] = await ofProgramme(dataSource, own, secret);
  return {
    words,
    ids: [...ids, programme, ended, own.teaching, own.enrolled, own.institutionId],
    subjects: { ...subjects, ended, programme },
  };
}

type Secret = (what: string, readers: readonly Who[]) => string;

async function ofExpert({ manager }: DataSource, personId: string, secret: Secret): Promise<void> {
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
  await manager.insert(ExpertDocument, {
    ...{ id: randomUUID(), expertId: personId, kind: 'status', type: 'pdf', bytes: 1, content: Buffer.from('%PDF') },
    name: `${secret('the name of a document that is evidence', ofCoordinators)}.pdf`,
  });
  await manager.insert(ExpertTransition, {
    ...{ expertId: personId, actorId: null, actorRole: 'coordinator', action: 'verify' },
    ...{ fromState: 'submitted', toState: 'verified', reason: secret('why an expert was verified', ofCoordinators) },
  });
}

async function ofMentorship(
  { manager }: DataSource,
  mentorId: string,
  menteeId: string,
  secret: Secret,
): Promise<{ ids: string[]; subjects: Omit<PrivateWords['subjects'], 'ended' | 'programme'> }> {
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
  await manager.insert(MentorshipFeedback, {
    ...{ mentorshipId: id, fromId: menteeId, kind: 'first', rating: 2 },
    wordsToOther: secret('feedback to the other', both),
    wordsToLead: secret('feedback to coordinators', [mentee, 'coordinator']),
  });
  await manager.insert(MentorshipSharedNote, {
    ...{ mentorshipId: id, text: secret('a note of both', both), changedBy: menteeId },
  });
  await manager.insert(MentorshipPrivateNote, [
    { mentorshipId: id, authorId: menteeId, text: secret('what a mentee notes for themselves', [mentee]) },
    { mentorshipId: id, authorId: mentorId, text: secret('what a mentor notes for themselves', [mentor]) },
  ]);
  const zone = 'Africa/Kigali';
  const localStart = localStartOf(zone, new Date(Date.now() + 90 * 86_400_000));
  const topic = secret('what a meeting is about', both);
  const meeting = await new SessionOwners().plan(manager, ownerId, { localStart, zone, minutes: 30, topic });
  await manager.query('UPDATE session SET change_reason = $2 WHERE id = $1', [
    meeting,
    secret('why a meeting was moved', both),
  ]);
  const report = await manager.save(
    manager.create(MentoringReport, {
      ...{ reporterId: menteeId, reportedId: mentorId, reason: 'other' as const },
      words: secret('what is reported of a mentor', ['coordinator']),
      outcome: secret('what was done about a report', ['coordinator']),
    }),
  );
  return {
    ids: [id, ownerId, goalId, requestId, meeting, report.id],
    subjects: { mentorship: id, meeting, report: report.id },
  };
}

/** The two had a mentorship in a programme of their university too, which its admin leads. */
async function ofProgramme(
  dataSource: DataSource,
  own: Parameters<typeof givePrivateWords>[1],
  secret: Secret,
): Promise<[programme: string, mentorship: string]> {
  const { manager } = dataSource;
  const id = await saveProgramme(dataSource, own.institutionId, 'running');
  await takePart(dataSource, id, own.enrolled, 'mentee');
  const goals = [secret('what a mentee wants to reach in a programme', [mentee, 'admin'])];
  await manager.update(MentoringParticipant, { programmeId: id, personId: own.enrolled }, { goals });
  const mentorship = await saveMentorship(manager, own.teaching, own.enrolled, 'ended');
  await manager.update(Mentorship, mentorship.id, {
    ...{ programmeId: id, endReason: 'no_time' },
    endWords: secret('words at the end of a mentorship', both),
  });
  await manager.insert(MentorshipFeedback, {
    ...{ mentorshipId: mentorship.id, fromId: own.enrolled, kind: 'last', rating: 1 },
    wordsToOther: secret('feedback to the other in a programme', both),
    wordsToLead: secret('feedback to who leads a programme', [mentee, 'admin', 'coordinator']),
  });
  return [id, mentorship.id];
}
