import { Expert, ExpertConfirmation, ExpertDocument, ExpertDocumentLook, ExpertTransition } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql as documents } from './documents/documents.repository.ts';
import { sql } from './experts.repository.ts';
import { sql as confirmations } from './reconfirmation/confirmations.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: ExpertDocumentLook,
    columns: ['expert_id', 'viewer_id', 'name'],
    part: 'expertDocumentLooks',
    about: 'privacy.expertDocument',
    export: rows(documents.personalLooks),
    // Looks at the person's own documents go with the profile; those that they took stay, of somebody unknown.
    erase: (manager, { id }) => documents.forgetViewer.rows(manager, { personId: id }),
  },
  {
    entity: ExpertDocument,
    columns: ['expert_id', 'name', 'content'],
    part: 'expertDocuments',
    about: 'privacy.expertDocument',
    export: rows(documents.personal),
    erase: (manager, { id }) => manager.delete(ExpertDocument, { expertId: id }),
  },
  {
    entity: ExpertConfirmation,
    columns: ['expert_id'],
    part: 'expertConfirmation',
    about: 'privacy.expert',
    export: rows(confirmations.personal),
    erase: (manager, { id }) => manager.delete(ExpertConfirmation, { expertId: id }),
  },
  {
    entity: ExpertTransition,
    columns: ['expert_id', 'actor_id', 'reason'],
    part: 'expertStates',
    about: 'privacy.expert',
    export: rows(sql.personalTransitions),
    // Those of the person's own profile go with it; what they decided as a coordinator stays, of somebody unknown.
    erase: (manager, { id }) => sql.forgetActor.rows(manager, { personId: id }),
  },
  {
    entity: Expert,
    columns: ['person_id', 'headline', 'about', 'degrees', 'practice', 'gender', 'referees'],
    part: 'expert',
    about: 'privacy.expert',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(Expert, { personId: id }),
  },
];
