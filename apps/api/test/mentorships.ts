import type { EntityManager } from 'typeorm';
import { MentoringRequest, Mentorship, MentorshipGoal, Session } from '#database';
import type { MentorshipState } from '#database';
import { SessionOwners } from '../src/schedule/index.ts';
import { localStartOf } from '../src/time/zones.ts';

/** A mentorship after an accepted request, with one goal; one that began is signed by both, for 12 weeks from today on. */
export async function saveMentorship(
  manager: EntityManager,
  mentorId: string,
  menteeId: string,
  state: MentorshipState,
): Promise<{ id: string; goalId: string; ownerId: string }> {
  const request = await manager.save(
    manager.create(MentoringRequest, {
      ...{ mentorId, menteeId, message: 'Hello', goals: ['A goal'], expectation: '', state: 'accepted' },
      expiresAt: new Date(),
    }),
  );
  const ownerId = await new SessionOwners().add(manager, {
    kind: 'mentorship',
    title: null,
    participants: [
      { personId: mentorId, role: 'host' },
      { personId: menteeId, role: 'listener' },
    ],
  });
  const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
  const begun =
    state === 'agreeing'
      ? {}
      : { mentorSignedAt: new Date(), menteeSignedAt: new Date(), startsOn: day(0), endsOn: day(83) };
  const { id } = await manager.save(
    manager.create(Mentorship, {
      ...{ requestId: request.id, mentorId, menteeId, ownerId, state, ...begun },
      endedAt: state === 'ended' ? new Date() : null,
    }),
  );
  const goal = await manager.save(manager.create(MentorshipGoal, { mentorshipId: id, place: 1, title: 'A goal' }));
  return { id, goalId: goal.id, ownerId };
}

/**
 * A meeting of half an hour that began some hours ago, with its class log.
 *
 * @param attended who, and the minutes after the beginning at which they came and went
 * @returns its id
 */
export async function saveHeldMeeting(
  manager: EntityManager,
  ownerId: string,
  attended: readonly (readonly [who: string, from: number, to: number])[],
  hoursAgo = 4,
): Promise<string> {
  const zone = 'Africa/Kigali';
  const startsAt = new Date(Date.now() - hoursAgo * 3_600_000);
  const time = { localStart: localStartOf(zone, startsAt), zone, minutes: 30, topic: '' };
  const id = await new SessionOwners().plan(manager, ownerId, time);
  const { startsAt: begins } = await manager.findOneByOrFail(Session, { id });
  const [{ id: classId }] = await manager.query('INSERT INTO class (session_id) VALUES ($1) RETURNING id', [id]);
  const events = attended
    .flatMap(([who, from, to]) => [
      { who, at: from, type: 'joined' },
      { who, at: to, type: 'left' },
    ])
    .toSorted((a, b) => a.at - b.at);
  for (const [index, { who, at, type }] of events.entries()) {
    const instant = new Date(begins.getTime() + at * 60_000);
    await manager.query(
      `INSERT INTO class_event (class_id, seq, at, by, type, body) VALUES ($1, $2, $3, $4, $5, '{}')`,
      [...[classId, index + 1, instant, who, type]],
    );
  }
  await manager.query('UPDATE class SET last_seq = $2 WHERE id = $1', [classId, events.length]);
  return id;
}
