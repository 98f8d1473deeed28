-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- field (language text) -> id text, name text, nameEn text, nameFr text
SELECT code::text AS id, CASE WHEN $1 = 'fr' THEN name_fr ELSE name_en END AS name,
         name_en AS "nameEn", name_fr AS "nameFr" FROM field_of_education ORDER BY code;

-- sector (language text) -> id text, name text, nameEn text, nameFr text
SELECT code::text AS id, CASE WHEN $1 = 'fr' THEN name_fr ELSE name_en END AS name,
         name_en AS "nameEn", name_fr AS "nameFr" FROM sector ORDER BY code;

-- skill (language text) -> id text, name text, nameEn text, nameFr text
SELECT id::text AS id, CASE WHEN $1 = 'fr' THEN name_fr ELSE name_en END AS name,
         name_en AS "nameEn", name_fr AS "nameFr" FROM skill ORDER BY id;
