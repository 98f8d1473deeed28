import { Competences, PersonField, PersonLanguage, PersonSkill } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './competences.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: PersonLanguage,
    columns: ['person_id'],
    part: 'languages',
    about: 'privacy.competences',
    export: rows(sql.personalLanguages),
    erase: (manager, { id }) => manager.delete(PersonLanguage, { personId: id }),
  },
  {
    entity: PersonField,
    columns: ['person_id'],
    part: 'fields',
    about: 'privacy.competences',
    export: rows(sql.personalFields),
    erase: (manager, { id }) => manager.delete(PersonField, { personId: id }),
  },
  {
    entity: PersonSkill,
    columns: ['person_id', 'key', 'text'],
    part: 'skills',
    about: 'privacy.competences',
    export: rows(sql.personalSkills),
    erase: (manager, { id }) => manager.delete(PersonSkill, { personId: id }),
  },
  {
    entity: Competences,
    columns: ['person_id'],
    part: 'competences',
    about: 'privacy.competences',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(Competences, { personId: id }),
  },
];
