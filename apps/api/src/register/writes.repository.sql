-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- addCampuses (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "name" text, "zone" text)
     ), work AS (INSERT INTO campus (id, name, zone, institution_id)
        SELECT item.id, item.name, item.zone, $2::uuid FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changeCampuses (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "name" text, "zone" text)
     ), work AS (UPDATE campus SET name = item.name, zone = item.zone
        FROM item WHERE campus.id = item.id AND campus.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addDepartments (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "code" text, "name" text)
     ), work AS (INSERT INTO department (id, code, name, institution_id)
        SELECT item.id, item.code, item.name, $2::uuid FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changeDepartments (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "code" text, "name" text)
     ), work AS (UPDATE department SET code = item.code, name = item.name
        FROM item WHERE department.id = item.id AND department.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addTerms (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "name" text, "startsOn" date, "endsOn" date)
     ), work AS (INSERT INTO term (id, name, starts_on, ends_on, institution_id)
        SELECT item.id, item.name, item."startsOn", item."endsOn", $2::uuid FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changeTerms (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "name" text, "startsOn" date, "endsOn" date)
     ), work AS (UPDATE term SET name = item.name, starts_on = item."startsOn", ends_on = item."endsOn"
        FROM item WHERE term.id = item.id AND term.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addCourses (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "code" text, "title" text, "departmentId" uuid, "archivedAt" timestamptz)
     ), work AS (INSERT INTO course (id, code, title, department_id, archived_at, institution_id)
        SELECT item.id, item.code, item.title, item."departmentId", item."archivedAt", $2::uuid FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changeCourses (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "code" text, "title" text, "departmentId" uuid, "archivedAt" timestamptz)
     ), work AS (UPDATE course SET code = item.code, title = item.title, department_id = item."departmentId", archived_at = item."archivedAt"
        FROM item WHERE course.id = item.id AND course.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addPeople (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "name" text, "givenName" text, "middleName" text, "familyName" text, "email" text, "language" text, "zone" text)
     ), work AS (INSERT INTO person (id, name, given_name, middle_name, family_name, email, language, zone)
        SELECT item.id, item.name, item."givenName", item."middleName", item."familyName", item.email, item.language, item.zone FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changePeople (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "name" text, "givenName" text, "middleName" text, "familyName" text, "email" text, "language" text, "zone" text)
     ), work AS (UPDATE person SET name = item.name, given_name = item."givenName", middle_name = item."middleName", family_name = item."familyName", email = item.email, language = item.language, zone = item.zone
        FROM item WHERE person.id = item.id AND person.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- giveRoles (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("personId" uuid, "role" text)
     ), work AS (INSERT INTO membership (person_id, institution_id, role) SELECT item."personId", $2::uuid, item.role FROM item
        ON CONFLICT (person_id, institution_id, role) DO UPDATE SET suspended_at = NULL WHERE membership.suspended_at IS NOT NULL RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- endRoles (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("personId" uuid, "role" text)
     ), work AS (UPDATE membership SET suspended_at = now() FROM item WHERE membership.institution_id = $2::uuid
        AND membership.person_id = item."personId" AND membership.role = item.role AND membership.suspended_at IS NULL RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addCohorts (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "name" text)
     ), work AS (INSERT INTO cohort (id, institution_id, name) SELECT item.id, $2::uuid, item.name FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- joinCohorts (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("cohortId" uuid, "personId" uuid)
     ), work AS (INSERT INTO cohort_member (cohort_id, person_id) SELECT item."cohortId", item."personId" FROM item ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- leaveCohorts (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("cohortId" uuid, "personId" uuid)
     ), work AS (DELETE FROM cohort_member USING item WHERE cohort_id = item."cohortId" AND person_id = item."personId" RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addSections (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "courseId" uuid, "termId" uuid, "campusId" uuid, "name" text, "capacity" integer, "state" text)
     ), work AS (INSERT INTO section (id, course_id, term_id, campus_id, name, capacity, state)
        SELECT item.id, item."courseId", item."termId", item."campusId", item.name, item.capacity, item.state FROM item RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- changeSections (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("id" uuid, "version" integer, "courseId" uuid, "termId" uuid, "campusId" uuid, "name" text, "capacity" integer, "state" text)
     ), work AS (UPDATE section SET course_id = item."courseId", term_id = item."termId", campus_id = item."campusId", name = item.name, capacity = item.capacity, state = item.state
        FROM item WHERE section.id = item.id AND section.version = item.version RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- removeEnrolments (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("sectionId" uuid, "personId" uuid)
     ), work AS (DELETE FROM enrolment USING item WHERE enrolment.section_id = item."sectionId" AND enrolment.person_id = item."personId" RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- removeLecturers (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("sectionId" uuid, "personId" uuid)
     ), work AS (DELETE FROM section_lecturer USING item WHERE section_lecturer.section_id = item."sectionId" AND section_lecturer.person_id = item."personId" RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- addLecturers (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("sectionId" uuid, "personId" uuid, "role" text)
     ), work AS (INSERT INTO section_lecturer (section_id, person_id, role)
        SELECT item."sectionId", item."personId", item.role FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- enrol (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("sectionId" uuid, "personId" uuid, "role" text)
     ), work AS (INSERT INTO enrolment (section_id, person_id, role, via)
        SELECT item."sectionId", item."personId", item.role, 'register' FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- removeWaiting (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("sectionId" uuid, "personId" uuid)
     ), work AS (DELETE FROM waiting_place USING item WHERE waiting_place.section_id = item."sectionId" AND waiting_place.person_id = item."personId" RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;

-- keepRecords (rows jsonb, institutionId uuid, importId uuid) -> hit int4
WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry ("kind" text, "externalId" text, "objectId" uuid, "said" jsonb)
     ), work AS (INSERT INTO register_record (institution_id, kind, external_id, object_id, said, import_id)
        SELECT $2::uuid, item.kind, item."externalId", item."objectId", item.said, $3::uuid FROM item
        ON CONFLICT (institution_id, kind, external_id)
        DO UPDATE SET object_id = excluded.object_id, said = excluded.said, import_id = excluded.import_id RETURNING 1)
     SELECT count(*)::integer AS hit FROM work;
