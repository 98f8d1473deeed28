-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- fields (readerId uuid, typed text, words text, whole bool, limit int8, digits int4?) -> node json, foundBy text?
WITH asked AS MATERIALIZED (
        SELECT coalesce(nullif(btrim(regexp_replace(plain_words($2) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words($2)) AS plain, fold_text($2) AS folded, (SELECT language FROM person WHERE id = $1) AS language),
      begun AS MATERIALIZED (
        SELECT word.*, CASE
            WHEN word.plain = asked.plain THEN CASE WHEN fold_text(word.text) = asked.folded THEN 1 ELSE 2 END
            WHEN starts_with(word.plain, asked.plain) THEN 3
            WHEN strpos(' ' || word.plain, ' ' || asked.plain) > 0 THEN 4
            ELSE 5 END AS rank
        FROM concept_word AS word, asked
        WHERE word.kind = 'field' AND ($6::int4 IS NULL OR length(word.concept_id) = $6)
          AND words_of(word.plain) @@ CASE WHEN $4 THEN replace(words_like($3)::text, ':*', '')::tsquery ELSE words_like($3) END),
      meant AS MATERIALIZED (
        SELECT string_agg('(' || way.query || ')', ' | ')::tsquery AS query FROM (
          SELECT string_agg('(' || typed.word || ':*' || coalesce(near.words, '') || ')', ' & ')
          FROM string_to_table(plain_words($3), ' ') AS typed (word), LATERAL (
            SELECT string_agg(' | ' || word || ':*', '') AS words FROM (
              SELECT word FROM concept_vocabulary
              WHERE kind = 'field' AND (word % typed.word OR word %> typed.word)
              ORDER BY similarity(word, typed.word) + word_similarity(typed.word, word) DESC, word LIMIT 5) AS alike) AS near
          UNION ALL
          SELECT string_agg(word, ' | ') FROM concept_vocabulary, replace(plain_words($3), ' ', '') AS joined
          WHERE kind = 'field' AND word % joined AND similarity(word, joined) >= 0.6) AS way (query)
        WHERE NOT EXISTS (SELECT FROM begun)),
      best AS (
        SELECT DISTINCT ON (found.concept_id) found.concept_id, found.rank, found.nearness,
          CASE WHEN found.source <> 'name' OR found.language <> asked.language THEN found.text END AS by
        FROM asked, LATERAL (
          SELECT word.*, similarity(word.plain, asked.plain) + word_similarity(asked.plain, word.plain) AS nearness
          FROM (
            TABLE begun
            UNION ALL
            SELECT word.*, 6 FROM concept_word AS word, meant
            WHERE word.kind = 'field' AND ($6::int4 IS NULL OR length(word.concept_id) = $6) AND words_of(word.plain) @@ meant.query) AS word) AS found
        ORDER BY found.concept_id, found.rank, found.nearness DESC, found.source, found.language = asked.language DESC,
          found.text)
      SELECT json_build_object('code', code, 'name', CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END, 'level', CASE length(code) WHEN 2 THEN 'broad' WHEN 3 THEN 'narrow' ELSE 'detailed' END, 'parentCode', parent_code) AS node, best.by AS "foundBy"
      FROM asked, best JOIN field_of_education ON code = best.concept_id::text
      ORDER BY best.rank, best.nearness DESC, CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END COLLATE "und-x-icu", code LIMIT $5;

-- sectors (readerId uuid, typed text, words text, whole bool, limit int8) -> node json, foundBy text?
WITH asked AS MATERIALIZED (
        SELECT coalesce(nullif(btrim(regexp_replace(plain_words($2) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words($2)) AS plain, fold_text($2) AS folded, (SELECT language FROM person WHERE id = $1) AS language),
      begun AS MATERIALIZED (
        SELECT word.*, CASE
            WHEN word.plain = asked.plain THEN CASE WHEN fold_text(word.text) = asked.folded THEN 1 ELSE 2 END
            WHEN starts_with(word.plain, asked.plain) THEN 3
            WHEN strpos(' ' || word.plain, ' ' || asked.plain) > 0 THEN 4
            ELSE 5 END AS rank
        FROM concept_word AS word, asked
        WHERE word.kind = 'sector' AND true
          AND words_of(word.plain) @@ CASE WHEN $4 THEN replace(words_like($3)::text, ':*', '')::tsquery ELSE words_like($3) END),
      meant AS MATERIALIZED (
        SELECT string_agg('(' || way.query || ')', ' | ')::tsquery AS query FROM (
          SELECT string_agg('(' || typed.word || ':*' || coalesce(near.words, '') || ')', ' & ')
          FROM string_to_table(plain_words($3), ' ') AS typed (word), LATERAL (
            SELECT string_agg(' | ' || word || ':*', '') AS words FROM (
              SELECT word FROM concept_vocabulary
              WHERE kind = 'sector' AND (word % typed.word OR word %> typed.word)
              ORDER BY similarity(word, typed.word) + word_similarity(typed.word, word) DESC, word LIMIT 5) AS alike) AS near
          UNION ALL
          SELECT string_agg(word, ' | ') FROM concept_vocabulary, replace(plain_words($3), ' ', '') AS joined
          WHERE kind = 'sector' AND word % joined AND similarity(word, joined) >= 0.6) AS way (query)
        WHERE NOT EXISTS (SELECT FROM begun)),
      best AS (
        SELECT DISTINCT ON (found.concept_id) found.concept_id, found.rank, found.nearness,
          CASE WHEN found.source <> 'name' OR found.language <> asked.language THEN found.text END AS by
        FROM asked, LATERAL (
          SELECT word.*, similarity(word.plain, asked.plain) + word_similarity(asked.plain, word.plain) AS nearness
          FROM (
            TABLE begun
            UNION ALL
            SELECT word.*, 6 FROM concept_word AS word, meant
            WHERE word.kind = 'sector' AND true AND words_of(word.plain) @@ meant.query) AS word) AS found
        ORDER BY found.concept_id, found.rank, found.nearness DESC, found.source, found.language = asked.language DESC,
          found.text)
      SELECT json_build_object('code', code, 'name', CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END, 'category', category) AS node, best.by AS "foundBy"
      FROM asked, best JOIN sector ON code = best.concept_id::text
      ORDER BY best.rank, best.nearness DESC, CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END COLLATE "und-x-icu", code LIMIT $5;

-- skills (readerId uuid, typed text, words text, whole bool, limit int8) -> node json, foundBy text?
WITH asked AS MATERIALIZED (
        SELECT coalesce(nullif(btrim(regexp_replace(plain_words($2) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words($2)) AS plain, fold_text($2) AS folded, (SELECT language FROM person WHERE id = $1) AS language),
      begun AS MATERIALIZED (
        SELECT word.*, CASE
            WHEN word.plain = asked.plain THEN CASE WHEN fold_text(word.text) = asked.folded THEN 1 ELSE 2 END
            WHEN starts_with(word.plain, asked.plain) THEN 3
            WHEN strpos(' ' || word.plain, ' ' || asked.plain) > 0 THEN 4
            ELSE 5 END AS rank
        FROM concept_word AS word, asked
        WHERE word.kind = 'skill' AND true
          AND words_of(word.plain) @@ CASE WHEN $4 THEN replace(words_like($3)::text, ':*', '')::tsquery ELSE words_like($3) END),
      meant AS MATERIALIZED (
        SELECT string_agg('(' || way.query || ')', ' | ')::tsquery AS query FROM (
          SELECT string_agg('(' || typed.word || ':*' || coalesce(near.words, '') || ')', ' & ')
          FROM string_to_table(plain_words($3), ' ') AS typed (word), LATERAL (
            SELECT string_agg(' | ' || word || ':*', '') AS words FROM (
              SELECT word FROM concept_vocabulary
              WHERE kind = 'skill' AND (word % typed.word OR word %> typed.word)
              ORDER BY similarity(word, typed.word) + word_similarity(typed.word, word) DESC, word LIMIT 5) AS alike) AS near
          UNION ALL
          SELECT string_agg(word, ' | ') FROM concept_vocabulary, replace(plain_words($3), ' ', '') AS joined
          WHERE kind = 'skill' AND word % joined AND similarity(word, joined) >= 0.6) AS way (query)
        WHERE NOT EXISTS (SELECT FROM begun)),
      best AS (
        SELECT DISTINCT ON (found.concept_id) found.concept_id, found.rank, found.nearness,
          CASE WHEN found.source <> 'name' OR found.language <> asked.language THEN found.text END AS by
        FROM asked, LATERAL (
          SELECT word.*, similarity(word.plain, asked.plain) + word_similarity(asked.plain, word.plain) AS nearness
          FROM (
            TABLE begun
            UNION ALL
            SELECT word.*, 6 FROM concept_word AS word, meant
            WHERE word.kind = 'skill' AND true AND words_of(word.plain) @@ meant.query) AS word) AS found
        ORDER BY found.concept_id, found.rank, found.nearness DESC, found.source, found.language = asked.language DESC,
          found.text)
      SELECT json_build_object('id', id, 'name', CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END) AS node, best.by AS "foundBy"
      FROM asked, best JOIN skill ON id = best.concept_id::uuid
      ORDER BY best.rank, best.nearness DESC, CASE asked.language WHEN 'fr' THEN name_fr ELSE name_en END COLLATE "und-x-icu", id LIMIT $5;

-- fieldsByCode (readerId uuid?, keys text[]) -> id text, value json
SELECT code::text AS id, json_build_object('code', code, 'name', CASE (SELECT language FROM person WHERE id = $1) WHEN 'fr' THEN name_fr ELSE name_en END, 'level', CASE length(code) WHEN 2 THEN 'broad' WHEN 3 THEN 'narrow' ELSE 'detailed' END, 'parentCode', parent_code) AS value FROM field_of_education WHERE code = ANY($2);

-- sectorsByCode (readerId uuid?, keys text[]) -> id text, value json
SELECT code::text AS id, json_build_object('code', code, 'name', CASE (SELECT language FROM person WHERE id = $1) WHEN 'fr' THEN name_fr ELSE name_en END, 'category', category) AS value FROM sector WHERE code = ANY($2);

-- skillsById (readerId uuid?, keys uuid[]) -> id text, value json
SELECT id::text AS id, json_build_object('id', id, 'name', CASE (SELECT language FROM person WHERE id = $1) WHEN 'fr' THEN name_fr ELSE name_en END) AS value FROM skill WHERE id = ANY($2);
