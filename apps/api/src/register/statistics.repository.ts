import { statements } from '#database';
import type { Queryable } from '#database';

const analyse = (table: string) => ({ text: `ANALYZE ${table}`, params: {} }) as const;

/** What PostgreSQL's planner knows of a table is made anew. */
export const sql = statements({
  person: analyse('person'),
  membership: analyse('membership'),
  cohort_member: analyse('cohort_member'),
  section: analyse('section'),
  enrolment: analyse('enrolment'),
  section_lecturer: analyse('section_lecturer'),
  register_record: analyse('register_record'),
});

type Analysed = keyof typeof sql;
export const analysed = Object.keys(sql) as Analysed[];

export async function makeStatisticsAnew(db: Queryable, table: Analysed): Promise<void> {
  await sql[table].rows(db, {});
}
