import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Expert, ExpertConfirmation, ExpertDocument, ExpertTransition } from '#database';
import type { ExpertState } from '#database';
import { ConfirmationLinks } from '../../src/roster/reconfirmation/confirmation-links.ts';
import { ticketSecret } from '../ticket-secret.ts';
import { savePerson } from '../world.ts';
import { anybody, anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

const referees = [
  { name: 'Prof. Nkurunziza', role: 'Dean', email: 'dean@example.org' },
  { name: 'Dr Peeters', role: 'Head of department', email: 'head@example.org' },
];

/** An expert whom coordinators see. */
async function saveExpert({ manager }: DataSource, state: ExpertState, of?: string): Promise<string> {
  const personId = of ?? (await savePerson(manager));
  await manager.upsert(
    Expert,
    {
      ...{ personId, state, headline: 'Veterinarian', originCountry: 'RW', residenceCountry: 'BE' },
      ...{ offers: ['teach' as const], modes: ['virtual' as const], referees },
    },
    ['personId'],
  );
  const change = { actorId: personId, actorRole: 'expert', action: 'submit', fromState: 'draft' } as const;
  await manager.insert(ExpertTransition, { expertId: personId, ...change, toState: 'submitted' });
  return personId;
}

/** A CV of the caller, whoever that is; of nobody's own where nobody asks. */
async function saveCv(dataSource: DataSource, caller: string | null): Promise<string> {
  const expertId = await saveExpert(dataSource, 'draft', caller ?? undefined);
  await dataSource.manager.delete(ExpertDocument, { expertId });
  const id = randomUUID();
  const content = Buffer.from('%PDF-1.7');
  const file = { name: 'CV.pdf', type: 'pdf', bytes: content.length, content } as const;
  await dataSource.manager.insert(ExpertDocument, { id, expertId, kind: 'cv', ...file });
  return id;
}

const links = new ConfirmationLinks({ publicAddress: 'https://example.org', ticketSecret });

/** The token of a link that an expert has not pressed yet. */
async function saveRound(dataSource: DataSource): Promise<{ token: string }> {
  const round = { expertId: await saveExpert(dataSource, 'verified'), confirmedAt: new Date() };
  await dataSource.manager.insert(ExpertConfirmation, round);
  return { token: links.tokenOf(round) };
}

/** A file of the roster for each call, checked, with nothing in it to apply. */
async function saveFile(_: unknown, dataSource: DataSource): Promise<{ id: string }> {
  // One that a call before applied, or began to apply, would stand in the way.
  await dataSource.query(
    `UPDATE register_import SET state = 'dropped', applied_at = NULL WHERE kind = 'experts' AND state IN ('applying', 'applied')`,
  );
  const [row]: { id: string }[] = await dataSource.query(
    `INSERT INTO register_import (kind, file_name, content, state, readings)
     VALUES ('experts', 'experts.csv', 'email,name', 'checked', $1) RETURNING id`,
    [JSON.stringify([{ encoding: 'macintosh', samples: ['é'] }])],
  );
  return { id: row?.id ?? '' };
}

const byCoordinators = { own: ['coordinator'], other: ['coordinator'] } as const;

export const roster: Record<string, Operation> = {
  'Query.myExpert': {
    document: '{ myExpert { actions card { headline } documents { id } looks { id } } }',
    who: anybodySignedIn,
  },
  'Query.expertCard': {
    document: 'query ($id: ID!) { expertCard(personId: $id) { headline sector { name } competences { version } } }',
    variables: async (_, dataSource) => ({ id: await saveExpert(dataSource, 'verified') }),
    who: anybodySignedIn,
  },
  'Query.experts': {
    document: '{ experts(first: 200) { totalCount nodes { headline competences { fields { name } } } } }',
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.expert': {
    document:
      'query ($id: ID!) { expert(personId: $id) { expert { headline sector { name } } history { reason } documents { id } } }',
    variables: async (_, dataSource) => ({ id: await saveExpert(dataSource, 'submitted') }),
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.rosterImports': {
    document: '{ rosterImports { id state counts { what created } createdBy { name } institution { name } } }',
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.rosterImport': {
    document: 'query ($id: ID!) { rosterImport(id: $id) { id state problems { line code note } changes { label } } }',
    variables: saveFile,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.rosterTransfers': {
    document: '{ rosterTransfers { id at kind by { name } experts } }',
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.applyRosterImport': {
    document: 'mutation ($id: ID!) { applyRosterImport(id: $id) { id state } }',
    variables: saveFile,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.readRosterImportAs': {
    document:
      'mutation ($id: ID!) { readRosterImportAs(id: $id, encoding: MACINTOSH) { id state readings { samples } } }',
    variables: saveFile,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.dropRosterImport': {
    document: 'mutation ($id: ID!) { dropRosterImport(id: $id) { id state } }',
    variables: saveFile,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.becomeExpert': { document: 'mutation { becomeExpert { actions } }', who: anybodySignedIn },
  'Mutation.saveMyExpert': {
    document: 'mutation ($input: ExpertInput!) { saveMyExpert(input: $input) { expert { version } } }',
    variables: async (_, dataSource, __, caller) => {
      if (caller !== null) await saveExpert(dataSource, 'draft', caller);
      const found = await dataSource.manager.findOneBy(Expert, {
        personId: caller ?? '00000000-0000-4000-8000-000000000000',
      });
      const lists = { degrees: [], practice: [], offers: [], modes: [], referees: [], shows: [] };
      return {
        input: { headline: '', about: '', ...lists, weeksFree: 0, hoursPerWeek: 0, version: found?.version ?? 0 },
      };
    },
    who: anybodySignedIn,
  },
  'Mutation.moveMyExpert': {
    document: 'mutation ($action: ExpertAction!) { moveMyExpert(action: $action) { expert { state } } }',
    variables: async (_, dataSource, __, caller) => {
      if (caller !== null) await saveExpert(dataSource, 'draft', caller);
      return { action: 'SUBMIT' };
    },
    who: anybodySignedIn,
  },
  'Mutation.decideOnExpert': {
    document: 'mutation ($input: ExpertDecisionInput!) { decideOnExpert(input: $input) { actions } }',
    variables: async (_, dataSource) => {
      const personId = await saveExpert(dataSource, 'submitted');
      const { version } = await dataSource.manager.findOneByOrFail(Expert, { personId });
      return { input: { personId, action: 'SEND_BACK', reason: 'Name a second referee.', version } };
    },
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.removeExpertDocument': {
    document: 'mutation ($id: ID!) { removeExpertDocument(id: $id) { id } }',
    variables: async (_, dataSource, __, caller) => ({ id: await saveCv(dataSource, caller) }),
    who: anybodySignedIn,
  },
  'Query.expertConfirmation': {
    document: 'query ($token: String!) { expertConfirmation(token: $token) { confirmedAt } }',
    variables: (_, dataSource) => saveRound(dataSource),
    who: anybody,
  },
  'Query.expertConfirmationDue': { document: '{ expertConfirmationDue }', who: anybodySignedIn },
  'Mutation.confirmExpert': {
    document: 'mutation ($token: String!) { confirmExpert(token: $token) }',
    variables: (_, dataSource) => saveRound(dataSource),
    who: anybody,
  },
  'Mutation.confirmMyExpert': {
    document: 'mutation { confirmMyExpert }',
    variables: async (_, dataSource, __, caller) => {
      const expertId = await saveExpert(dataSource, 'verified', caller ?? undefined);
      await dataSource.manager.upsert(ExpertConfirmation, { expertId, confirmedAt: new Date() }, ['expertId']);
      return {};
    },
    who: anybodySignedIn,
  },
};
