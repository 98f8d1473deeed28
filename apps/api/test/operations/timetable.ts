import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { saveSession } from '../world.ts';
import { anybodySignedIn, freeHour, mayManage, mayRead } from './who.ts';
import type { Operation } from './who.ts';

const inMonths = 60 * 24 * 30;
const from = () => new Date().toISOString().slice(0, 10);
/** Meetings of yesterday are among them at any hour of the day, as they cost a statement more. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const outcome =
  '{ ... on PlannedSessions { sessions { id } told } ... on ClashesFound { check { clashes { message } } } }';
/** What is asked here is who may, not when it suits. */
const accept = ['COHORT', 'UNAVAILABLE', 'HOLIDAY', 'WAKING_HOURS', 'ROOM_TOO_SMALL'];

async function movesOf(sectionId: string, manager: EntityManager) {
  const sessionId = await saveSession(manager, sectionId, inMonths);
  return { sectionId, moves: [{ sessionId, version: 1, localStart: freeHour() }], accept };
}

const mayTeach = { own: ['teaching'], other: [] } as const;

/** An open one of somebody; of nobody's where nobody asks. */
async function proposed(sectionId: string, manager: EntityManager, personId: string | null) {
  const sessionId = await saveSession(manager, sectionId, inMonths);
  const [row]: { id: string }[] = await manager.query(
    `INSERT INTO move_proposal (session_id, proposed_by, from_starts_at, starts_at, zone)
     SELECT id, $2, starts_at, starts_at + interval '1 day', zone FROM session WHERE id = $1 RETURNING id`,
    [sessionId, personId],
  );
  return { sessionId, id: row?.id };
}

/** A new term of a name that is not taken. */
async function copyOf(sectionId: string, manager: EntityManager) {
  const [row]: { termId: string }[] = await manager.query('SELECT term_id AS "termId" FROM section WHERE id = $1', [
    sectionId,
  ]);
  const name = randomUUID();
  return { input: { fromTermId: row?.termId, name, startsOn: '2031-02-03', endsOn: '2031-05-30' } };
}

