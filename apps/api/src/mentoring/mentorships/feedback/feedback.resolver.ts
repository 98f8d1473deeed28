import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FeedbackKind as KindName } from '#database';
import { notFound } from '#platform';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringRepository } from '../../mentoring.repository.ts';
import { MentorshipModel } from '../../models.ts';
import { detailsLoader } from '../details.repository.ts';
import { meetingsLoader } from '../meetings/meetings.repository.ts';
import { dueKinds } from './due.ts';
import { feedbackFacts } from './facts.ts';
import { feedbackLoader } from './feedback.repository.ts';
import { Feedback } from './feedback.service.ts';
import { FeedbackKind, MentorshipFeedbackInput, MentorshipFeedbackModel } from './models.ts';

/** Every mutation answers with the mentorship as it is then. */
@Resolver(() => MentorshipModel)
export class FeedbackResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly feedback: Feedback,
  ) {}

  @Mutation(() => MentorshipModel, { description: 'Says what a mentorship is worth, when that is asked for.' })
  @Allow('mentorship:take-part', { of: 'mentorship', from: 'input.mentorshipId' })
  async giveMentorshipFeedback(
    @Args('input', { type: () => MentorshipFeedbackInput }) input: MentorshipFeedbackInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.feedback.give(person.personId, input);
    return this.read(input.mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'Does not say it, and is asked no more.' })
  @Allow('mentorship:take-part', { of: 'mentorship', from: 'mentorshipId' })
  async skipMentorshipFeedback(
    @Args('mentorshipId', { type: () => ID, description: 'Of the mentorship.' }) mentorshipId: string,
    @Args('kind', { type: () => FeedbackKind, description: 'One that is due.' }) kind: KindName,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.feedback.skip(person.personId, mentorshipId, kind);
    return this.read(mentorshipId);
  }

  @ResolveField(() => MentorshipFeedbackModel, {
    name: 'feedback',
    description: 'What the viewer is asked, has said and was told; empty for who is not one of the two.',
  })
  async feedbackOf(
    @Parent() { id, mentor, mentee }: MentorshipModel,
    @Context() { load, person }: RequestContext,
  ): Promise<MentorshipFeedbackModel> {
    const { given, received, skipped } = await load.of(feedbackLoader).load(id);
    if (person.personId !== mentor.id && person.personId !== mentee.id) return { due: [], given, received };
    const [details, meetings] = await Promise.all([load.of(detailsLoader).load(id), load.of(meetingsLoader).load(id)]);
    const now = new Date();
    const over = [...skipped, ...given.map(({ kind }) => kind)];
    const due = dueKinds(feedbackFacts(details, meetings, now), now).filter((kind) => !over.includes(kind));
    return { due, given, received };
  }

  private async read(id: string): Promise<MentorshipModel> {
    const found = await this.repository.mentorship(id);
    if (!found) throw notFound('mentorship');
    return found;
  }
}
