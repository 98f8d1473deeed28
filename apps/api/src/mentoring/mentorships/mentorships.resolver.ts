import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EndReason } from '#database';
import { notFound } from '#platform';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { MentoringRepository } from '../mentoring.repository.ts';
import { MentorshipModel } from '../models.ts';
import { Agreements } from './agreement/agreements.service.ts';
import { detailsLoader } from './details.repository.ts';
import { Endings } from './ending/endings.service.ts';
import {
  MentorshipAgreementInput,
  MentorshipAgreementModel,
  MentorshipEndReason,
  MentorshipEndingModel,
  MentorshipGoalModel,
  MentorshipTickInput,
} from './models.ts';

const id = { type: () => ID };
const ofInput = { of: 'mentorship', from: 'input.mentorshipId' } as const;
const ofId = { of: 'mentorship', from: 'id' } as const;

/** A mentorship is between two people: nobody else reaches the type. Every mutation answers with the mentorship as it is then. */
@Resolver(() => MentorshipModel)
export class MentorshipsResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly agreements: Agreements,
    private readonly endings: Endings,
  ) {}

  @Query(() => MentorshipModel, { description: 'One of the viewer, as mentor or mentee.' })
  @Allow('mentorship:take-part', ofId)
  async mentorship(@Args('id', id) mentorshipId: string): Promise<MentorshipModel> {
    const found = await this.repository.mentorship(mentorshipId);
    if (!found) throw notFound('mentorship');
    return found;
  }

  @Mutation(() => MentorshipModel, { description: 'Changes what is agreed and takes both signatures back.' })
  @Allow('mentorship:take-part', ofInput)
  async changeMentorshipAgreement(
    @Args('input', { type: () => MentorshipAgreementInput }) input: MentorshipAgreementInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.agreements.change(person.personId, input);
    return this.mentorship(input.mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'The mentorship begins with the second signature.' })
  @Allow('mentorship:take-part', ofId)
  async signMentorshipAgreement(
    @Args('id', id) mentorshipId: string,
    @Args('version', { type: () => Int, description: 'That was seen.' }) version: number,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.agreements.sign(person.personId, mentorshipId, version);
    return this.mentorship(mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'While the mentorship goes on.' })
  @Allow('mentorship:take-part', ofInput)
  async tickMentorshipGoal(
    @Args('input', { type: () => MentorshipTickInput }) input: MentorshipTickInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.agreements.tick(person.personId, input);
    return this.mentorship(input.mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'Coming meetings are cancelled.' })
  @Allow('mentorship:take-part', ofId)
  async endMentorship(
    @Args('id', id) mentorshipId: string,
    @Args('reason', { type: () => MentorshipEndReason, description: 'Without blame.' }) reason: EndReason,
    @Args('words', {
      type: () => String,
      defaultValue: '',
      description: 'At most 1,000 characters; the other reads them.',
    })
    words: string,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.endings.end(person.personId, mentorshipId, reason, words);
    return this.mentorship(mentorshipId);
  }

  @Mutation(() => MentorshipModel, {
    description: 'Asks to go on with one that ended; when the other has asked, it goes on.',
  })
  @Allow('mentorship:take-part', ofId)
  async reopenMentorship(
    @Args('id', id) mentorshipId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.endings.reopen(person.personId, mentorshipId);
    return this.mentorship(mentorshipId);
  }

  @ResolveField(() => MentorshipAgreementModel, { description: 'What is agreed, signed or not.' })
  async agreement(
    @Parent() of: MentorshipModel,
    @Context() { load }: RequestContext,
  ): Promise<MentorshipAgreementModel> {
    return (await load.of(detailsLoader).load(of.id)).agreement;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: "IANA zone of the other's clock; null for who is not one of the two.",
  })
  async otherZone(
    @Parent() { id: of, mentor, mentee }: MentorshipModel,
    @Context() { load, person: { personId } }: RequestContext,
  ): Promise<string | null> {
    if (personId !== mentor.id && personId !== mentee.id) return null;
    const { zones } = await load.of(detailsLoader).load(of);
    return personId === mentor.id ? zones.mentee : zones.mentor;
  }

  @ResolveField(() => [MentorshipGoalModel], { description: 'In their order; at first those of the request.' })
  async goals(@Parent() of: MentorshipModel, @Context() { load }: RequestContext): Promise<MentorshipGoalModel[]> {
    return (await load.of(detailsLoader).load(of.id)).goals;
  }

  @ResolveField(() => MentorshipEndingModel, { nullable: true, description: 'Null: it goes on.' })
  async ending(
    @Parent() of: MentorshipModel,
    @Context() { load }: RequestContext,
  ): Promise<MentorshipEndingModel | null> {
    return (await load.of(detailsLoader).load(of.id)).ending;
  }
}
