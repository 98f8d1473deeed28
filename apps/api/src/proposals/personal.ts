import { MoveProposal } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: MoveProposal,
    columns: ['proposed_by', 'note', 'answer_note'],
    part: 'moveProposals',
    about: 'privacy.moveProposals',
    export: rows(
      `SELECT course.code AS course, section.name AS section, from_starts_at AS "from", move_proposal.starts_at AS "to", note,
         answer, answer_note AS "answerNote", move_proposal.created_at AS "createdAt"
       FROM move_proposal JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE proposed_by = $1 ORDER BY move_proposal.created_at, move_proposal.id`,
    ),
    erase: async (manager, { id }) => {
      // A note tells why somebody cannot come.
      await manager.query('DELETE FROM move_proposal WHERE proposed_by = $1', [id]);
    },
  },
];
