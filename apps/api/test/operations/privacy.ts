import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

export const privacy: Record<string, Operation> = {
  'Query.myConsents': { document: '{ myConsents { id purpose basis } }', who: anybodySignedIn },
  // What holds already is not given again.
  'Mutation.giveConsent': {
    document: 'mutation { giveConsent(purpose: RECORDING) { id } }',
    variables: async (_at, dataSource, { stranger }, caller) => {
      await dataSource.query(`DELETE FROM consent WHERE purpose = 'recording' AND person_id = $1`, [
        caller ?? stranger,
      ]);
      return {};
    },
    who: anybodySignedIn,
  },
  'Mutation.withdrawConsent': {
    document: 'mutation { withdrawConsent(purpose: TRANSFER_ABROAD) { id } }',
    variables: async (_at, dataSource, { stranger }, caller) => {
      await dataSource.query(
        `INSERT INTO consent (person_id, purpose, basis, text_version) VALUES ($1, 'transfer_abroad', 'consent', 'x')`,
        [caller ?? stranger],
      );
      return {};
    },
    who: anybodySignedIn,
  },
  // The password is wrong on purpose, so that everybody is still there afterwards.
  'Mutation.deactivateAccount': {
    document: 'mutation { deactivateAccount(password: "wrong") }',
    who: anybodySignedIn,
  },
  'Mutation.eraseAccount': { document: 'mutation { eraseAccount(password: "wrong") }', who: anybodySignedIn },
};
