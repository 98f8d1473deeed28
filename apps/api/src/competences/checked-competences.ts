import { badInput } from '#platform';
import { freeSkill } from '../classifications/index.ts';
import { isUuid } from '../graphql/ids.ts';
import { languageTag } from '../people/index.ts';
import { most } from './models.ts';
import type { CompetencesInput, KnownLanguageInput, KnownSkillInput } from './models.ts';

/** A skill as it is kept: the same key for all spellings of a free one. */
export interface CheckedSkill {
  key: string;
  skillId: string | null;
  text: string | null;
}

/** @throws {AppError} BAD_INPUT at the list, or at the entry of it that is wrong */
export function checkedCompetences({ languages, fields, skills }: CompetencesInput) {
  refuseMore('input.languages', languages, most.languages);
  refuseMore('input.fields', fields, most.fields);
  refuseMore('input.skills', skills, most.skills);
  const checkedSkills = skills.map((skill, index) => knownSkill(`input.skills.${index}`, skill));
  return {
    languages: once('input.languages', languages.map(knownLanguage), ({ language }) => language),
    fields: once('input.fields', fields, (code) => code),
    skills: once('input.skills', checkedSkills, ({ key }) => key),
  };
}

function refuseMore(field: string, list: readonly unknown[], count: number): void {
  if (list.length > count) throw badInput(field, `Name ${count} at most.`);
}

function once<T>(field: string, list: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  const keys = list.map(keyOf);
  const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (again >= 0) throw badInput(`${field}.${again}`, 'This is named twice.');
  return list;
}

function knownLanguage({ language, level }: KnownLanguageInput, index: number): KnownLanguageInput {
  const field = `input.languages.${index}`;
  const tag = languageTag(field, language);
  if (!/^[a-z]{2,3}$/.test(tag)) throw badInput(field, 'Name the language alone, like fr or rw.');
  return { language: tag, level };
}

function knownSkill(field: string, { skillId, text }: KnownSkillInput): CheckedSkill {
  if ((skillId == null) === (text == null)) throw badInput(field, 'Give either a skill of the list or own words.');
  if (text != null) return { ...freeSkill(field, text), skillId: null };
  if (!isUuid(skillId)) throw badInput(field, 'There is no such skill.');
  const id = skillId.toLowerCase();
  return { key: id, skillId: id, text: null };
}
