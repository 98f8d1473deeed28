-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- one (id uuid) -> cohort json
SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS cohort FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = $1;

-- membersOf (cohortIds uuid[]) -> id uuid, value json
SELECT cohort_id AS id,
       json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id) AS value
     FROM cohort_member JOIN person ON person.id = person_id WHERE cohort_id = ANY($1) GROUP BY cohort_id;

-- lock (id uuid) -> institutionId uuid, name text
SELECT institution_id AS "institutionId", name FROM cohort WHERE id = $1 FOR NO KEY UPDATE;

-- countingMembers (cohortId uuid) -> id uuid
SELECT person.id FROM cohort_member JOIN person ON person.id = cohort_member.person_id
     JOIN cohort ON cohort.id = cohort_member.cohort_id
     WHERE cohort_id = $1 AND EXISTS (SELECT FROM membership WHERE person_id = person.id
       AND institution_id = cohort.institution_id AND role = 'student' AND suspended_at IS NULL)
     ORDER BY person.name COLLATE "und-x-icu", person.id;

-- memberIds (cohortId uuid) -> id uuid
SELECT person_id AS id FROM cohort_member WHERE cohort_id = $1;

-- addMembers (cohortId uuid, personIds uuid[])
INSERT INTO cohort_member (cohort_id, person_id) SELECT $1, unnest($2::uuid[]);

-- removeMembers (cohortId uuid, personIds uuid[])
DELETE FROM cohort_member WHERE cohort_id = $1 AND person_id = ANY($2);

-- followingSections (cohortId uuid) -> id uuid
SELECT section_id AS id FROM section_cohort WHERE cohort_id = $1;

-- follow (sectionId uuid, cohortId uuid)
INSERT INTO section_cohort (section_id, cohort_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- sectionsWithIt (cohortId uuid) -> id uuid
SELECT section_id AS id FROM section_cohort WHERE cohort_id = $1
         UNION SELECT section_id FROM enrolment WHERE cohort_id = $1
         UNION SELECT section_id FROM waiting_place WHERE cohort_id = $1;

-- handOverEnrolments (sectionId uuid, cohortId uuid, personIds uuid[])
UPDATE enrolment place SET cohort_id = other.cohort_id
       FROM section_cohort other JOIN cohort_member USING (cohort_id)
       WHERE place.section_id = $1 AND place.cohort_id = $2 AND place.person_id = ANY($3)
         AND other.section_id = $1 AND other.cohort_id <> $2 AND cohort_member.person_id = place.person_id;

-- handOverWaitingPlaces (sectionId uuid, cohortId uuid, personIds uuid[])
UPDATE waiting_place place SET cohort_id = other.cohort_id
       FROM section_cohort other JOIN cohort_member USING (cohort_id)
       WHERE place.section_id = $1 AND place.cohort_id = $2 AND place.person_id = ANY($3)
         AND other.section_id = $1 AND other.cohort_id <> $2 AND cohort_member.person_id = place.person_id;

-- cameWithIt (sectionId uuid, cohortId uuid, personIds uuid[]) -> id uuid
SELECT person_id AS id FROM enrolment WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3)
     UNION SELECT person_id FROM waiting_place WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3);
