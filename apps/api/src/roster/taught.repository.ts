import { statements, words } from '#database';
import type { Queryable, RowOf } from '#database';
import { tellingWords } from '../classification-lists/search-words.ts';

const plainOf = tellingWords('said.called');

export const sql = statements({
  taught: {
    text: `
      WITH taught AS MATERIALIZED (SELECT DISTINCT course.id, course.language, title, department.name AS department
        FROM section_lecturer JOIN section ON section.id = section_id AND section.state <> 'draft'
        JOIN course ON course.id = course_id LEFT JOIN department ON department.id = department_id WHERE person_id = $1),
      said AS (SELECT title AS called FROM taught UNION SELECT department FROM taught WHERE department IS NOT NULL
        UNION SELECT course_translation.title FROM taught JOIN course_translation ON course_id = taught.id)
      SELECT ARRAY(SELECT language FROM taught GROUP BY language ORDER BY count(*) DESC, language) AS languages,
        ARRAY(SELECT code FROM said JOIN concept_word AS word ON word.kind = 'field' AND word.plain = ${plainOf}
            AND words_of(word.plain) @@ words_like(${plainOf})
          JOIN field_of_education ON code = concept_id AND NOT withdrawn
          GROUP BY code ORDER BY count(DISTINCT said.called) DESC, code LIMIT $2) AS "fieldCodes"`,
    params: { personId: 'uuid', mostFields: 'int8' },
    row: { languages: words<string>(), fieldCodes: words<string>() },
  },
});

/**
 * What the courses that somebody teaches here tell of them: in which languages, the most used first, and the fields of education that a course
 * or its department is called after.
 */
export const taughtBy = async (
  database: Queryable,
  personId: string,
  mostFields: number,
): Promise<RowOf<typeof sql.taught>> =>
  (await sql.taught.first(database, { personId, mostFields })) ?? { languages: [], fieldCodes: [] };
