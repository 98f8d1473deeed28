import { randomUUID } from 'node:crypto';
import { WelcomeMail } from '#database';
import { saveMember } from '../world.ts';
import { mayManage } from './who.ts';
import type { Operation } from './who.ts';

const onNewStudent = (field: string): Omit<Operation, 'who'> => ({
  document: `mutation ($people: PeopleChoice!) { ${field}(people: $people) { count done { id } refused { reason } } }`,
  variables: async ({ institutionId }, { manager }) => ({
    people: { institutionId, personIds: [await saveMember(manager, institutionId, 'student')] },
  }),
});

export const lettingIn: Record<string, Operation> = {
  'Query.lettingIn': {
    document:
      'query ($people: PeopleChoice!) { lettingIn(people: $people) { count refused { person { name } reason } } }',
    variables: ({ institutionId }) => ({ people: { institutionId, filter: { search: 'person' } } }),
    who: mayManage,
  },
  'Mutation.letIn': {
    document: 'mutation ($people: PeopleChoice!) { letIn(people: $people) { id count } }',
    variables: async ({ institutionId }, { manager }) => ({
      people: { institutionId, personIds: [await saveMember(manager, institutionId, 'student')] },
    }),
    who: mayManage,
  },
  'Mutation.suspendMembers': { ...onNewStudent('suspendMembers'), who: mayManage },
  'Mutation.restoreMembers': { ...onNewStudent('restoreMembers'), who: mayManage },
  'Mutation.removeMembers': { ...onNewStudent('removeMembers'), who: mayManage },
  'Mutation.enrolMembers': {
    document: `mutation ($section: ID!, $people: PeopleChoice!) { enrolMembers(sectionId: $section, people: $people) {
      enrolled waiting refused { reason } } }`,
    variables: async ({ institutionId, sectionId }, { manager }) => ({
      section: sectionId,
      people: { institutionId, personIds: [await saveMember(manager, institutionId, 'student')] },
    }),
    who: mayManage,
  },
  'Mutation.addCohortMembers': {
    document: `mutation ($cohort: ID!, $people: PeopleChoice!) { addCohortMembers(cohortId: $cohort, people: $people) {
      count done { id } refused { reason } } }`,
    variables: async ({ institutionId }, { manager }) => {
      const [cohort]: { id: string }[] = await manager.query(
        'INSERT INTO cohort (institution_id, name) VALUES ($1, gen_random_uuid()) RETURNING id',
        [institutionId],
      );
      const personIds = [await saveMember(manager, institutionId, 'student')];
      return { cohort: cohort?.id, people: { institutionId, personIds } };
    },
    who: mayManage,
  },
  'Mutation.setSectionStates': {
    document: `mutation ($i: ID!, $ids: [ID!]!) { setSectionStates(institutionId: $i, sectionIds: $ids, state: OPEN) {
      count done { id title } refused { reason section { title } } } }`,
    variables: async ({ institutionId, sectionId }, { manager }) => {
      const [row]: { id: string }[] = await manager.query(
        `INSERT INTO section (course_id, term_id, campus_id, name, state)
         SELECT course_id, term_id, campus_id, gen_random_uuid()::text, 'draft' FROM section WHERE id = $1 RETURNING id`,
        [sectionId],
      );
      return { i: institutionId, ids: [row?.id] };
    },
    who: mayManage,
  },
  'Mutation.archiveSections': {
    document: `mutation ($i: ID!, $ids: [ID!]!) { archiveSections(institutionId: $i, sectionIds: $ids, archived: true) {
      count done { id title } refused { reason section { title } } } }`,
    variables: async ({ institutionId, sectionId }, { manager }) => {
      const [row]: { id: string }[] = await manager.query(
        `INSERT INTO section (course_id, term_id, campus_id, name, state)
         SELECT course_id, term_id, campus_id, gen_random_uuid()::text, 'finished' FROM section WHERE id = $1 RETURNING id`,
        [sectionId],
      );
      return { i: institutionId, ids: [row?.id] };
    },
    who: mayManage,
  },
  'Query.letInReport': {
    document: 'query ($i: ID!, $id: ID!) { letInReport(institutionId: $i, id: $id) { sent mails { state } } }',
    variables: async ({ institutionId }, { manager }) => {
      const batchId = randomUUID();
      const members: { id: string }[] = await manager.query(
        'SELECT DISTINCT person_id AS id FROM membership WHERE institution_id = $1',
        [institutionId],
      );
      const rows = members.map(({ id }) => ({ institutionId, personId: id, batchId, state: 'sent' as const }));
      await manager.insert(WelcomeMail, rows);
      return { i: institutionId, id: batchId };
    },
    who: mayManage,
  },
};
