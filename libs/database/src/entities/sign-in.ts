import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Institution } from './institution.ts';
import { Person } from './people.ts';

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

/** An API token, by which a program asks for a person. The program holds the token, the database only its SHA-256. */
@Entity('api_token')
@Check('api_token_scopes_check', 'cardinality(scopes) > 0')
@Check('api_token_mail_state_check', `mail_state IN ('due', 'sent', 'failed')`)
export class ApiToken {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  /** What the person calls it. */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', array: true })
  scopes: string[];

  /** The only institution that it is for; null: all of the person's. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  institutionId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  /** The day, in UTC. */
  @Column({ type: 'date', nullable: true })
  lastUsedOn: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** Of the letter that tells the person of it. */
  @Column({ type: 'text', default: 'due' })
  mailState: 'due' | 'sent' | 'failed';

  @Column({ type: 'integer', default: 0 })
  mailAttempts: number;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution> | null;
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

  /** The address that the link was sent to, if using it makes that the person's; null: it went to the one they have. */
  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
