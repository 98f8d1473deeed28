-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofMentoring (actorId uuid?, entries jsonb) -> told int4, toMail uuid[]
WITH entry AS (
    SELECT (value ->> 'personId')::uuid AS person_id, value ->> 'subject' AS subject, value -> 'facts' AS facts,
      value -> 'change' AS change, place
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS entry (value, place)
  ), told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('mentoring:%s:%s:%s', subject, pg_current_xact_id(), extract(epoch FROM now())), 'mentoring',
      facts || jsonb_build_object('changes', coalesce(jsonb_agg(change ORDER BY place) FILTER (WHERE change IS NOT NULL), '[]')),
      clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM entry JOIN person ON person.id = entry.person_id
    WHERE person.id IS DISTINCT FROM $1::uuid AND person.deactivated_at IS NULL AND person.erased_at IS NULL
    GROUP BY person.id, subject, facts
    ON CONFLICT (person_id, key) DO UPDATE SET facts =
      jsonb_set(notification.facts, '{changes}', notification.facts -> 'changes' || (excluded.facts -> 'changes'))
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;
