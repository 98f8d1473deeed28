import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';
import { FreeTimes } from '../../../availability/index.ts';
import { Changes } from '../../../context/changes.ts';
import { lockLecturersAndRooms } from '../../../courses/index.ts';
import { line } from '../../../graphql/text.ts';
import { SessionOwners } from '../../../schedule/index.ts';
import type { Range } from '../../../time/ranges.ts';
import { requireAction } from '../mentorship-state.ts';
import { MentorshipsRepository, betweenOf } from '../mentorships.repository.ts';
import type { Locked } from '../mentorships.repository.ts';
import { tellOfMeetings, timesOf } from '../told.ts';
import type { BookMeetingInput, MoveMeetingInput, TakenTimeModel } from './models.ts';
import { occurrencesOf } from './occurrences.ts';

const longest = { topic: 200, reason: 300 } as const;

export interface Booked {
  bookedIds: string[];
  taken: TakenTimeModel[];
}

/** A mentor and a mentee meet when both are free. */
@Injectable()
export class Meetings {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly freeTimes: FreeTimes,
    private readonly owners: SessionOwners,
  ) {}

  /** @returns times at which both are free, the earliest first @throws {AppError} NOT_FOUND; BAD_INPUT as `FreeTimes` */
  async times(personId: string, people: readonly string[], asked: { minutes: number; from: string; days: number }) {
    return this.freeTimes.of({ personIds: people, readerId: personId, ...asked }, new Date());
  }

  /**
   * Books nothing when one of the times is taken, unless those are to be left out.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when the mentorship ended
   */
  async book(personId: string, input: BookMeetingInput): Promise<Booked> {
    const { mentorshipId, zone, minutes, leaveOutTaken } = input;
    const topic = line('input.topic', input.topic, longest.topic, 0);
    const wanted = occurrencesOf(input);
    return this.changes.by(personId, async (manager) => {
      const mentorship = await this.lock(manager, mentorshipId, personId);
      const ranges = wanted.flatMap(({ range }) => range ?? []);
      const notFree: readonly (Range | null)[] = [null, ...(await this.takenOf(manager, mentorship, ranges))];
      const taken = wanted
        .filter(({ range }) => notFree.includes(range))
        .map(({ localStart, range }) => ({ localStart, startsAt: range?.startsAt ?? null }));
      if (taken.length > 0 && !leaveOutTaken) return { bookedIds: [], taken };
      const free = wanted.filter(({ range }) => !notFree.includes(range));
      const planned = free.map(({ localStart }) => ({ topic, localStart, minutes, zone }));
      const bookedIds = await this.owners.planAll(manager, mentorship.ownerId, planned);
      await tellOfMeetings(manager, betweenOf(mentorship, personId), null, await timesOf(manager, bookedIds));
      return { bookedIds, taken };
    });
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; STALE; CONFLICT when the time is taken, or the meeting was cancelled or has begun */
  async move(personId: string, input: MoveMeetingInput): Promise<void> {
    const { mentorshipId, meetingId, version, localStart, zone, minutes } = input;
    const reason = line('input.reason', input.reason, longest.reason, 0) || null;
    const ranges = occurrencesOf({ localStart, zone, minutes, times: 1 }).flatMap(({ range }) => range ?? []);
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.lock(manager, mentorshipId, personId);
      await this.owners.lock(manager, mentorship.ownerId, meetingId, version);
      if ((await this.takenOf(manager, mentorship, ranges, [meetingId])).length > 0) {
        throw new AppError('CONFLICT', 'You are not both free at this time.', 'input.localStart');
      }
      const before = await timesOf(manager, [meetingId]);
      await this.owners.move(manager, meetingId, { localStart, zone, minutes, reason });
      const after = await timesOf(manager, [meetingId]);
      await tellOfMeetings(manager, betweenOf(mentorship, personId), before, after, reason);
    });
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when it was cancelled or has begun */
  async cancel(personId: string, mentorshipId: string, meetingId: string, why: string): Promise<void> {
    const reason = line('reason', why, longest.reason, 0) || null;
    await this.changes.by(personId, async (manager) => {
      const mentorship = await this.mentorships.lock(manager, mentorshipId, personId);
      await this.owners.lock(manager, mentorship.ownerId, meetingId);
      await this.owners.cancel(manager, meetingId, reason);
      const before = await timesOf(manager, [meetingId]);
      await tellOfMeetings(manager, betweenOf(mentorship, personId), before, null, reason);
    });
  }

  /** People first, by their ids as planning locks them: who books or plans at the same time waits, and sees this meeting then. */
  private async lock(manager: EntityManager, mentorshipId: string, personId: string): Promise<Locked> {
    const { mentorId, menteeId } = await this.mentorships.people(manager, mentorshipId, personId);
    await lockLecturersAndRooms(manager, [mentorId, menteeId], []);
    const mentorship = await this.mentorships.lock(manager, mentorshipId, personId);
    requireAction(mentorship.state, 'meet', mentorship.by);
    return mentorship;
  }

  private takenOf(
    manager: EntityManager,
    { mentorId, menteeId }: Locked,
    ranges: readonly Range[],
    except: readonly string[] = [],
  ) {
    return this.freeTimes.taken(manager, [mentorId, menteeId], ranges, new Date(), except);
  }
}
