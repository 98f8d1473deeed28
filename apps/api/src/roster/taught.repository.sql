-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- taught (personId uuid, mostFields int8) -> languages text[], fieldCodes text[]
WITH taught AS MATERIALIZED (SELECT DISTINCT course.id, course.language, title, department.name AS department
        FROM section_lecturer JOIN section ON section.id = section_id AND section.state <> 'draft'
        JOIN course ON course.id = course_id LEFT JOIN department ON department.id = department_id WHERE person_id = $1),
      said AS (SELECT title AS called FROM taught UNION SELECT department FROM taught WHERE department IS NOT NULL
        UNION SELECT course_translation.title FROM taught JOIN course_translation ON course_id = taught.id)
      SELECT ARRAY(SELECT language FROM taught GROUP BY language ORDER BY count(*) DESC, language) AS languages,
        ARRAY(SELECT code FROM said JOIN concept_word AS word ON word.kind = 'field' AND word.plain = coalesce(nullif(btrim(regexp_replace(plain_words(said.called) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words(said.called))
            AND words_of(word.plain) @@ words_like(coalesce(nullif(btrim(regexp_replace(plain_words(said.called) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words(said.called)))
          JOIN field_of_education ON code = concept_id AND NOT withdrawn
          GROUP BY code ORDER BY count(DISTINCT said.called) DESC, code LIMIT $2) AS "fieldCodes";
