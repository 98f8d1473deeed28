import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';

@Entity('institution')
@Check('institution_name_check', `name <> ''`)
export class Institution {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  name: string;

  @OneToMany(() => Campus, (campus) => campus.institution)
  campuses: Relation<Campus[]>;
}

/** A place of an institution, with its own time zone. */
@Entity('campus')
@Check('campus_name_check', `name <> ''`)
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

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}
