import { saveToken } from '../tokens.ts';
import { anybodySignedIn, mayManage } from './who.ts';
import type { Operation } from './who.ts';

export const apiTokens: Record<string, Operation> = {
  'Query.apiTokens': {
    document: '{ apiTokens { id name scopes institution { name } expiresAt lastUsedOn } }',
    who: anybodySignedIn,
  },
  'Query.institutionApiTokens': {
    document: 'query ($id: ID!) { institutionApiTokens(institutionId: $id) { id name person { name } } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayManage,
  },
  // The password is wrong on purpose: that it is asked for is what anybody who is signed in gets.
  'Mutation.createApiToken': {
    document: `mutation { createApiToken(input: { name: "Timetable", scopes: [TIMETABLE_READ], password: "wrong" }) { secret } }`,
    who: anybodySignedIn,
  },
  'Mutation.revokeApiToken': {
    document: 'mutation ($id: ID!) { revokeApiToken(id: $id) { id } }',
    variables: async (_at, dataSource, { stranger }, caller) => ({
      id: (await saveToken(dataSource, caller ?? stranger)).id,
    }),
    who: anybodySignedIn,
  },
  'Mutation.revokeInstitutionApiToken': {
    document: 'mutation ($at: ID!, $id: ID!) { revokeInstitutionApiToken(institutionId: $at, id: $id) { id } }',
    variables: async ({ institutionId, teaching }, dataSource) => ({
      at: institutionId,
      id: (await saveToken(dataSource, teaching, { institutionId })).id,
    }),
    who: mayManage,
  },
};
