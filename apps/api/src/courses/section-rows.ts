import type { DataSource } from 'typeorm';
import type { SectionModel } from './models.ts';

const selectSections = `
  SELECT section.id, section.name,
    json_build_object('id', course.id, 'code', course.code, 'title', course.title) AS course,
    json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on) AS term,
    json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) AS campus,
    json_build_object('id', institution.id, 'name', institution.name) AS institution,
    (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS "cohortSize"
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id`;

/** In no particular order; what does not exist is left out. */
export function sectionsById(dataSource: DataSource, ids: readonly string[]): Promise<SectionModel[]> {
  return dataSource.query(`${selectSections} WHERE section.id = ANY($1)`, [ids]);
}

/** The newest term first, then by course and name. */
export function sectionsOfInstitution(dataSource: DataSource, institutionId: string): Promise<SectionModel[]> {
  return dataSource.query(
    `${selectSections} WHERE institution.id = $1 ORDER BY term.starts_on DESC, course.code, section.name`,
    [institutionId],
  );
}
