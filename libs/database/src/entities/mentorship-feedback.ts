import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Mentorship } from './mentorship.ts';
import { Person } from './people.ts';

/** After the first meeting, after the end, and three months after the beginning. */
export const feedbackKinds = ['first', 'last', 'three_months'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
/** What came of a mentorship, in plain outcomes. */
export const mentorshipResults = ['studies', 'work', 'skills', 'contacts', 'plan', 'nothing'] as const;
export type MentorshipResult = (typeof mentorshipResults)[number];

/** What one of the two says of a mentorship: once of each kind. */
@Entity('mentorship_feedback')
@Check('mentorship_feedback_kind_check', `kind IN ('first', 'last', 'three_months')`)
@Check('mentorship_feedback_rating_check', 'rating BETWEEN 1 AND 5')
@Check(
  'mentorship_feedback_results_check',
  `results <@ ARRAY['studies', 'work', 'skills', 'contacts', 'plan', 'nothing']`,
)
@Check('mentorship_feedback_answer_check', `(kind = 'three_months') = (rating IS NULL)`)
@Index(['mentorshipId', 'fromId', 'kind'], { unique: true })
export class MentorshipFeedback {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  mentorshipId: string;

  @Index()
  @Column({ type: 'uuid' })
  fromId: string;

  @Column({ type: 'text' })
  kind: FeedbackKind;

  /** Whether it was worth the time, 1 to 5; null: of the third month, which asks for results in its place. */
  @Column({ type: 'integer', nullable: true })
  rating: number | null;

  /** Of the third month: what came of it. */
  @Column({ type: 'text', array: true, default: [] })
  results: MentorshipResult[];

  /** The other reads them; may be empty. */
  @Column({ type: 'text', default: '' })
  wordsToOther: string;

  /** Only who leads the programme and coordinators read them; may be empty. */
  @Column({ type: 'text', default: '' })
  wordsToLead: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Mentorship, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentorship: Relation<Mentorship>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'from_id' })
  from: Relation<Person>;
}

/** That somebody was asked for feedback by mail, or does not want to give it. */
@Entity('mentorship_feedback_asked')
@Check('mentorship_feedback_asked_kind_check', `kind IN ('first', 'last', 'three_months')`)
export class MentorshipFeedbackAsked {
  @PrimaryColumn({ type: 'uuid' })
  mentorshipId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @PrimaryColumn({ type: 'text' })
  kind: FeedbackKind;

  @Column({ type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  skippedAt: Date | null;

  @ManyToOne(() => Mentorship, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentorship: Relation<Mentorship>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
