import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';

/** HH:MM; 24:00 is the end of the day. */
const clockTime = (column: string) => `${column} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'`;
const times = `${clockTime('from_time')} AND ${clockTime('to_time')} AND from_time < to_time`;

/** What a person said of when they are free, and what they ask of meetings; nobody else's business. */
@Entity('availability')
@Check('availability_zone_check', `zone <> ''`)
@Check('availability_notice_hours_check', 'notice_hours BETWEEN 0 AND 720')
@Check('availability_gap_minutes_check', 'gap_minutes BETWEEN 0 AND 240')
@Check('availability_most_per_week_check', 'most_per_week BETWEEN 1 AND 50')
export class Availability {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** IANA zone of the weekly hours. */
  @Column({ type: 'text' })
  zone: string;

  /** Hours from now within which nothing begins. */
  @Column({ type: 'integer' })
  noticeHours: number;

  /** Minutes between what the person has and a meeting. */
  @Column({ type: 'integer' })
  gapMinutes: number;

  /** Meetings in a week; null: no limit. */
  @Column({ type: 'integer', nullable: true })
  mostPerWeek: number | null;

  /** Counts changes, those of the hours too. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** A part of a weekday in which a person is free, every week. What crosses midnight is two. */
@Entity('availability_hours')
@Check('availability_hours_weekday_check', 'weekday BETWEEN 1 AND 7')
@Check('availability_hours_time_check', times)
export class AvailabilityHours {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** 1 is Monday, 7 Sunday. */
  @PrimaryColumn({ type: 'integer' })
  weekday: number;

  /** HH:MM */
  @PrimaryColumn({ type: 'text' })
  fromTime: string;

  /** HH:MM, to 24:00. */
  @Column({ type: 'text' })
  toTime: string;

  @ManyToOne(() => Availability, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  availability: Relation<Availability>;
}

/** A part of each of some days in which a person is away, or has time beside the weekly hours. */
@Entity('availability_exception')
@Check('availability_exception_kind_check', `kind IN ('away', 'extra')`)
@Check('availability_exception_zone_check', `zone <> ''`)
@Check('availability_exception_days_check', 'last_day BETWEEN first_day AND first_day + 366')
@Check('availability_exception_time_check', times)
export class AvailabilityException {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  kind: 'away' | 'extra';

  /** YYYY-MM-DD */
  @Column({ type: 'date' })
  firstDay: string;

  /** YYYY-MM-DD, included. */
  @Column({ type: 'date' })
  lastDay: string;

  /** HH:MM */
  @Column({ type: 'text' })
  fromTime: string;

  /** HH:MM, to 24:00. */
  @Column({ type: 'text' })
  toTime: string;

  /** IANA zone in which it was said: the days and hours are those of its wall clock. */
  @Column({ type: 'text' })
  zone: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
