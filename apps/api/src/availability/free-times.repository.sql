-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofPeople (personIds uuid[], from date, days int4, except uuid[]) -> id uuid, zone text, wakingFrom text, wakingTo text, saved json?, exceptions json, unavailable json, busy json
SELECT person.id, person.zone, waking_from AS "wakingFrom", waking_to AS "wakingTo",
       (SELECT json_build_object('zone', availability.zone, 'noticeHours', notice_hours, 'gapMinutes', gap_minutes,
    'mostPerWeek', most_per_week, 'version', availability.version, 'hours', coalesce(
      (SELECT json_agg(json_build_object('weekday', weekday, 'from', from_time, 'to', to_time) ORDER BY weekday, from_time)
       FROM availability_hours WHERE person_id = availability.person_id), '[]')) FROM availability WHERE person_id = person.id) AS saved,
       coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception WHERE person_id = person.id
         AND last_day > $2::date - 3 AND first_day < $2::date + $3::integer + 3), '[]') AS exceptions,
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule))
         FROM unavailability WHERE person_id = person.id), '[]') AS unavailable,
       coalesce((SELECT json_agg(json_build_array(extract(epoch FROM session.starts_at) * 1000,
           extract(epoch FROM least(session.ends_at, class.ended_at)) * 1000, session.section_id IS NULL))
         FROM session LEFT JOIN class ON class.session_id = session.id
         WHERE session.id IN (
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = person.id
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = person.id
  ) mine
  JOIN session ON session.section_id = mine.section_id AND session.starts_at > $2::date::timestamptz - interval '9 days'
  AND session.starts_at < $2::date::timestamptz + make_interval(days => $3) + interval '9 days' AND session.cancelled_at IS NULL
  AND session.id <> ALL($4)
  
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND session.starts_at > $2::date::timestamptz - interval '9 days'
  AND session.starts_at < $2::date::timestamptz + make_interval(days => $3) + interval '9 days' AND session.cancelled_at IS NULL
  AND session.id <> ALL($4)
  
  WHERE session_lecturer.person_id = person.id
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND session.starts_at > $2::date::timestamptz - interval '9 days'
  AND session.starts_at < $2::date::timestamptz + make_interval(days => $3) + interval '9 days' AND session.cancelled_at IS NULL
  AND session.id <> ALL($4)
  WHERE session_owner_participant.person_id = person.id) AND (NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
  OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = person.id)
  OR EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = person.id))
           AND least(session.ends_at, class.ended_at) > session.starts_at), '[]') AS busy
     FROM person WHERE person.id = ANY($1);
