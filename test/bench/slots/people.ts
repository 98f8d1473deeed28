import pg from 'pg';

const zones = [
  'Europe/Brussels',
  'Africa/Kigali',
  'Africa/Kinshasa',
  'Africa/Bujumbura',
  'Africa/Nairobi',
  'America/Toronto',
];

/** Two people who would meet. */
export type Pair = readonly [string, string];

/**
 * Pairs of people in different zones. Each teaches two sections and learns in a third, with 100 sessions from 2 March to 24 May 2026, has weekly hours in the
 * morning and in the evening, and five exceptions.
 */
export async function savePeople(url: string, pairs: number): Promise<Pair[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(places);
    await client.query(
      `INSERT INTO person (email, name, zone, language)
       SELECT n || '@bench.example', 'P', ($2::text[])[1 + n % cardinality($2)], 'en' FROM generate_series(0, $1::integer - 1) AS n`,
      [pairs * 2, zones],
    );
    for (const statement of [...timetable, ...availability]) await client.query(statement);
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM person ORDER BY split_part(email, '@', 1)::integer`,
    );
    return rows.flatMap(({ id }, index) => {
      const other = rows[index + 1]?.id;
      return index % 2 === 0 && other ? [[id, other] as const] : [];
    });
  } finally {
    await client.end();
  }
}

const places = `
  WITH institution AS (INSERT INTO institution (name) VALUES ('I') RETURNING id),
    campus AS (INSERT INTO campus (institution_id, name, zone) SELECT id, 'K', 'Africa/Kigali' FROM institution),
    term AS (INSERT INTO term (institution_id, name, starts_on, ends_on) SELECT id, 'T', '2026-01-01', '2026-12-31' FROM institution)
  INSERT INTO course (institution_id, code, title) SELECT id, 'C', 'C' FROM institution`;

/** Sections are named by the number of the person and 1 to 3. */
const timetable = [
  `INSERT INTO section (course_id, term_id, campus_id, name, state)
   SELECT course.id, term.id, campus.id, split_part(email, '@', 1) || '-' || n, 'running'
   FROM course, term, campus, person, generate_series(1, 3) AS n`,
  `INSERT INTO section_lecturer (section_id, person_id) SELECT section.id, person.id FROM section
   JOIN person ON person.email = split_part(section.name, '-', 1) || '@bench.example' WHERE section.name NOT LIKE '%-3'`,
  `INSERT INTO enrolment (section_id, person_id) SELECT section.id, person.id FROM section
   JOIN person ON person.email = split_part(section.name, '-', 1) || '@bench.example' WHERE section.name LIKE '%-3'`,
  // 33, 33 and 34 sessions, at hours that differ from person to person.
  `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start)
   SELECT id, '', starts, starts + interval '90 minutes', 'Africa/Kigali', to_char(starts AT TIME ZONE 'Africa/Kigali', 'YYYY-MM-DD"T"HH24:MI')
   FROM (SELECT section.id, timestamptz '2026-03-02T06:00Z' + make_interval(days => (n * 5 + part * 2) % 84,
       hours => (n * 3 + part * 4 + split_part(name, '-', 1)::integer) % 15) AS starts
     FROM section, LATERAL (SELECT split_part(name, '-', 2)::integer AS part) AS parts, generate_series(1, CASE part WHEN 3 THEN 34 ELSE 33 END) AS n) AS planned`,
];

const availability = [
  `INSERT INTO availability (person_id, zone, notice_hours, gap_minutes, most_per_week) SELECT id, zone, 24, 15, 5 FROM person`,
  `INSERT INTO availability_hours (person_id, weekday, from_time, to_time)
   SELECT person_id, weekday, hours[1], hours[2] FROM availability, generate_series(1, 7) AS weekday,
     (VALUES (ARRAY['08:00', '12:30']), (ARRAY['15:00', '22:30'])) AS parts (hours)`,
  `INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
   SELECT person_id, CASE WHEN n < 4 THEN 'away' ELSE 'extra' END, date '2026-03-05' + n * 11, date '2026-03-05' + n * 11 + n % 3, '06:00', '23:00', zone
   FROM availability, generate_series(1, 5) AS n`,
];
