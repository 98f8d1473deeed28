import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '#platform';
import { Allow } from '../../../access/allow.ts';
import { FreeSlotModel } from '../../../availability/index.ts';
import { RequestContext } from '../../../context/requests.ts';
import { LocalDate } from '../../../graphql/scalars.ts';
import { MentoringRepository } from '../../mentoring.repository.ts';
import { MentorshipModel } from '../../models.ts';
import { meetingsLoader } from './meetings.repository.ts';
import { Meetings } from './meetings.service.ts';
import { BookMeetingInput, MeetingBookingModel, MentorshipMeetingModel, MoveMeetingInput } from './models.ts';

const id = { type: () => ID, description: 'Of the mentorship.' };
const ofInput = { of: 'mentorship', from: 'input.mentorshipId' } as const;
const ofId = { of: 'mentorship', from: 'mentorshipId' } as const;

@Resolver(() => MentorshipModel)
export class MeetingsResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly meetings: Meetings,
  ) {}

  @Query(() => [FreeSlotModel], {
    description:
      "When both are free, in the days from `from` on as the viewer's own clock counts them: each start on the quarter of an hour, earliest first.",
  })
  @Allow('mentorship:take-part', ofId)
  async meetingTimes(
    @Args('mentorshipId', id) mentorshipId: string,
    @Args('minutes', { type: () => Int, description: 'Of a meeting: 10 to 240.' }) minutes: number,
    @Args('from', { type: () => LocalDate, description: 'The first of the days.' }) from: string,
    @Args('days', { type: () => Int, defaultValue: 14, description: '1 to 84.' }) days: number,
    @Context() { person }: RequestContext,
  ): Promise<FreeSlotModel[]> {
    const { mentor, mentee } = await this.read(mentorshipId);
    return this.meetings.times(person.personId, [mentor.id, mentee.id], { minutes, from, days });
  }

  @Mutation(() => MeetingBookingModel, {
    description: 'Books one meeting, or several that repeat, when both are free.',
  })
  @Allow('mentorship:take-part', ofInput)
  async bookMeeting(
    @Args('input', { type: () => BookMeetingInput }) input: BookMeetingInput,
    @Context() { person }: RequestContext,
  ): Promise<MeetingBookingModel> {
    const booked = await this.meetings.book(person.personId, input);
    return { ...booked, mentorship: await this.read(input.mentorshipId) };
  }

  @Mutation(() => MentorshipModel, { description: 'To a time at which both are free, before the meeting has begun.' })
  @Allow('mentorship:take-part', ofInput)
  async moveMeeting(
    @Args('input', { type: () => MoveMeetingInput }) input: MoveMeetingInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.meetings.move(person.personId, input);
    return this.read(input.mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'Calls a meeting off before it has begun.' })
  @Allow('mentorship:take-part', ofId)
  async cancelMeeting(
    @Args('mentorshipId', id) mentorshipId: string,
    @Args('meetingId', { type: () => ID, description: 'Of the meeting.' }) meetingId: string,
    @Args('reason', {
      type: () => String,
      defaultValue: '',
      description: 'One line, at most 300 characters; may be empty.',
    })
    reason: string,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.meetings.cancel(person.personId, mentorshipId, meetingId, reason);
    return this.read(mentorshipId);
  }

  @ResolveField(() => [MentorshipMeetingModel], {
    name: 'meetings',
    description: 'The earliest first, cancelled ones too.',
  })
  meetingsOf(
    @Parent() { id }: MentorshipModel,
    @Context() { load }: RequestContext,
  ): Promise<MentorshipMeetingModel[]> {
    return load.of(meetingsLoader).load(id);
  }

  private async read(id: string): Promise<MentorshipModel> {
    const found = await this.repository.mentorship(id);
    if (!found) throw notFound('mentorship');
    return found;
  }
}
