import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are free: weekly hours on the wall clock of a zone, exceptions by date, and what they ask of meetings. */
export class Availability1797000000800 implements MigrationInterface {
  readonly name = 'Availability1797000000800';

  async up(runner: QueryRunner): Promise<void> {
    const clockTime = (column: string) => `${column} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'`;
    await runner.query(`
      CREATE TABLE availability (
        person_id uuid NOT NULL CONSTRAINT availability_pkey PRIMARY KEY
          CONSTRAINT availability_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        zone text NOT NULL CONSTRAINT availability_zone_check CHECK (zone <> ''),
        notice_hours integer NOT NULL CONSTRAINT availability_notice_hours_check CHECK (notice_hours BETWEEN 0 AND 720),
        gap_minutes integer NOT NULL CONSTRAINT availability_gap_minutes_check CHECK (gap_minutes BETWEEN 0 AND 240),
        most_per_week integer CONSTRAINT availability_most_per_week_check CHECK (most_per_week BETWEEN 1 AND 50),
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE availability_hours (
        person_id uuid NOT NULL CONSTRAINT availability_hours_person_id_fkey REFERENCES availability (person_id) ON DELETE CASCADE,
        weekday integer NOT NULL CONSTRAINT availability_hours_weekday_check CHECK (weekday BETWEEN 1 AND 7),
        from_time text NOT NULL,
        to_time text NOT NULL,
        CONSTRAINT availability_hours_pkey PRIMARY KEY (person_id, weekday, from_time),
        CONSTRAINT availability_hours_time_check CHECK (${clockTime('from_time')} AND ${clockTime('to_time')} AND from_time < to_time)
      );
      CREATE TABLE availability_exception (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT availability_exception_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT availability_exception_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT availability_exception_kind_check CHECK (kind IN ('away', 'extra')),
        first_day date NOT NULL,
        last_day date NOT NULL,
        from_time text NOT NULL,
        to_time text NOT NULL,
        zone text NOT NULL CONSTRAINT availability_exception_zone_check CHECK (zone <> ''),
        CONSTRAINT availability_exception_days_check CHECK (last_day BETWEEN first_day AND first_day + 366),
        CONSTRAINT availability_exception_time_check CHECK (${clockTime('from_time')} AND ${clockTime('to_time')} AND from_time < to_time)
      );
      CREATE INDEX availability_exception_person_id_idx ON availability_exception (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE availability_exception, availability_hours, availability');
  }
}
