import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { MentoringAudience as AudienceName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { MentoringRepository } from './mentoring.repository.ts';
import { AskMentorInput, MentorOfferInput, MentorOfferModel, MentoringAudience, MyMentoringModel } from './models.ts';
import { MentorOffers } from './offers.service.ts';
import { MentoringRequests } from './requests/requests.service.ts';
import { MentorSearch } from './search/mentors.repository.ts';

const id = { type: () => ID };
const words = { type: () => String, description: 'Plain text of several lines, at most 1,000 characters.' };

/** Every mutation answers with all of the viewer's mentoring, as it is then. */
@Resolver()
export class MentoringResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly offers: MentorOffers,
    private readonly requests: MentoringRequests,
    private readonly search: MentorSearch,
  ) {}

  @Query(() => MyMentoringModel, { description: "The viewer's own offer, requests and mentorships." })
  @Allow('signed-in')
  async myMentoring(@Context() { person: { personId } }: RequestContext): Promise<MyMentoringModel> {
    const [offer, requests, mentorships] = await Promise.all([
      this.repository.offerOf(personId),
      this.repository.requestsOf(personId),
      this.repository.mentorshipsOf(personId),
    ]);
    return { offer, requests, mentorships };
  }

  @Query(() => Int, { description: 'How many requests wait for an answer of the viewer, as a mentor or as a mentee.' })
  @Allow('signed-in')
  mentoringToAnswer(@Context() { person }: RequestContext): Promise<number> {
    return this.repository.toAnswer(person.personId);
  }

  @Query(() => [MentorOfferModel], {
    description: "Mentors who take requests and have room, by name; at most 50, and never the viewer's own.",
  })
  @Allow('signed-in')
  mentors(
    @Args('audience', { type: () => MentoringAudience, nullable: true, description: 'For whom; null: for anybody.' })
    audience: AudienceName | null,
    @Args('search', {
      type: () => String,
      nullable: true,
      description:
        'Words of their name, of what they say of themselves, or of a field of theirs in either language; similar ones where none has these.',
    })
    search: string | null,
    @Args('field', {
      type: () => String,
      nullable: true,
      description: 'The code of a field of education, or of one that holds others.',
    })
    field: string | null,
    @Args('language', { type: () => String, nullable: true, description: 'BCP 47, the language alone: fr, rw.' })
    language: string | null,
    @Context() { person }: RequestContext,
  ): Promise<MentorOfferModel[]> {
    return this.search.find(person.personId, {
      ...{ audience: audience ?? null, search: search ?? null, field: field ?? null, language: language ?? null },
    });
  }

  @Mutation(() => MyMentoringModel, { description: "Makes or changes the viewer's own offer." })
  @Allow('signed-in')
  async saveMentorOffer(
    @Args('input', { type: () => MentorOfferInput }) input: MentorOfferInput,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.offers.save(context.person.personId, input);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Takes no more requests for now, or takes them again.' })
  @Allow('signed-in')
  async pauseMentorOffer(
    @Args('paused', { type: () => Boolean, description: 'Whether it takes none.' }) paused: boolean,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.offers.pause(context.person.personId, paused);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Asks a mentor; at most five requests wait at the same time.' })
  @Allow('signed-in')
  async askMentor(
    @Args('input', { type: () => AskMentorInput }) input: AskMentorInput,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.ask(context.person.personId, input);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, {
    description: 'Begins a mentorship; other requests of the mentee end, unless they keep them.',
  })
  @Allow('mentoring-request:answer', { of: 'mentoring_request', from: 'id' })
  async acceptMentoringRequest(
    @Args('id', id) requestId: string,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.accept(context.person.personId, requestId);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Says no, with a reason, and perhaps takes no more requests.' })
  @Allow('mentoring-request:answer', { of: 'mentoring_request', from: 'id' })
  async declineMentoringRequest(
    @Args('id', id) requestId: string,
    @Args('words', words) reason: string,
    @Args('pause', { type: () => Boolean, defaultValue: false, description: 'Takes no more requests for now.' })
    pause: boolean,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.decline(context.person.personId, requestId, reason, pause);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Asks the mentee to tell more.' })
  @Allow('mentoring-request:answer', { of: 'mentoring_request', from: 'id' })
  async askForMore(
    @Args('id', id) requestId: string,
    @Args('words', words) question: string,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.askForMore(context.person.personId, requestId, question);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Answers the mentor, who decides then.' })
  @Allow('mentoring-request:follow', { of: 'mentoring_request', from: 'id' })
  async tellMore(
    @Args('id', id) requestId: string,
    @Args('words', words) answer: string,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.tellMore(context.person.personId, requestId, answer);
    return this.myMentoring(context);
  }

  @Mutation(() => MyMentoringModel, { description: 'Takes a request back.' })
  @Allow('mentoring-request:follow', { of: 'mentoring_request', from: 'id' })
  async withdrawMentoringRequest(
    @Args('id', id) requestId: string,
    @Context() context: RequestContext,
  ): Promise<MyMentoringModel> {
    await this.requests.withdraw(context.person.personId, requestId);
    return this.myMentoring(context);
  }
}
