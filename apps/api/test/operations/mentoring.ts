import type { DataSource } from 'typeorm';
import { MeetingCorrection, MentorOffer, MentoringReport, MentoringRequest, PersonBlock } from '#database';
import { SessionOwners } from '../../src/schedule/index.ts';
import { localStartOf } from '../../src/time/zones.ts';
import { saveMentorship } from '../mentorships.ts';
import { savePerson } from '../world.ts';
import type { University } from '../world.ts';
import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

async function saveMentor({ manager }: DataSource, personId?: string): Promise<string> {
  const id = personId ?? (await savePerson(manager));
  await manager.upsert(MentorOffer, { personId: id, about: '', audiences: ['student'], capacity: 50 }, ['personId']);
  return id;
}

/** Somebody asked the lecturer of the section; or the student in it asked somebody. */
const requested =
  (of: 'mentor' | 'mentee', state: 'open' | 'asked' = 'open') =>
  async ({ teaching, enrolled }: University, dataSource: DataSource): Promise<{ id: string }> => {
    const { manager } = dataSource;
    const mentorId = await saveMentor(dataSource, of === 'mentor' ? teaching : undefined);
    const menteeId = of === 'mentee' ? enrolled : await savePerson(manager);
    const { id } = await manager.save(
      manager.create(MentoringRequest, {
        ...{ mentorId, menteeId, message: 'Hello', goals: ['A goal'], expectation: '', state },
        expiresAt: new Date(Date.now() + 86_400_000),
      }),
    );
    return { id };
  };
/** Nobody but the two, whatever their role; to all others it does not exist. */
const byMentor = { own: ['teaching'], other: [] } as const;
const byMentee = { own: ['enrolled'], other: [] } as const;

/** Between the lecturer and the student of the section; another of theirs has ended. */
const mentorship =
  (state: 'agreeing' | 'active' | 'ended') =>
  async ({ teaching, enrolled }: University, { manager }: DataSource) => {
    await manager.query(
      `UPDATE mentorship SET state = 'ended', ended_at = now() WHERE mentor_id = $1 AND state <> 'ended'`,
      [teaching],
    );
    // Other operations say when they are free.
    await manager.query('DELETE FROM availability WHERE person_id = ANY($1)', [[teaching, enrolled]]);
    return saveMentorship(manager, teaching, enrolled, state);
  };
/** Noon in Kigali, each time of another week: no meeting is in the way of another, or on a day on which somebody is away. */
const inDays = (days: number) =>
  `${localStartOf('Africa/Kigali', new Date(Date.now() + days * 86_400_000)).slice(0, 10)}T12:00`;
let weeks = 20;
const withMeeting = async (at: University, dataSource: DataSource) => {
  const { id, ownerId } = await mentorship('active')(at, dataSource);
  weeks += 1;
  const time = { localStart: inDays(7 * weeks), zone: 'Africa/Kigali', minutes: 30, topic: '' };
  const meeting = await new SessionOwners().plan(dataSource.manager, ownerId, time);
  return { id, meeting, at: inDays(7 * weeks + 1) };
};
/** A meeting of yesterday to which nobody came. @param proposedBy of what waits; without it nothing was proposed */
function pastMeeting(proposedBy?: (caller: string | null) => string | null): NonNullable<Operation['variables']> {
  return async (at, dataSource, _, caller) => {
    const { id, meeting } = await withMeeting(at, dataSource);
    await dataSource.query(
      `UPDATE session SET starts_at = now() - interval '25 hours', ends_at = now() - interval '24 hours' WHERE id = $1`,
      [meeting],
    );
    if (proposedBy) {
      await dataSource.manager.insert(MeetingCorrection, {
        ...{ sessionId: meeting, state: 'proposed', minutes: 30, proposedBy: proposedBy(caller) },
      });
    }
    return { id, meeting };
  };
}
const byCoordinators = { own: ['coordinator'], other: ['coordinator'] } as const;
const reported = async ({ teaching, enrolled }: University, { manager }: DataSource) => {
  const made = { reporterId: enrolled, reportedId: teaching, reason: 'other', words: 'Hm' } as const;
  const { id } = await manager.save(manager.create(MentoringReport, { ...made, closedAt: null }));
  return { id };
};
const byBoth = { own: ['teaching', 'enrolled'], other: [] } as const;

