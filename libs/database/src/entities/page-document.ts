import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A GraphQL document that pages of this build, or of one before it, ask with. */
@Entity('page_document')
export class PageDocument {
  /** Its hash, as in the list that the build writes. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  text: string;

  /** Since when no build that has started since then has it; null: the newest has. */
  @Column({ type: 'timestamptz', nullable: true })
  replacedAt: Date | null;
}
