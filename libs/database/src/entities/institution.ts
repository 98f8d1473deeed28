import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';

@Entity('institution')
@Check('institution_name_check', `name <> ''`)
@Check('institution_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('institution_class_log_months_check', 'class_log_months BETWEEN 6 AND 240')
@Check('institution_audit_months_check', 'audit_months BETWEEN 6 AND 240')
export class Institution {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  name: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  /** How long logs of classes are kept after these and their term, months; null: for ever. */
  @Column({ type: 'integer', nullable: true })
  classLogMonths: number | null;

  /** How long the audit log is kept, months; null: for ever. */
  @Column({ type: 'integer', nullable: true })
  auditMonths: number | null;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @OneToMany(() => Campus, (campus) => campus.institution)
  campuses: Relation<Campus[]>;
}

/** A place of an institution, with its own time zone. */
@Entity('campus')
@Check('campus_name_check', `name <> ''`)
@Check('campus_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('campus_link_kbps_check', 'link_kbps > 0')
@Index(['institutionId', 'name'], { unique: true })
export class Campus {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  /** Its town, as people say it: "Butare". */
  @Column({ type: 'text' })
  name: string;

  /** IANA zone. */
  @Column({ type: 'text' })
  zone: string;

  /** ISO 3166-1 alpha-2, for public holidays; null: that of the zone. */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  /** What its line to the Internet carries, kbit/s, as the institution says; null: unknown. */
  @Column({ type: 'integer', nullable: true })
  linkKbps: number | null;

  /** "Shared with the library; power cuts after 16:00". */
  @Column({ type: 'text', default: '' })
  linkNote: string;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Institution, (institution) => institution.campuses, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}

/** An institution's dated teaching period. */
@Entity('term')
@Check('term_dates_check', 'starts_on <= ends_on')
@Index(['institutionId', 'name'], { unique: true })
export class Term {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  name: string;

  /** First and last day, both included, as calendar dates (YYYY-MM-DD). */
  @Column({ type: 'date' })
  startsOn: string;

  @Column({ type: 'date' })
  endsOn: string;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}

/** A lecture room of a campus. */
@Entity('room')
@Check('room_name_check', `name <> ''`)
@Check('room_seats_check', 'seats > 0')
@Index(['campusId', 'name'], { unique: true })
export class LectureRoom {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  campusId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer' })
  seats: number;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Campus, { onDelete: 'CASCADE' })
  @JoinColumn()
  campus: Relation<Campus>;
}

@Entity('department')
@Check('department_code_check', `code <> ''`)
@Index(['institutionId', 'code'], { unique: true })
export class Department {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}

/** A day without teaching that no calendar of public holidays knows. */
@Entity('closing_day')
@Index(['institutionId', 'day'])
export class ClosingDay {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  /** Null: all of them. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  campusId: string | null;

  /** YYYY-MM-DD. */
  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'text' })
  name: string;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;

  @ManyToOne(() => Campus, { onDelete: 'CASCADE' })
  @JoinColumn()
  campus: Relation<Campus> | null;
}
