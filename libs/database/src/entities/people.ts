import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Institution } from './institution.ts';

export const platformRoles = ['coordinator', 'platform_admin'] as const;
export type PlatformRole = (typeof platformRoles)[number];
export const membershipRoles = ['student', 'lecturer', 'admin'] as const;
export type MembershipRole = (typeof membershipRoles)[number];
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** One account. */
@Entity('person')
@Check('person_email_check', `email = lower(email) AND email LIKE '%_@_%'`)
@Check('person_language_check', `language IN ('fr', 'en')`)
@Check('person_platform_role_check', `platform_role IN ('coordinator', 'platform_admin')`)
export class Person {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Lower case; what one signs in with. */
  @Column({ type: 'text', unique: true })
  email: string;

  @Column({ type: 'text' })
  name: string;

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

  @ManyToOne(() => Person, (person) => person.memberships, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}

/** A signed-in browser. The cookie holds the token, the database only its SHA-256. */
@Entity('sign_in')
export class SignIn {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  @Column({ type: 'text' })
  userAgent: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  lastUsedAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** A password-reset link: single use, minutes of life, hashed like a sign-in. */
@Entity('password_reset')
export class PasswordReset {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
