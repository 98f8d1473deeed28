import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Session } from '#database';
import { tellEachOfMentoring, tellOfMentoring } from '../../notifications/index.ts';
import type { MentoringTold } from '../../notifications/index.ts';

/** Who did it, and who is told. */
export interface Between {
  mentorshipId: string;
  actorId: string;
  otherId: string;
}

type MeetingFacts = NonNullable<NonNullable<MentoringTold['meeting']>['before']>;

/** Times of meetings as people are told them, by their ids. */
export async function timesOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, MeetingFacts>> {
  const sessions = await manager.findBy(Session, { id: In([...ids]) });
  return new Map(
    sessions.map(({ id, startsAt, endsAt, zone, topic }) => [
      id,
      { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, topic, room: null, lecturers: [] },
    ]),
  );
}

export async function tellOther(
  manager: EntityManager,
  { mentorshipId, actorId, otherId }: Between,
  what: MentoringTold['what'],
): Promise<void> {
  await tellOfMentoring(manager, actorId, [otherId], { what, mentorshipId, otherId: actorId });
}

/** All of them at once. @param before null: they are new @param after null: they were cancelled */
export async function tellOfMeetings(
  manager: EntityManager,
  { mentorshipId, actorId, otherId }: Between,
  before: ReadonlyMap<string, MeetingFacts> | null,
  after: ReadonlyMap<string, MeetingFacts> | null,
  reason: string | null = null,
): Promise<void> {
  const what = before ? (after ? 'meeting_moved' : 'meeting_cancelled') : 'meeting_planned';
  const told = [...(after ?? before ?? new Map<string, MeetingFacts>()).keys()].map((sessionId) => ({
    ...({ personId: otherId, what, mentorshipId, otherId: actorId } as const),
    meeting: {
      sessionId,
      before: before?.get(sessionId) ?? null,
      after: after?.get(sessionId) ?? null,
      ...(reason === null ? {} : { reason }),
    },
  }));
  await tellEachOfMentoring(manager, actorId, told);
}

/** That it ended, and which of its meetings do not take place. */
export async function tellOfEnd(
  manager: EntityManager,
  between: Between,
  cancelledIds: readonly string[],
): Promise<void> {
  await tellOther(manager, between, 'ended');
  if (cancelledIds.length > 0) await tellOfMeetings(manager, between, await timesOf(manager, cancelledIds), null);
}
