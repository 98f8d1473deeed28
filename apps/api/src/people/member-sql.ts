/** People of the institution in `$1`, each once, with any role. */
export const membersFrom = `FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL`;

/**
 * Whether `person` is or was part of another institution. Then no institution may edit the profile, and no institution may know
 * how the person uses the platform.
 *
 * @param institution place of the parameter with the institution's id
 */
export const belongsElsewhere = (institution: string) => `(person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> ${institution})
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> ${institution})
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> ${institution})
    OR EXISTS (SELECT FROM register_record WHERE institution_id = ${institution} AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true'))`;

/** The person whom the import was the last to name and change. For the import of another institution this is nobody. */
export const ofImport = (importId: string) => `person.id IN (
    SELECT object_id FROM register_record record
    WHERE record.institution_id = $1 AND record.kind = 'person' AND (record.import_id = ${importId}::uuid
      OR record.external_id IN (SELECT change ->> 'externalId'
        FROM register_import, jsonb_array_elements(register_import.changes) AS change
        WHERE register_import.id = ${importId}::uuid AND register_import.institution_id = $1
          AND register_import.state = 'applied' AND change ->> 'what' = 'person')))`;

export const ofCohort = (cohortId: string) => `person.id IN (
    SELECT person_id FROM cohort_member JOIN cohort ON cohort.id = cohort_id
    WHERE cohort.id = ${cohortId}::uuid AND cohort.institution_id = $1)`;
