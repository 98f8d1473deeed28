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
import { Person } from './people.ts';

/** What sessions belong to that are not of a section: its own tables say more about it. A section is an owner without a row here. */
@Entity('session_owner')
@Check('session_owner_kind_check', `kind ~ '^[a-z-]{1,40}$' AND kind <> 'section'`)
@Check('session_owner_title_check', `title <> ''`)
export class SessionOwner {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Which feature it is of, in lower case. */
  @Column({ type: 'text' })
  kind: string;

  /** What its sessions are called, in any language; null: by the names of the people who take part. */
  @Column({ type: 'text', nullable: true })
  title: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

export type ParticipantRole = 'host' | 'listener';

/** Who reads the sessions of an owner and enters their classes, and as what. */
@Entity('session_owner_participant')
@Check('session_owner_participant_role_check', `role IN ('host', 'listener')`)
export class SessionOwnerParticipant {
  @PrimaryColumn({ type: 'uuid' })
  ownerId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  role: ParticipantRole;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => SessionOwner, { onDelete: 'CASCADE' })
  @JoinColumn()
  owner: Relation<SessionOwner>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
