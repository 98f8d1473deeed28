import { LastProposed, MatchingWeights } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql as proposed } from './proposed/proposed.repository.ts';
import { sql as weights } from './weights/weights.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: LastProposed,
    columns: ['person_id'],
    part: 'proposed',
    about: 'privacy.proposed',
    export: rows(proposed.personal),
    erase: (manager, { id }) => manager.delete(LastProposed, { personId: id }),
  },
  {
    entity: MatchingWeights,
    columns: ['set_by', 'weights', 'reason'],
    part: 'matchingWeights',
    about: 'privacy.matchingWeights',
    export: rows(weights.personal),
    // What counts for everybody stays, of somebody unknown.
    erase: statement(weights.forgetSetter),
  },
];
