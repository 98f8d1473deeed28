import type { EntityManager } from 'typeorm';
import type { ChangeFacts, MentoringFacts, MentoringNews, PlannedFacts } from './facts.ts';
import { mailed } from './tell.ts';
import { sql } from './tell-mentoring.repository.ts';

/** What somebody is told of mentoring. It holds no words that were written in private. */
export interface MentoringTold {
  what: MentoringNews;
  requestId?: string;
  mentorshipId?: string;
  programmeId?: string;
  /** The other person; the name is looked up when it is read. */
  otherId?: string;
  meeting?: {
    sessionId: string;
    /** Null: it is new. */
    before: PlannedFacts | null;
    /** Null: it was cancelled. */
    after: PlannedFacts | null;
    /** For whoever is told, in the words of the person who changed the meeting. */
    reason?: string;
  };
}

/** What one person is told. */
export type ToldTo = MentoringTold & { personId: string };

/**
 * Tells people of a step of mentoring. Call it in the transaction that takes it. What a person is told of meetings of one mentorship in one
 * transaction is one notification, so that a repeated meeting is one.
 *
 * @param actorId who took the step, and needs not be told; null: the system
 * @returns how many people are told
 */
export function tellOfMentoring(
  manager: EntityManager,
  actorId: string | null,
  personIds: readonly string[],
  told: MentoringTold,
): Promise<number> {
  return tellEachOfMentoring(
    manager,
    actorId,
    personIds.map((personId) => ({ personId, ...told })),
  );
}

/** Like `tellOfMentoring`, each person something else: one statement for any number of people. */
export async function tellEachOfMentoring(
  manager: EntityManager,
  actorId: string | null,
  all: readonly ToldTo[],
): Promise<number> {
  if (all.length === 0) return 0;
  const entries = all.map(({ personId, meeting, ...told }) => ({
    personId,
    subject: [told.what, told.requestId, told.mentorshipId ?? told.programmeId, told.otherId].join(':'),
    facts: factsOf(told),
    change: meeting && changeOf(meeting),
  }));
  return mailed(manager, await sql.ofMentoring.first(manager, { actorId, entries: JSON.stringify(entries) }));
}

const factsOf = ({ what, ...ids }: MentoringTold): Omit<MentoringFacts, 'changes'> => ({ news: what, ...ids });

function changeOf({ before, after, ...more }: NonNullable<MentoringTold['meeting']>): ChangeFacts {
  return { ...more, what: before ? (after ? 'moved' : 'cancelled') : 'planned', before, after };
}
