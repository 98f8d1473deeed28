import { MoveProposal } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './proposals.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: MoveProposal,
    columns: ['proposed_by', 'note', 'answer_note'],
    part: 'moveProposals',
    about: 'privacy.moveProposals',
    export: rows(sql.personal),
    // A note tells why somebody cannot come.
    erase: (manager, { id }) => manager.delete(MoveProposal, { proposedBy: id }),
  },
];
