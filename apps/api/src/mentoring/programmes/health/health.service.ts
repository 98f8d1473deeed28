import { Injectable } from '@nestjs/common';
import type { Loaders } from '../../../context/loaders.ts';
import { dateIn } from '../../../time/zones.ts';
import { meetingsLoader } from '../../mentorships/meetings/meetings.repository.ts';
import { byAttention, concernsOf, concernsOfRequest } from './concerns.ts';
import { HealthRepository } from './health.repository.ts';
import type { MentoringHealthModel, MentoringHealthRowModel } from './models.ts';
import { marksOf, mondaysOf } from './weeks.ts';

/** How mentorships go: by dates, answers and the class log. No words but those that are addressed to leads. */
@Injectable()
export class MentoringHealth {
  constructor(private readonly repository: HealthRepository) {}

  /** @param programmeId null: of those in no programme */
  async of(
    programmeId: string | null,
    viewerId: string,
    load: Loaders,
    now = new Date(),
  ): Promise<MentoringHealthModel> {
    const [mentorships, requests, { zone, firstDay }] = await Promise.all([
      this.repository.mentorships(programmeId),
      this.repository.requests(programmeId),
      this.repository.scope(programmeId, viewerId),
    ]);
    const meetings = await load.of(meetingsLoader).loadMany(mentorships.map(({ id }) => id));
    const earliest = mentorships.reduce((first, { createdAt }) => (createdAt < first ? createdAt : first), now);
    const begun = dateIn(zone, earliest);
    // Some begin before their programme does.
    const weeks = mondaysOf(firstDay !== null && firstDay < begun ? firstDay : begun, zone, now);
    const rows = mentorships.map(({ id, mentor, mentee, wordsToLead, ...facts }, at): MentoringHealthRowModel => {
      const all = meetings[at];
      // Without its meetings a mentorship would look like one in which nobody meets.
      if (all instanceof Error) throw all;
      const known = (all ?? []).map(({ startsAt, outcome }) => ({ startsAt, outcome }));
      return {
        ...{ id, mentor, mentee, state: facts.state, since: facts.createdAt, wordsToLead },
        concerns: concernsOf({ ...facts, meetings: known }, now),
        weeks: marksOf(known, weeks, zone),
      };
    });
    const asked = requests.map(({ id, mentor, mentee, state, since }): MentoringHealthRowModel => ({
      ...{ id, mentor, mentee, since, wordsToLead: [] },
      state: state === 'expired' ? 'expired' : 'waiting',
      concerns: concernsOfRequest({ state, since }, now),
      weeks: marksOf([], weeks, zone),
    }));
    return { weeks, rows: [...rows, ...asked].toSorted(byAttention) };
  }
}
