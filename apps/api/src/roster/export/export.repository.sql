-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lines (readerId uuid, personIds uuid[]) -> row json
SELECT json_build_object('email', person.email, 'name', person.name, 'zone', person.zone, 'headline', headline, 'about', about, 'state', state,
         'originCountry', origin_country, 'residenceCountry', residence_country,
         'sector', CASE WHEN sector.code IS NOT NULL THEN sector.code || ' ' || CASE reader.language WHEN 'fr' THEN sector.name_fr ELSE sector.name_en END END,
         'fields', ARRAY(SELECT code || ' ' || CASE reader.language WHEN 'fr' THEN field.name_fr ELSE field.name_en END FROM person_field
           JOIN field_of_education field ON code = field_code WHERE person_id = person.id ORDER BY place),
         'skills', ARRAY(SELECT coalesce(text, CASE reader.language WHEN 'fr' THEN skill.name_fr ELSE skill.name_en END) FROM person_skill
           LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id ORDER BY place),
         'languages', coalesce((SELECT json_agg(json_build_object('language', spoken.language, 'level', level) ORDER BY place)
           FROM person_language spoken WHERE person_id = person.id), '[]'),
         'offers', offers, 'modes', modes, 'weeksFree', weeks_free, 'hoursPerWeek', hours_per_week,
         'degrees', degrees, 'practice', practice) AS row
       FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, line)
       JOIN person ON person.id = wanted.id JOIN expert ON expert.person_id = person.id
       JOIN person reader ON reader.id = $1 LEFT JOIN sector ON sector.code = sector_code
       ORDER BY line;