export const mentoring: Record<string, Operation> = {
  'Query.myMentoring': {
    document: '{ myMentoring { offer { roomLeft } requests { id } mentorships { id } } }',
    who: anybodySignedIn,
  },
  'Query.mentoringToAnswer': { document: '{ mentoringToAnswer }', who: anybodySignedIn },
  'Query.mentors': {
    document:
      '{ mentors(audience: STUDENT) { mentor { id } roomLeft knows { languages { language level } fields { code name } } } }',
    who: anybodySignedIn,
  },
  'Mutation.saveMentorOffer': {
    document:
      'mutation { saveMentorOffer(input: { about: "", audiences: [STUDENT], capacity: 50 }) { offer { capacity } } }',
    who: anybodySignedIn,
  },
  'Mutation.pauseMentorOffer': {
    document: 'mutation { pauseMentorOffer(paused: false) { offer { paused } } }',
    who: anybodySignedIn,
  },
  'Mutation.askMentor': {
    document:
      'mutation ($mentor: ID!) { askMentor(input: { mentorId: $mentor, message: "Hello", goals: ["A goal"] }) { requests { id } } }',
    variables: async (_, dataSource, __, caller) => {
      // Five wait at most.
      if (caller !== null) await dataSource.manager.delete(MentoringRequest, { menteeId: caller });
      return { mentor: await saveMentor(dataSource) };
    },
    who: anybodySignedIn,
  },
  'Mutation.acceptMentoringRequest': {
    document: 'mutation ($id: ID!) { acceptMentoringRequest(id: $id) { mentorships { id } } }',
    variables: requested('mentor'),
    who: byMentor,
    ofTwo: true,
  },
  'Mutation.declineMentoringRequest': {
    document: 'mutation ($id: ID!) { declineMentoringRequest(id: $id, words: "No time") { requests { id } } }',
    variables: requested('mentor'),
    who: byMentor,
    ofTwo: true,
  },
  'Mutation.askForMore': {
    document: 'mutation ($id: ID!) { askForMore(id: $id, words: "Which year?") { requests { id } } }',
    variables: requested('mentor'),
    who: byMentor,
    ofTwo: true,
  },
  'Mutation.tellMore': {
    document: 'mutation ($id: ID!) { tellMore(id: $id, words: "The third.") { requests { id } } }',
    variables: requested('mentee', 'asked'),
    who: byMentee,
    ofTwo: true,
  },
  'Mutation.withdrawMentoringRequest': {
    document: 'mutation ($id: ID!) { withdrawMentoringRequest(id: $id) { requests { id } } }',
    variables: requested('mentee'),
    who: byMentee,
    ofTwo: true,
  },
  'Query.myBlockedPeople': { document: '{ myBlockedPeople { person { id } createdAt } }', who: anybodySignedIn },
  'Mutation.blockPerson': {
    document: 'mutation ($id: ID!) { blockPerson(personId: $id) { person { id } } }',
    variables: async (_, dataSource) => ({ id: await saveMentor(dataSource) }),
    who: anybodySignedIn,
  },
  'Mutation.unblockPerson': {
    document: 'mutation ($id: ID!) { unblockPerson(personId: $id) { person { id } } }',
    variables: async (_, dataSource, __, caller) => {
      const id = await saveMentor(dataSource);
      if (caller !== null) await dataSource.manager.insert(PersonBlock, { blockerId: caller, blockedId: id });
      return { id };
    },
    who: anybodySignedIn,
  },
  'Query.mentoringDigest': { document: '{ mentoringDigest }', who: anybodySignedIn },
  'Mutation.wantMentoringDigest': {
    document: 'mutation { wantMentoringDigest(wanted: true) }',
    who: anybodySignedIn,
  },
  'Mutation.reportPerson': {
    document: 'mutation ($id: ID!) { reportPerson(input: { personId: $id, reason: OTHER, words: "Hm" }) }',
    variables: async (_, dataSource) => ({ id: await saveMentor(dataSource) }),
    who: anybodySignedIn,
  },
  'Query.mentoringReports': {
    document: '{ mentoringReports { id words shown reporter { name } } }',
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.mentoringReport': {
    document: 'query ($id: ID!) { mentoringReport(id: $id) { id state } }',
    variables: reported,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.takeMentoringReport': {
    document: 'mutation ($id: ID!) { takeMentoringReport(id: $id) { state } }',
    variables: reported,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.closeMentoringReport': {
    document: 'mutation ($id: ID!) { closeMentoringReport(id: $id, words: "Talked to both") { state } }',
    variables: reported,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.mentorship': {
    document: 'query ($id: ID!) { mentorship(id: $id) { id state } }',
    variables: mentorship('active'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.changeMentorshipAgreement': {
    document: `mutation ($id: ID!) { changeMentorshipAgreement(input: { mentorshipId: $id, version: 1, weeks: 8, rhythm: WEEKLY,
      confidential: "", goals: [{ title: "A goal", steps: ["A step"] }] }) { id } }`,
    variables: mentorship('agreeing'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.signMentorshipAgreement': {
    document: 'mutation ($id: ID!) { signMentorshipAgreement(id: $id, version: 1) { id } }',
    variables: mentorship('agreeing'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.tickMentorshipGoal': {
    document: `mutation ($id: ID!, $goalId: ID!) {
      tickMentorshipGoal(input: { mentorshipId: $id, goalId: $goalId, done: true }) { id } }`,
    variables: mentorship('active'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.endMentorship': {
    document: 'mutation ($id: ID!) { endMentorship(id: $id, reason: GOALS_REACHED) { id } }',
    variables: mentorship('active'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.reopenMentorship': {
    document: 'mutation ($id: ID!) { reopenMentorship(id: $id) { id } }',
    variables: mentorship('ended'),
    who: byBoth,
    ofTwo: true,
  },
  'Query.meetingTimes': {
    document: `query ($id: ID!, $from: LocalDate!) { meetingTimes(mentorshipId: $id, minutes: 30, from: $from, days: 7) { startsAt } }`,
    variables: async (at, dataSource) => ({
      ...(await mentorship('active')(at, dataSource)),
      from: inDays(2).slice(0, 10),
    }),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.bookMeeting': {
    document: `mutation ($id: ID!, $at: LocalDateTime!) {
      bookMeeting(input: { mentorshipId: $id, localStart: $at, zone: "Africa/Kigali", minutes: 30 }) { bookedIds } }`,
    variables: async (at, dataSource) => {
      weeks += 1;
      return { ...(await mentorship('active')(at, dataSource)), at: inDays(7 * weeks + 2) };
    },
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.moveMeeting': {
    document: `mutation ($id: ID!, $meeting: ID!, $at: LocalDateTime!) { moveMeeting(input: { mentorshipId: $id, meetingId: $meeting,
      version: 1, localStart: $at, zone: "Africa/Kigali", minutes: 30 }) { id } }`,
    variables: withMeeting,
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.cancelMeeting': {
    document: 'mutation ($id: ID!, $meeting: ID!) { cancelMeeting(mentorshipId: $id, meetingId: $meeting) { id } }',
    variables: async (at, dataSource) => {
      const { id, meeting } = await withMeeting(at, dataSource);
      return { id, meeting };
    },
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.giveMentorshipFeedback': {
    document:
      'mutation ($id: ID!) { giveMentorshipFeedback(input: { mentorshipId: $id, kind: LAST, rating: 5 }) { id } }',
    variables: mentorship('ended'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.skipMentorshipFeedback': {
    document: 'mutation ($id: ID!) { skipMentorshipFeedback(mentorshipId: $id, kind: LAST) { id } }',
    variables: mentorship('ended'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.proposeMeetingOutcome': {
    document:
      'mutation ($id: ID!, $meeting: ID!) { proposeMeetingOutcome(mentorshipId: $id, meetingId: $meeting, minutes: 30) { id } }',
    variables: pastMeeting(),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.answerMeetingOutcome': {
    document: `mutation ($id: ID!, $meeting: ID!) {
      answerMeetingOutcome(mentorshipId: $id, meetingId: $meeting, confirms: true, minutes: 30) { id } }`,
    // Who is gone proposed it, so either may answer.
    variables: pastMeeting(() => null),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.withdrawMeetingOutcome': {
    document:
      'mutation ($id: ID!, $meeting: ID!) { withdrawMeetingOutcome(mentorshipId: $id, meetingId: $meeting) { id } }',
    variables: pastMeeting((caller) => caller),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.savePrivateNote': {
    document:
      'mutation ($id: ID!) { savePrivateNote(input: { mentorshipId: $id, text: "A note", version: 0 }) { id } }',
    variables: mentorship('active'),
    who: byBoth,
    ofTwo: true,
  },
  'Mutation.saveSharedNote': {
    document: 'mutation ($id: ID!) { saveSharedNote(input: { mentorshipId: $id, text: "A note", version: 0 }) { id } }',
    variables: mentorship('active'),
    who: byBoth,
    ofTwo: true,
  },
};
