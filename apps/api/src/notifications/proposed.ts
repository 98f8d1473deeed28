import type { DataSource, EntityManager } from 'typeorm';
import type { ProposalAnswer } from '#database';
import type { NoticeFacts } from './facts.ts';

/** Another time for a session, as those concerned read it. */
export interface Proposed {
  id: string;
  sessionId: string;
  /** Null when they are gone, like `by`. */
  byId: string | null;
  by: string | null;
  fromStartsAt: Date;
  startsAt: Date;
  zone: string;
  note: string;
  at: Date;
  /** Null: it is open. */
  answer: ProposalAnswer | null;
  answerNote: string;
}

/** Proposals that `where` names of `move_proposal`, the newest first. */
export function proposalsWhere(
  source: DataSource | EntityManager,
  where: string,
  parameters: unknown[],
): Promise<Proposed[]> {
  return source.query(
    `SELECT move_proposal.id, session_id AS "sessionId", proposed_by AS "byId", person.name AS by,
       from_starts_at AS "fromStartsAt", starts_at AS "startsAt", move_proposal.zone, note, move_proposal.created_at AS at,
       answer, answer_note AS "answerNote"
     FROM move_proposal LEFT JOIN person ON person.id = proposed_by
     WHERE ${where} ORDER BY move_proposal.created_at DESC, move_proposal.id LIMIT 200`,
    parameters,
  );
}

/** By id; no statement where none is told of. */
export async function proposedIn(
  dataSource: DataSource,
  facts: readonly NoticeFacts[],
): Promise<ReadonlyMap<string, Proposed>> {
  const ids = [...new Set(facts.flatMap(({ proposal }) => proposal ?? []))];
  if (ids.length === 0) return new Map();
  const found = await proposalsWhere(dataSource, 'move_proposal.id = ANY($1)', [ids]);
  return new Map(found.map((proposed) => [proposed.id, proposed]));
}
