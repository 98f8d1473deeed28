import type { EntityManager } from 'typeorm';
import { MentoringRequest, Mentorship, MentorshipGoal } from '#database';
import type { MentorshipState } from '#database';
import { SessionOwners } from '../src/schedule/index.ts';

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
