import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  OneToMany,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { languageTags } from '#contract/languages';
import type { Language } from '#contract/languages';
import { Institution } from './institution.ts';

export const platformRoles = ['coordinator', 'platform_admin'] as const;
export type PlatformRole = (typeof platformRoles)[number];
export const membershipRoles = ['student', 'lecturer', 'admin'] as const;
export type MembershipRole = (typeof membershipRoles)[number];
export const languages = languageTags;
export type { Language };
/** SQL for the checks of columns that hold a language. */
export const oneOfLanguages = `language IN (${languages.map((tag) => `'${tag}'`).join(', ')})`;

/** One account. */
@Entity('person')
@Check('person_email_check', `email = lower(email) AND email LIKE '%_@_%'`)
@Check('person_language_check', oneOfLanguages)
@Check('person_platform_role_check', `platform_role IN ('coordinator', 'platform_admin')`)
@Check('person_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('person_waking_check', `waking_from ~ '^[0-2][0-9]:[0-5][0-9]$' AND waking_to ~ '^[0-2][0-9]:[0-5][0-9]$'`)
@Index('person_search_idx', { synchronize: false })
@Index('person_name_search_idx', { synchronize: false })
@Index('person_name_alike_idx', { synchronize: false })
export class Person {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Lower case; the person signs in with it. */
  @Column({ type: 'text', unique: true })
  email: string;

  /** As it is shown and sorted. */
  @Column({ type: 'text' })
  name: string;

  /** Parts of the name, as a register said them; all null once the name is written by hand. */
  @Column({ type: 'text', nullable: true })
  givenName: string | null;

  /** A middle name, or the postnom of Congolese names. */
  @Column({ type: 'text', nullable: true })
  middleName: string | null;

  @Column({ type: 'text', nullable: true })
  familyName: string | null;

  /** argon2id, PHC string; null until the person has chosen a password. */
  @Column({ type: 'text', nullable: true, select: false })
  passwordHash: string | null;

  /** IANA zone of the reader. */
  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'text', nullable: true })
  platformRole: PlatformRole | null;

  /** As the person writes it; optional. */
  @Column({ type: 'text', nullable: true })
  phone: string | null;

  /** Languages the person speaks, BCP 47. */
  @Column({ type: 'text', array: true, default: '{}' })
  languages: string[];

  /** ISO 3166-1 alpha-2, for public holidays; null: that of the zone. */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  /** Local times (HH:MM) between which a session is no hardship. */
  @Column({ type: 'text', default: '07:00' })
  wakingFrom: string;

  @Column({ type: 'text', default: '22:00' })
  wakingTo: string;

  /** Whether changes of the timetable come by mail too. */
  @Column({ type: 'boolean', default: true })
  mailChanges: boolean;

  /** Cannot sign in since. */
  @Column({ type: 'timestamptz', nullable: true })
  deactivatedAt: Date | null;

  /** No new password opens the account then: only an operator does (`npm run admin`). */
  @Column({ type: 'boolean', default: false })
  closedByOperator: boolean;

  /** Name and address are gone since; what remains are figures. */
  @Column({ type: 'timestamptz', nullable: true })
  erasedAt: Date | null;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @OneToMany(() => Membership, (membership) => membership.person)
  memberships: Relation<Membership[]>;
}

/** A person's role in one institution; one person may have several. */
@Entity('membership')
@Check('membership_role_check', `role IN ('student', 'lecturer', 'admin')`)
@Index(['personId', 'institutionId', 'role'], { unique: true })
export class Membership {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Index()
  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  role: MembershipRole;

  /** The role does not count since; nothing of what the person did is lost. */
  @Column({ type: 'timestamptz', nullable: true })
  suspendedAt: Date | null;

  @ManyToOne(() => Person, (person) => person.memberships, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}
