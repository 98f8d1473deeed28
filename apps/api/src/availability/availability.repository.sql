-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofPerson (personId uuid) -> zone text, wakingFrom text, wakingTo text, saved json?, exceptions json
SELECT zone, waking_from AS "wakingFrom", waking_to AS "wakingTo",
       (SELECT json_build_object('zone', availability.zone, 'noticeHours', notice_hours, 'gapMinutes', gap_minutes,
    'mostPerWeek', most_per_week, 'version', availability.version, 'hours', coalesce(
      (SELECT json_agg(json_build_object('weekday', weekday, 'from', from_time, 'to', to_time) ORDER BY weekday, from_time)
       FROM availability_hours WHERE person_id = availability.person_id), '[]')) FROM availability WHERE person_id = person.id) AS saved,
       coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone) ORDER BY first_day, from_time, id)
         FROM availability_exception WHERE person_id = person.id AND NOT last_day < (now() - interval '1 day')::date), '[]') AS exceptions
     FROM person WHERE id = $1;

-- lockPerson (personId uuid) -> zone text
SELECT zone FROM person WHERE id = $1 FOR NO KEY UPDATE;

-- saved (personId uuid) -> zone text?, version int4, exceptions int4
SELECT (SELECT zone FROM availability WHERE person_id = $1) AS zone,
       coalesce((SELECT version FROM availability WHERE person_id = $1), 0) AS version,
       (SELECT count(*)::integer FROM availability_exception WHERE person_id = $1) AS exceptions;

-- removeOver (personId uuid)
DELETE FROM availability_exception WHERE person_id = $1 AND last_day < (now() - interval '1 day')::date;

-- personal (personId uuid) -> zone text, noticeHours int4, gapMinutes int4, mostPerWeek int4?
SELECT zone, notice_hours AS "noticeHours", gap_minutes AS "gapMinutes", most_per_week AS "mostPerWeek"
     FROM availability WHERE person_id = $1;

-- personalHours (personId uuid) -> weekday int4, from text, to text
SELECT weekday, from_time AS "from", to_time AS "to" FROM availability_hours WHERE person_id = $1
     ORDER BY weekday, from_time;

-- personalExceptions (personId uuid) -> kind text, firstDay text, lastDay text, from text, to text, zone text
SELECT kind, first_day::text AS "firstDay", last_day::text AS "lastDay", from_time AS "from", to_time AS "to", zone
     FROM availability_exception WHERE person_id = $1 ORDER BY first_day, from_time, id;
