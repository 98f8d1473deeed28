import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Sector } from './classifications.ts';
import { Person } from './people.ts';
import { RegisterImport } from './register.ts';

export const expertStates = ['draft', 'submitted', 'verified', 'paused', 'left'] as const;
export type ExpertState = (typeof expertStates)[number];
export const expertActions = [
  'submit',
  'withdraw',
  'change',
  'verify',
  'send_back',
  'pause',
  'resume',
  'leave',
  'return',
] as const;
export type ExpertAction = (typeof expertActions)[number];
export const expertActors = ['expert', 'coordinator', 'system'] as const;
export type ExpertActor = (typeof expertActors)[number];
export const expertOffers = ['teach', 'mentor', 'advise', 'assess'] as const;
export type ExpertOffer = (typeof expertOffers)[number];
export const expertModes = ['virtual', 'short_return', 'sequential_return', 'long_return'] as const;
export type ExpertMode = (typeof expertModes)[number];
export type Gender = 'woman' | 'man' | 'other';
export type LegalStatus = 'citizen' | 'permanent_resident' | 'temporary_resident' | 'refugee' | 'other';
/** Parts of the card that an expert may keep to themselves. */
export const cardParts = [
  'about',
  'countries',
  'sector',
  'degrees',
  'practice',
  'time',
  'languages',
  'fields',
  'skills',
] as const;
export type CardPart = (typeof cardParts)[number];

export interface Degree {
  title: string;
  institution: string;
  year: number;
}

/** Some years of work at one place; `to` null: until today. */
export interface Practice {
  role: string;
  place: string;
  from: number;
  to: number | null;
}

export interface Referee {
  name: string;
  role: string;
  email: string;
}

const oneOf = (column: string, values: readonly string[]) =>
  `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
const someOf = (column: string, values: readonly string[]) =>
  `${column} <@ ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

/** The profile of an expert on the roster: one a person. */
@Entity('expert')
@Check('expert_state_check', oneOf('state', expertStates))
@Check('expert_origin_country_check', `origin_country ~ '^[A-Z]{2}$'`)
@Check('expert_residence_country_check', `residence_country ~ '^[A-Z]{2}$'`)
@Check('expert_offers_check', someOf('offers', expertOffers))
@Check('expert_modes_check', someOf('modes', expertModes))
@Check('expert_weeks_free_check', 'weeks_free BETWEEN 0 AND 52')
@Check('expert_hours_per_week_check', 'hours_per_week BETWEEN 0 AND 60')
@Check('expert_gender_check', `gender IN ('woman', 'man', 'other')`)
@Check(
  'expert_legal_status_check',
  `legal_status IN ('citizen', 'permanent_resident', 'temporary_resident', 'refugee', 'other')`,
)
@Check('expert_shows_check', someOf('shows', cardParts))
@Index('expert_search_idx', { synchronize: false })
@Index('expert_alike_idx', { synchronize: false })
export class Expert {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @Index()
  @Column({ type: 'text', default: 'draft' })
  state: ExpertState;

  /** Who they are, in one line. */
  @Column({ type: 'text', default: '' })
  headline: string;

  @Column({ type: 'text', default: '' })
  about: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text', nullable: true })
  originCountry: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text', nullable: true })
  residenceCountry: string | null;

  @Column({ type: 'text', nullable: true })
  sectorCode: string | null;

  @Column({ type: 'jsonb', default: [] })
  degrees: Degree[];

  @Column({ type: 'jsonb', default: [] })
  practice: Practice[];

  @Column({ type: 'text', array: true, default: [] })
  offers: ExpertOffer[];

  @Column({ type: 'text', array: true, default: [] })
  modes: ExpertMode[];

  /** In the coming year. */
  @Column({ type: 'integer', default: 0 })
  weeksFree: number;

  @Column({ type: 'integer', default: 0 })
  hoursPerWeek: number;

  /** For statistics only: no person is shown it, but the expert. */
  @Column({ type: 'text', nullable: true })
  gender: Gender | null;

  /** In the country of residence. */
  @Column({ type: 'text', nullable: true })
  legalStatus: LegalStatus | null;

  /** Whether they may come back to the country of residence; null: not said. */
  @Column({ type: 'boolean', nullable: true })
  mayReturn: boolean | null;

  @Column({ type: 'jsonb', default: [] })
  referees: Referee[];

  /** What the card shows to others. */
  @Column({ type: 'text', array: true, default: [] })
  shows: CardPart[];

  /** The file by which a coordinator put them on the roster; null: they came by themselves. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  importId: string | null;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  stateSince: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => RegisterImport, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'import_id' })
  import: Relation<{ id: string }> | null;

  @ManyToOne(() => Sector)
  @JoinColumn({ name: 'sector_code' })
  sector: Relation<Sector> | null;
}

/** One change of an expert's state. */
@Entity('expert_transition')
@Check('expert_transition_actor_role_check', oneOf('actor_role', expertActors))
@Check('expert_transition_action_check', oneOf('action', expertActions))
export class ExpertTransition {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  expertId: string;

  /** Null: the system, or somebody who is no more. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text' })
  actorRole: ExpertActor;

  @Column({ type: 'text' })
  action: ExpertAction;

  @Column({ type: 'text' })
  fromState: ExpertState;

  @Column({ type: 'text' })
  toState: ExpertState;

  /** In the words of who made it; may be empty. */
  @Column({ type: 'text', default: '' })
  reason: string;

  /** What a coordinator ticked. */
  @Column({ type: 'text', array: true, default: [] })
  checks: string[];

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @ManyToOne(() => Expert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'expert_id' })
  expert: Relation<Expert>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn()
  actor: Relation<Person> | null;
}
