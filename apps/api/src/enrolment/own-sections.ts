/**
 * Ids of the sections in which a person has a place that counts: those the person teaches, and those they learn in that are no
 * draft. None of an institution that has suspended them. To be put behind `IN`.
 *
 * @param person SQL for the person's id, e.g. `$1`
 */
export const sectionsOfPerson = (person: string) => `(
  SELECT section.id FROM section JOIN course ON course.id = section.course_id
  WHERE section.id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = ${person}
      UNION SELECT enrolment.section_id FROM enrolment JOIN section own ON own.id = enrolment.section_id
        WHERE enrolment.person_id = ${person} AND own.state <> 'draft')
    AND course.institution_id NOT IN (
      SELECT institution_id FROM membership WHERE person_id = ${person} AND suspended_at IS NOT NULL))`;
