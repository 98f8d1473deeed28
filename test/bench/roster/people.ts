import type pg from 'pg';
import { makeCrowd } from '../matching/crowd.ts';
import { readClassifications } from '../matching/classifications.ts';

const given =
  'Aline Béatrice Chantal Désiré Emmanuel Espérance Étienne Félicien Gaspard Jeanne Léonidas Odette Solange Théodore';
const family =
  'Barankitse Bizimana Habimana Ilunga Kabongo Kalala Kayitesi Mbuyi Mugabo Mukendi Nahimana Ndayishimiye Ntumba Nzeyimana Tshibanda Uwimana';

/** Experts of the matching bench on the roster, with an offer to mentor each; most are verified. */
export async function saveRoster(client: pg.Client, count: number): Promise<void> {
  const known = readClassifications();
  const { experts } = makeCrowd(known, { experts: count, needs: 0 });
  const [first, last] = [given.split(' '), family.split(' ')];
  const rows = experts.map((expert, at) => ({
    email: `${expert.id}@bench.example`,
    name: `${first[at % first.length] ?? ''} ${last[(at * 7) % last.length] ?? ''} ${last[(at * 5 + 3) % last.length] ?? ''}`,
    headline: expert.text.slice(0, 80),
    about: expert.text,
    origin: expert.countryOfOrigin,
    sector: expert.sectors[0],
    offers: expert.offers,
    modes: expert.modes.map((mode) => (mode === 'virtual' ? mode : `${mode}_return`)),
    state: at % 10 === 0 ? 'submitted' : 'verified',
    fields: [...new Set(expert.fields.map(({ code }) => code))],
    languages: expert.languages.map(({ language, level }) => ({ language, level: level.toLowerCase() })),
    skills: expert.skills.map(({ id, names }) => (known.skills.has(id) ? { id } : { text: names[0] })),
  }));
  for (const statement of statements) await client.query(statement, [JSON.stringify(rows)]);
  await client.query('VACUUM ANALYZE');
}

const made = `jsonb_to_recordset($1) AS made (email text, name text, headline text, about text, origin text, sector text,
  offers jsonb, modes jsonb, state text, fields jsonb, languages jsonb, skills jsonb)`;
const ofPerson = `${made} JOIN person USING (email)`;
const texts = (list: string) => `ARRAY(SELECT jsonb_array_elements_text(${list}))`;

const statements = [
  `INSERT INTO person (email, name, zone, language) SELECT email, name, 'Europe/Brussels', 'fr' FROM ${made}`,
  `INSERT INTO competences (person_id) SELECT id FROM ${ofPerson}`,
  `INSERT INTO person_field (person_id, field_code, place)
     SELECT id, code, place FROM ${ofPerson}, jsonb_array_elements_text(made.fields) WITH ORDINALITY AS one (code, place)`,
  `INSERT INTO person_language (person_id, language, level, place)
     SELECT DISTINCT ON (person.id, one->>'language') person.id, one->>'language', one->>'level', place
     FROM ${ofPerson}, jsonb_array_elements(made.languages) WITH ORDINALITY AS spoken (one, place)`,
  `INSERT INTO person_skill (person_id, key, skill_id, text, place)
     SELECT DISTINCT ON (person.id, coalesce(one->>'id', one->>'text')) person.id, coalesce(one->>'id', one->>'text'), (one->>'id')::uuid, one->>'text', place
     FROM ${ofPerson}, jsonb_array_elements(made.skills) WITH ORDINALITY AS known (one, place)`,
  `INSERT INTO expert (person_id, state, headline, about, origin_country, residence_country, sector_code, offers, modes, weeks_free, hours_per_week)
     SELECT id, state, made.headline, made.about, origin, 'BE', sector, ${texts('offers')}, ${texts('modes')}, 8, 4 FROM ${ofPerson}`,
  `INSERT INTO mentor_offer (person_id, about, audiences, capacity) SELECT id, made.about, '{student}', 3 FROM ${ofPerson}`,
];
