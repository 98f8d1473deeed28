import { json, statements } from '#database';
import type { Degree, ExpertMode, ExpertOffer, ExpertState, LanguageLevel, Practice, Queryable } from '#database';

/** An expert as a line of the exported roster: what is named here, and nothing else. */
export interface ExpertLine {
  email: string;
  name: string;
  /** Of its person. */
  zone: string;
  headline: string;
  about: string;
  state: ExpertState;
  originCountry: string | null;
  residenceCountry: string | null;
  sector: string | null;
  fields: string[];
  skills: string[];
  languages: { language: string; level: LanguageLevel }[];
  offers: ExpertOffer[];
  modes: ExpertMode[];
  weeksFree: number;
  hoursPerWeek: number;
  degrees: Degree[];
  practice: Practice[];
}

const named = (concept: string) => `CASE reader.language WHEN 'fr' THEN ${concept}.name_fr ELSE ${concept}.name_en END`;

export const sql = statements({
  /** In the order in which they are asked for; concepts are called as the reader reads them. */
  lines: {
    text: `SELECT json_build_object('email', person.email, 'name', person.name, 'zone', person.zone, 'headline', headline, 'about', about, 'state', state,
         'originCountry', origin_country, 'residenceCountry', residence_country,
         'sector', CASE WHEN sector.code IS NOT NULL THEN sector.code || ' ' || ${named('sector')} END,
         'fields', ARRAY(SELECT code || ' ' || ${named('field')} FROM person_field
           JOIN field_of_education field ON code = field_code WHERE person_id = person.id ORDER BY place),
         'skills', ARRAY(SELECT coalesce(text, ${named('skill')}) FROM person_skill
           LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id ORDER BY place),
         'languages', coalesce((SELECT json_agg(json_build_object('language', spoken.language, 'level', level) ORDER BY place)
           FROM person_language spoken WHERE person_id = person.id), '[]'),
         'offers', offers, 'modes', modes, 'weeksFree', weeks_free, 'hoursPerWeek', hours_per_week,
         'degrees', degrees, 'practice', practice) AS row
       FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, line)
       JOIN person ON person.id = wanted.id JOIN expert ON expert.person_id = person.id
       JOIN person reader ON reader.id = $1 LEFT JOIN sector ON sector.code = sector_code
       ORDER BY line`,
    params: { readerId: 'uuid', personIds: 'uuid[]' },
    row: { row: json<ExpertLine>() },
  },
});

export const linesOf = async (
  database: Queryable,
  readerId: string,
  personIds: readonly string[],
): Promise<ExpertLine[]> => (await sql.lines.rows(database, { readerId, personIds })).map(({ row }) => row);
