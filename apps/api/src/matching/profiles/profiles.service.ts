import { Injectable } from '@nestjs/common';
import type { Expert, Need } from '#matching';
import { dateIn } from '../../time/zones.ts';
import { expertProfile, menteeNeed, mentorProfile } from './profiles.ts';
import { ProfilesRepository } from './profiles.repository.ts';

/** People as matching compares them. Those whose account is closed are left out. Each takes one statement for any number of people. */
@Injectable()
export class MatchingProfiles {
  constructor(private readonly profiles: ProfilesRepository) {}

  /** Mentors by their ids; one who paused offers nothing, and one without room has no capacity. */
  async ofMentors(personIds: readonly string[]): Promise<Expert[]> {
    return (await this.profiles.mentors(personIds)).map((row) => mentorProfile(row, today()));
  }

  /** Everybody who takes requests now. */
  async ofAllMentors(): Promise<Expert[]> {
    return (await this.profiles.mentors(null)).map((row) => mentorProfile(row, today()));
  }

  /** Verified experts with all that they said: for coordinators. */
  async ofExperts(personIds: readonly string[] | null = null): Promise<Expert[]> {
    return (await this.profiles.experts(personIds)).map((row) => expertProfile(row, today()));
  }

  /** What mentees look for, by what they know and learn and by the goals of their newest request. Weeks are the caller's to add. */
  async needsOfMentees(personIds: readonly string[]): Promise<Need[]> {
    return (await this.profiles.mentees(personIds)).map((row) => menteeNeed(row, today()));
  }
}

const today = () => dateIn('UTC', new Date());
