import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';

interface Wanted {
  sessionId: string;
  personId: string;
  startsAt: Date;
  zone: string;
  note: string;
}

interface Answer {
  id: string;
  sessionId: string;
  answer: 'withdrawn' | 'declined';
  note: string;
  /** Null: of anybody. */
  ofPerson: string | null;
}

export const sql = statements({
  withdrawOpen: {
    text: `UPDATE move_proposal SET answer = 'withdrawn', answered_at = now()
         WHERE session_id = $1 AND proposed_by = $2 AND answer IS NULL`,
    params: { sessionId: 'uuid', personId: 'uuid' },
  },
  add: {
    text: `INSERT INTO move_proposal (session_id, proposed_by, from_starts_at, starts_at, zone, note)
         SELECT session.id, $2, session.starts_at, $3, $4, $5 FROM session WHERE session.id = $1 AND starts_at <> $3
         RETURNING id`,
    params: { sessionId: 'uuid', personId: 'uuid', startsAt: 'timestamptz', zone: 'text', note: 'text' },
    row: { id: 'uuid' },
  },
  answer: {
    text: `UPDATE move_proposal SET answer = $3, answer_note = $4, answered_at = now()
         WHERE id = $1 AND session_id = $2 AND answer IS NULL AND ($5::uuid IS NULL OR proposed_by = $5)`,
    params: { id: 'uuid', sessionId: 'uuid', answer: 'text', note: 'text', ofPerson: 'uuid?' },
  },
  personal: {
    text: `SELECT course.code AS course, section.name AS section, from_starts_at AS "from", move_proposal.starts_at AS "to", note,
         answer, answer_note AS "answerNote", move_proposal.created_at AS "createdAt"
       FROM move_proposal JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE proposed_by = $1 ORDER BY move_proposal.created_at, move_proposal.id`,
    params: { personId: 'uuid' },
    row: {
      course: 'text',
      section: 'text',
      from: 'timestamptz',
      to: 'timestamptz',
      note: 'text',
      answer: 'text?',
      answerNote: 'text',
      createdAt: 'timestamptz',
    },
  },
});

@Injectable()
export class ProposalsRepository {
  /** Takes the place of an open one of the same person. @returns its id; undefined: the session has this time already */
  async add(manager: EntityManager, wanted: Wanted): Promise<string | undefined> {
    await sql.withdrawOpen.rows(manager, wanted);
    return (await sql.add.first(manager, wanted))?.id;
  }

  /** @returns whether it was open */
  async answer(manager: EntityManager, answer: Answer): Promise<boolean> {
    return (await sql.answer.touched(manager, answer)) > 0;
  }
}
