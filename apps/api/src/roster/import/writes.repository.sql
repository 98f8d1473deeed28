-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- addPeople (rows jsonb)
INSERT INTO person (id, email, name, zone, language) SELECT id, email, name, zone, language
       FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, email text, name text, zone text, language text);

-- beginProfiles (rows jsonb, importId uuid)
INSERT INTO expert (person_id, import_id, headline, about, origin_country, residence_country, sector_code, degrees, practice,
         offers, modes, weeks_free, hours_per_week, shows)
       SELECT "personId", $2, coalesce(headline, ''), coalesce(about, ''), "originCountry", "residenceCountry", "sectorCode",
         coalesce(degrees, '[]'), coalesce(practice, '[]'), coalesce(offers, '{}'), coalesce(modes, '{}'), coalesce("weeksFree", 0),
         coalesce("hoursPerWeek", 0), '{about,fields,skills,languages}' FROM jsonb_to_recordset($1::jsonb) AS item ("personId" uuid, headline text, about text, "originCountry" text, "residenceCountry" text, "sectorCode" text,
  degrees jsonb, practice jsonb, offers text[], modes text[], "weeksFree" integer, "hoursPerWeek" integer, hides text[]);

-- fillProfiles (rows jsonb)
UPDATE expert SET headline = coalesce(item.headline, expert.headline), about = coalesce(item.about, expert.about),
         origin_country = coalesce(item."originCountry", origin_country), sector_code = coalesce(item."sectorCode", sector_code),
         residence_country = coalesce(item."residenceCountry", residence_country), degrees = coalesce(item.degrees, expert.degrees),
         practice = coalesce(item.practice, expert.practice), offers = coalesce(item.offers, expert.offers),
         modes = coalesce(item.modes, expert.modes), weeks_free = coalesce(item."weeksFree", weeks_free),
         hours_per_week = coalesce(item."hoursPerWeek", hours_per_week),
         shows = ARRAY(SELECT part FROM unnest(shows) WITH ORDINALITY AS shown (part, place) WHERE part <> ALL(item.hides) ORDER BY place),
         updated_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS item ("personId" uuid, headline text, about text, "originCountry" text, "residenceCountry" text, "sectorCode" text,
  degrees jsonb, practice jsonb, offers text[], modes text[], "weeksFree" integer, "hoursPerWeek" integer, hides text[]) WHERE expert.person_id = item."personId";

-- countCompetences (personIds uuid[])
INSERT INTO competences (person_id) SELECT person_id FROM unnest($1::uuid[]) AS person_id
       ON CONFLICT (person_id) DO UPDATE SET version = competences.version + 1;

-- forgetFields (personIds uuid[])
DELETE FROM person_field WHERE person_id = ANY($1);

-- forgetSkills (personIds uuid[])
DELETE FROM person_skill WHERE person_id = ANY($1);

-- forgetLanguages (personIds uuid[])
DELETE FROM person_language WHERE person_id = ANY($1);

-- addFields (rows jsonb)
INSERT INTO person_field (person_id, place, field_code) SELECT "personId", place, "fieldCode"
       FROM jsonb_to_recordset($1::jsonb) AS item ("personId" uuid, place integer, "fieldCode" text);

-- addSkills (rows jsonb)
INSERT INTO person_skill (person_id, place, key, skill_id, text) SELECT "personId", place, key, "skillId", text
       FROM jsonb_to_recordset($1::jsonb) AS item ("personId" uuid, place integer, key text, "skillId" uuid, text text);

-- addLanguages (rows jsonb)
INSERT INTO person_language (person_id, place, language, level) SELECT "personId", place, language, level
       FROM jsonb_to_recordset($1::jsonb) AS item ("personId" uuid, place integer, language text, level text);

-- analyse ()
ANALYZE person, expert, competences, person_field, person_skill, person_language;