export const timetable: Record<string, Operation> = {
  'Query.myTimetable': {
    document: `{ myTimetable(from: "${daysAgo(3)}", days: 6) { id lecturers { id } section { id } } }`,
    who: anybodySignedIn,
  },
  'Query.sectionTimetable': {
    document: 'query ($id: ID!, $from: LocalDate!) { sectionTimetable(sectionId: $id, from: $from) { id } }',
    variables: ({ sectionId }) => ({ id: sectionId, from: from() }),
    who: mayRead,
  },
  'Query.roomTimetable': {
    document: 'query ($id: ID!, $from: LocalDate!) { roomTimetable(roomId: $id, from: $from) { id } }',
    variables: async ({ campusId }, { manager }) => {
      const [room]: { id: string }[] = await manager.query(
        'INSERT INTO room (campus_id, name, seats) VALUES ($1, gen_random_uuid(), 40) RETURNING id',
        [campusId],
      );
      return { id: room?.id, from: from() };
    },
    who: mayRead,
  },
  'Query.campusTimetable': {
    document: 'query ($id: ID!, $from: LocalDate!) { campusTimetable(campusId: $id, from: $from) { id } }',
    variables: ({ campusId }) => ({ id: campusId, from: from() }),
    who: mayRead,
  },
  'Query.cohortTimetable': {
    document: 'query ($id: ID!, $from: LocalDate!) { cohortTimetable(cohortId: $id, from: $from) { id } }',
    variables: async ({ institutionId, sectionId }, { manager }) => {
      const [cohort]: { id: string }[] = await manager.query(
        `WITH made AS (INSERT INTO cohort (institution_id, name) VALUES ($1, gen_random_uuid()) RETURNING id)
         INSERT INTO section_cohort (section_id, cohort_id) SELECT $2, id FROM made RETURNING cohort_id AS id`,
        [institutionId, sectionId],
      );
      return { id: cohort?.id, from: from() };
    },
    who: mayRead,
  },
  'Query.memberTimetable': {
    document: `query ($id: ID!, $person: ID!, $from: LocalDate!) {
      memberTimetable(institutionId: $id, personId: $person, from: $from) { id } }`,
    variables: ({ institutionId, teaching }) => ({ id: institutionId, person: teaching, from: from() }),
    who: mayManage,
  },
  'Query.memberUnavailableTimes': {
    document: `query ($id: ID!, $person: ID!) {
      memberUnavailableTimes(institutionId: $id, personId: $person, from: "2020-02-03") { startsAt } }`,
    variables: ({ institutionId, teaching }) => ({ id: institutionId, person: teaching }),
    who: mayManage,
  },
  'Query.holidays': {
    document: 'query ($id: ID!, $from: LocalDate!) { holidays(institutionId: $id, from: $from, days: 60) { name } }',
    variables: ({ institutionId }) => ({ id: institutionId, from: from() }),
    who: mayRead,
  },
  'Query.checkTermCopy': {
    document: 'query ($input: CopyTermInput!) { checkTermCopy(input: $input) { stamp sections { sessions } } }',
    variables: ({ sectionId }, { manager }) => copyOf(sectionId, manager),
    who: mayManage,
  },
  'Mutation.copyTerm': {
    document: 'mutation ($input: CopyTermInput!) { copyTerm(input: $input) { sections sessions told } }',
    variables: ({ sectionId }, { manager }) => copyOf(sectionId, manager),
    who: mayManage,
  },
  'Query.checkPlan': {
    document:
      'query ($input: PlanInput!) { checkPlan(input: $input) { occurrences { localStart } freeTimes { zone } } }',
    variables: ({ sectionId }) => ({ input: { sectionId, localStart: freeHour(), minutes: 45 } }),
    who: mayManage,
  },
  'Query.checkMove': {
    document: 'query ($input: MoveInput!) { checkMove(input: $input) { clashes { kind } } }',
    variables: async ({ sectionId }, { manager }) => ({
      input: { sessionId: await saveSession(manager, sectionId, inMonths), version: 1, localStart: freeHour() },
    }),
    who: mayManage,
  },
  'Query.myUnavailability': { document: '{ myUnavailability { id note } }', who: anybodySignedIn },
  'Query.myUnavailableTimes': {
    document: '{ myUnavailableTimes(from: "2020-02-03") { startsAt note } }',
    who: anybodySignedIn,
  },
  'Mutation.planSessions': {
    document: `mutation ($input: PlanInput!) { planSessions(input: $input) ${outcome} }`,
    variables: ({ sectionId }) => ({ input: { sectionId, localStart: freeHour(), minutes: 45, accept } }),
    who: mayManage,
  },
  'Mutation.moveSession': {
    document: `mutation ($input: MoveInput!) { moveSession(input: $input) ${outcome} }`,
    variables: async ({ sectionId }, { manager }) => ({
      input: { sessionId: await saveSession(manager, sectionId, inMonths), version: 1, localStart: freeHour(), accept },
    }),
    who: mayManage,
  },
  'Mutation.cancelSession': {
    document: 'mutation ($id: ID!) { cancelSession(id: $id) { id } }',
    variables: async ({ sectionId }, { manager }) => ({ id: await saveSession(manager, sectionId, inMonths) }),
    who: mayManage,
  },
  'Query.moveProposals': {
    document: 'query ($id: ID!) { moveProposals(sessionId: $id) { id by answer } }',
    variables: async ({ sectionId }, { manager }) => {
      const [first]: { id: string }[] = await manager.query(
        'SELECT id FROM session WHERE section_id = $1 ORDER BY starts_at, id LIMIT 1',
        [sectionId],
      );
      return { id: first?.id ?? (await saveSession(manager, sectionId, inMonths)) };
    },
    who: { own: ['teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] },
  },
  'Query.checkProposal': {
    document: 'query ($input: ProposeMoveInput!) { checkProposal(input: $input) { clashes { kind } } }',
    variables: async ({ sectionId }, { manager }) => ({
      input: { sessionId: await saveSession(manager, sectionId, inMonths), version: 1, localStart: freeHour() },
    }),
    who: mayTeach,
  },
  'Mutation.proposeMove': {
    document: 'mutation ($input: ProposeMoveInput!) { proposeMove(input: $input) { id } }',
    variables: async ({ sectionId }, { manager }) => ({
      input: { sessionId: await saveSession(manager, sectionId, inMonths), version: 1, localStart: freeHour() },
    }),
    who: mayTeach,
  },
  'Mutation.withdrawProposal': {
    document: 'mutation ($sessionId: ID!, $id: ID!) { withdrawProposal(sessionId: $sessionId, id: $id) { id } }',
    variables: ({ sectionId }, { manager }, __, personId) => proposed(sectionId, manager, personId),
    who: mayTeach,
  },
  'Mutation.declineProposal': {
    document: 'mutation ($sessionId: ID!, $id: ID!) { declineProposal(sessionId: $sessionId, id: $id) { id } }',
    variables: ({ sectionId, teaching }, { manager }) => proposed(sectionId, manager, teaching),
    who: mayManage,
  },
  'Query.checkMoves': {
    document: 'query ($input: MoveSessionsInput!) { checkMoves(input: $input) { moves { refusal clashes { kind } } } }',
    variables: async ({ sectionId }, { manager }) => ({ input: await movesOf(sectionId, manager) }),
    who: mayManage,
  },
  'Mutation.moveSessions': {
    document: `mutation ($input: MoveSessionsInput!) { moveSessions(input: $input) {
      ... on PlannedSessions { told sessions { id } } ... on MovesRefused { check { moves { refusal } } } } }`,
    variables: async ({ sectionId }, { manager }) => ({ input: await movesOf(sectionId, manager) }),
    who: mayManage,
  },
  'Mutation.cancelSessions': {
    document: 'mutation ($input: CancelSessionsInput!) { cancelSessions(input: $input) { told sessions { id } } }',
    variables: async ({ sectionId }, { manager }) => ({
      input: { sectionId, sessionIds: [await saveSession(manager, sectionId, inMonths)] },
    }),
    who: mayManage,
  },
  // Long ago: it stands in nobody's way here.
  'Mutation.addUnavailability': {
    document: 'mutation { addUnavailability(input: { localStart: "2020-02-03T10:00", minutes: 60 }) { id } }',
    who: anybodySignedIn,
  },
  'Mutation.removeUnavailability': {
    document: 'mutation ($id: ID!) { removeUnavailability(id: $id) }',
    variables: async (_, { manager }, __, personId) => {
      const [row]: { id: string }[] = await manager.query(
        `INSERT INTO unavailability (person_id, local_start, minutes, zone)
         SELECT id, '2020-02-03T10:00', 60, 'UTC' FROM person WHERE id = $1 RETURNING id`,
        [personId],
      );
      return { id: row?.id ?? '00000000-0000-4000-8000-000000000000' };
    },
    who: anybodySignedIn,
  },
};
