-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- isLoaded (digest text) -> isLoaded bool
SELECT EXISTS (SELECT FROM classification_edition WHERE digest = $1) AS "isLoaded";

-- lock () -> pg_advisory_xact_lock void
SELECT pg_advisory_xact_lock(7970006);

-- fields (codes text[], english text[], french text[])
INSERT INTO field_of_education (code, parent_code, name_en, name_fr)
           SELECT code, CASE WHEN length(code) > 2 THEN left(code, -1) END, name_en, name_fr
           FROM unnest($1::text[], $2::text[], $3::text[]) AS field (code, name_en, name_fr) ORDER BY code
           ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_fr = excluded.name_fr, withdrawn = false;

-- sectors (codes text[], categories text[], english text[], french text[])
INSERT INTO sector (code, category, name_en, name_fr)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
           ON CONFLICT (code) DO UPDATE SET category = excluded.category, name_en = excluded.name_en,
             name_fr = excluded.name_fr, withdrawn = false;

-- skills (ids uuid[], english text[], french text[])
INSERT INTO skill (id, name_en, name_fr) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
           ON CONFLICT (id) DO UPDATE SET name_en = excluded.name_en, name_fr = excluded.name_fr, withdrawn = false;

-- withdrawFields (codes text[])
UPDATE field_of_education SET withdrawn = true WHERE code <> ALL($1) AND NOT withdrawn;

-- withdrawSectors (codes text[])
UPDATE sector SET withdrawn = true WHERE code <> ALL($1) AND NOT withdrawn;

-- withdrawSkills (ids uuid[])
UPDATE skill SET withdrawn = true WHERE id <> ALL($1) AND NOT withdrawn;

-- forgetWords ()
DELETE FROM concept_word;

-- words (kinds text[], conceptIds text[], languages text[], texts text[], sources text[])
INSERT INTO concept_word (kind, concept_id, language, text, source, plain)
           SELECT kind, concept_id, language, text, source, coalesce(nullif(btrim(regexp_replace(plain_words(text) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words(text))
           FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS word (kind, concept_id, language, text, source);

-- forgetVocabulary ()
DELETE FROM concept_vocabulary;

-- vocabulary ()
INSERT INTO concept_vocabulary (kind, word)
           SELECT DISTINCT kind, word FROM concept_word, string_to_table(plain, ' ') AS word WHERE word <> '';

-- forgetEditions ()
DELETE FROM classification_edition;

-- saveEdition (digest text)
INSERT INTO classification_edition (digest) VALUES ($1);

-- analyze ()
ANALYZE concept_word, concept_vocabulary, skill;
