-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- meaning (phrase text) -> query text?
WITH asked AS MATERIALIZED (SELECT coalesce(nullif(btrim(regexp_replace(plain_words($1) || ' ', '(^| )(?:a|au|aux|d|dans|de|des|du|en|et|l|la|le|les|ou|par|pour|sur|un|une|an|and|by|for|in|of|on|or|s|the|to|with)(?= )', '', 'g')), ''), plain_words($1)) AS plain),
      meant AS (SELECT DISTINCT kind, concept_id FROM concept_word, asked
        WHERE words_of(concept_word.plain) @@ words_like(asked.plain) AND concept_word.plain = asked.plain)
      SELECT string_agg(DISTINCT '(' || replace(regexp_replace(plain, '([^ ]{4,})', '\1:*', 'g'), ' ', ' & ') || ')', ' | ') AS query
      FROM meant JOIN concept_word USING (kind, concept_id) WHERE plain <> '';
