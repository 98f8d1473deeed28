import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Section } from './section.ts';
import { Person } from './people.ts';

/** A poll that waits for a class of its section. */
@Entity('prepared_poll')
@Check('prepared_poll_form_check', `form ->> 'question' <> ''`)
export class PreparedPoll {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  sectionId: string;

  /** What is sent to a class to open it (libs/contract, poll.open). */
  @Column({ type: 'jsonb' })
  form: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;
}

/** What a lecturer or admin wrote to everybody of a section. */
@Entity('announcement')
@Check('announcement_text_check', `text <> ''`)
@Index(['sectionId', 'createdAt'])
export class Announcement {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  sectionId: string;

  /** Null when they are gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  writtenBy: string | null;

  @Column({ type: 'text' })
  text: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'written_by' })
  writer: Relation<Person> | null;
}
