import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { notFound } from '#platform';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringRepository } from '../../mentoring.repository.ts';
import { MentorshipModel } from '../../models.ts';
import { MeetingCorrections } from './corrections.service.ts';

const ofMentorship = { type: () => ID, description: 'Of the mentorship.' };
const ofMeeting = { type: () => ID, description: 'Of a meeting that is over.' };
const ofId = { of: 'mentorship', from: 'mentorshipId' } as const;

/** Every mutation answers with the mentorship as it is then. */
@Resolver()
export class CorrectionsResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly corrections: MeetingCorrections,
  ) {}

  @Mutation(() => MentorshipModel, {
    description: 'Says that a meeting was held elsewhere. It counts once the other has confirmed it.',
  })
  @Allow('mentorship:take-part', ofId)
  async proposeMeetingOutcome(
    @Args('mentorshipId', ofMentorship) mentorshipId: string,
    @Args('meetingId', ofMeeting) meetingId: string,
    @Args('minutes', { type: () => Int, description: 'For how long: 1 to 480.' }) minutes: number,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.corrections.propose(person.personId, { mentorshipId, meetingId }, minutes);
    return this.read(mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'Confirms or declines what the other proposed.' })
  @Allow('mentorship:take-part', ofId)
  async answerMeetingOutcome(
    @Args('mentorshipId', ofMentorship) mentorshipId: string,
    @Args('meetingId', ofMeeting) meetingId: string,
    @Args('confirms', { type: () => Boolean, description: 'False: it was not so.' }) confirms: boolean,
    @Args('minutes', { type: () => Int, description: 'That were seen.' }) minutes: number,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.corrections.answer(person.personId, { mentorshipId, meetingId }, confirms, minutes);
    return this.read(mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'Takes back what the viewer proposed and nobody has answered.' })
  @Allow('mentorship:take-part', ofId)
  async withdrawMeetingOutcome(
    @Args('mentorshipId', ofMentorship) mentorshipId: string,
    @Args('meetingId', ofMeeting) meetingId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.corrections.withdraw(person.personId, { mentorshipId, meetingId });
    return this.read(mentorshipId);
  }

  private async read(id: string): Promise<MentorshipModel> {
    const found = await this.repository.mentorship(id);
    if (!found) throw notFound('mentorship');
    return found;
  }
}
