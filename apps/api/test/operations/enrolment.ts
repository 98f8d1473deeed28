import type { DataSource } from 'typeorm';
import { Cohort, SectionCohort } from '#database';
import { saveMember, saveSection } from '../world.ts';
import { anybodySignedIn, fresh, mayManage, mayRead } from './who.ts';
import type { Operation } from './who.ts';

const result = '__typename ... on Enrolled { section { cohortSize } enrolled { id } waiting { id } }';

async function cohort({ manager }: DataSource, institutionId: string): Promise<string> {
  return (await manager.save(Cohort, { institutionId, name: fresh('Cohort ') })).id;
}

export const enrolment: Record<string, Operation> = {
  'Query.mySections': {
    document: '{ mySections { id viewerIs viewerWaitsAt waiting { place } } }',
    who: anybodySignedIn,
  },
  'Query.cohorts': {
    document:
      'query ($id: ID!) { cohorts(institutionId: $id, search: "coh") { nodes { id members { id } } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
  'Query.cohort': {
    document: 'query ($id: ID!) { cohort(id: $id) { id size department { id } members { id } } }',
    variables: async ({ institutionId }, dataSource) => ({ id: await cohort(dataSource, institutionId) }),
    who: mayRead,
  },
  'Mutation.createCohort': {
    document: 'mutation ($input: CohortInput!) { createCohort(input: $input) { id } }',
    variables: ({ institutionId, campusId }) => ({ input: { institutionId, name: fresh('Cohort '), campusId } }),
    who: mayManage,
  },
  'Mutation.updateCohort': {
    document: 'mutation ($id: ID!, $input: CohortChanges!) { updateCohort(id: $id, version: 1, input: $input) { id } }',
    variables: async ({ institutionId, campusId }, dataSource) => ({
      id: await cohort(dataSource, institutionId),
      input: { name: fresh('Cohort '), campusId },
    }),
    who: mayManage,
  },
  'Mutation.removeCohort': {
    document: 'mutation ($id: ID!) { removeCohort(id: $id) }',
    variables: async ({ institutionId }, dataSource) => ({ id: await cohort(dataSource, institutionId) }),
    who: mayManage,
  },
  'Mutation.setCohortMembers': {
    document: 'mutation ($id: ID!, $people: [ID!]!) { setCohortMembers(id: $id, personIds: $people) { size } }',
    variables: async ({ institutionId, student, sectionId }, dataSource) => {
      const id = await cohort(dataSource, institutionId);
      await dataSource.manager.insert(SectionCohort, { sectionId, cohortId: id });
      return { id, people: [student] };
    },
    who: mayManage,
  },
  'Mutation.enrol': {
    document: `mutation ($section: ID!, $people: [ID!]!) { enrol(sectionId: $section, personIds: $people) { ${result} } }`,
    variables: async ({ sectionId, institutionId }, { manager }) => ({
      section: sectionId,
      people: [await saveMember(manager, institutionId, 'student')],
    }),
    who: mayManage,
  },
  'Mutation.enrolCohort': {
    document: `mutation ($section: ID!, $cohort: ID!) { enrolCohort(sectionId: $section, cohortId: $cohort) { ${result} } }`,
    variables: async ({ sectionId, institutionId }, dataSource) => ({
      section: sectionId,
      cohort: await cohort(dataSource, institutionId),
    }),
    who: mayManage,
  },
  'Mutation.unenrol': {
    document: 'mutation ($section: ID!, $people: [ID!]!) { unenrol(sectionId: $section, personIds: $people) { id } }',
    variables: async (at, { manager }) => ({ section: await saveSection(manager, at), people: [at.enrolled] }),
    who: mayManage,
  },
  'Mutation.setCohort': {
    document: 'mutation ($section: ID!, $people: [ID!]!) { setCohort(sectionId: $section, personIds: $people) { id } }',
    variables: async (at, { manager }) => ({ section: await saveSection(manager, at), people: [at.enrolled] }),
    who: mayManage,
  },
  // A student of the university may ask; the answer is that the section takes nobody by themselves.
  'Mutation.enrolMyself': {
    document: `mutation ($section: ID!) { enrolMyself(sectionId: $section) { ${result} } }`,
    variables: ({ sectionId }) => ({ section: sectionId }),
    who: { own: ['student', 'enrolled'], other: [] },
  },
  'Mutation.leaveSection': {
    document: 'mutation ($section: ID!) { leaveSection(sectionId: $section) { id } }',
    variables: async (at, { manager }) => ({ section: await saveSection(manager, at) }),
    who: { own: ['enrolled'], other: [] },
  },
  'Mutation.setTeachingRole': {
    document: `mutation ($section: ID!, $person: ID!) {
      setTeachingRole(sectionId: $section, personId: $person, role: LECTURER) { id } }`,
    variables: ({ sectionId, teaching }) => ({ section: sectionId, person: teaching }),
    who: mayManage,
  },
  'Mutation.setEnrolmentRole': {
    document: `mutation ($section: ID!, $person: ID!) {
      setEnrolmentRole(sectionId: $section, personId: $person, role: STUDENT) { id } }`,
    variables: ({ sectionId, enrolled }) => ({ section: sectionId, person: enrolled }),
    who: mayManage,
  },
};
