import type { DataSource } from 'typeorm';
import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

/** A skill, and fields of which two are within one. The lists themselves are loaded by `migrate`, and would cost each of these tests half a second. */
async function saveConcepts({ manager }: DataSource): Promise<void> {
  await manager.query(`
    INSERT INTO field_of_education (code, parent_code, name_en, name_fr)
      VALUES ('05', NULL, 'Sciences', 'Sciences'), ('051', '05', 'Biology', 'Biologie'), ('0511', '051', 'Biology', 'Biologie'),
        ('0512', '051', 'Biochemistry', 'Biochimie') ON CONFLICT DO NOTHING;
    INSERT INTO sector (code, category, name_en, name_fr)
      VALUES ('05120', '051', 'Biology', 'Biologie') ON CONFLICT DO NOTHING;
    INSERT INTO skill (id, name_en, name_fr)
      VALUES ('1d4b74b0-1a48-48ec-a3cd-26cca0c212a3', 'biology', 'biologie') ON CONFLICT DO NOTHING;
    INSERT INTO concept_word (kind, concept_id, language, text, source, plain)
      SELECT kind, concept.id, 'fr', 'Biologie', 'name', 'biologie'
      FROM (VALUES ('field', '0511'), ('field', '0512'), ('field', '051'), ('sector', '05120'),
        ('skill', '1d4b74b0-1a48-48ec-a3cd-26cca0c212a3')) AS concept (kind, id) ON CONFLICT DO NOTHING`);
}

/** Variables of an operation about one of them. */
const about = (variables: object) => async (_: unknown, dataSource: DataSource) => {
  await saveConcepts(dataSource);
  return variables;
};

export const classifications: Record<string, Operation> = {
  'Query.fieldsOfEducation': {
    document: 'query ($search: String!) { fieldsOfEducation(search: $search) { node { code name } foundBy } }',
    variables: about({ search: 'bio' }),
    who: anybodySignedIn,
  },
  'Query.sectors': {
    document: 'query ($search: String!) { sectors(search: $search) { node { code name } foundBy } }',
    variables: about({ search: 'bio' }),
    who: anybodySignedIn,
  },
  'Query.skills': {
    document: 'query ($search: String!) { skills(search: $search) { node { id name } foundBy } }',
    variables: about({ search: 'bio' }),
    who: anybodySignedIn,
  },
  'Query.fieldOfEducation': {
    document: 'query ($code: String!) { fieldOfEducation(code: $code) { name parent { code } } }',
    variables: about({ code: '0512' }),
    who: anybodySignedIn,
  },
  'Query.sector': {
    document: 'query ($code: String!) { sector(code: $code) { name } }',
    variables: about({ code: '05120' }),
    who: anybodySignedIn,
  },
  'Query.skill': {
    document: 'query ($id: ID!) { skill(id: $id) { name } }',
    variables: about({ id: '1d4b74b0-1a48-48ec-a3cd-26cca0c212a3' }),
    who: anybodySignedIn,
  },
};
