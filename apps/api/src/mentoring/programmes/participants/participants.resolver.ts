import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { MentoringRole as RoleName } from '#database';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringCandidateModel, MentoringParticipantModel, MentoringRole } from '../models.ts';
import { ParticipantsRepository } from './participants.repository.ts';
import { Participants } from './participants.service.ts';

const id = { type: () => ID, description: 'Of the programme.' };
const personId = { type: () => ID, description: 'Of the person.' };
const role = { type: () => MentoringRole, description: 'As what.' };
const ofId = { of: 'mentoring_programme', from: 'id' } as const;

/** What leads do answers with all who take part, as they are then. */
@Resolver()
export class ParticipantsResolver {
  constructor(
    private readonly participants: Participants,
    private readonly repository: ParticipantsRepository,
  ) {}

  @Query(() => [MentoringParticipantModel], { description: 'Mentors first, then by name; not who has left.' })
  @Allow('mentoring-programme:lead', ofId)
  mentoringParticipants(@Args('id', id) programmeId: string): Promise<MentoringParticipantModel[]> {
    return this.repository.of(programmeId);
  }

  @Query(() => [MentoringCandidateModel], {
    description: 'Whom a lead may invite, by name: members of its institution and verified experts; at most 20.',
  })
  @Allow('mentoring-programme:lead', ofId)
  mentoringCandidates(
    @Args('id', id) programmeId: string,
    @Args('search', {
      type: () => String,
      description: 'Words of a name; or a whole e-mail address, by which a programme of the platform finds anybody.',
    })
    search: string,
  ): Promise<MentoringCandidateModel[]> {
    return this.repository.candidates(programmeId, search);
  }

  @Mutation(() => [MentoringParticipantModel], { description: 'The person is told, and joins or does not.' })
  @Allow('mentoring-programme:lead', ofId)
  async inviteToMentoring(
    @Args('id', id) programmeId: string,
    @Args('personId', personId) invitedId: string,
    @Args('role', role) as: RoleName,
    @Context() { person }: RequestContext,
  ): Promise<MentoringParticipantModel[]> {
    await this.participants.invite(person.personId, programmeId, invitedId, as);
    return this.repository.of(programmeId);
  }

  @Mutation(() => [MentoringParticipantModel], {
    description: 'Takes somebody out, or an invitation back. Mentorships go on.',
  })
  @Allow('mentoring-programme:lead', ofId)
  async removeFromMentoring(
    @Args('id', id) programmeId: string,
    @Args('personId', personId) removedId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentoringParticipantModel[]> {
    await this.participants.remove(person.personId, programmeId, removedId);
    return this.repository.of(programmeId);
  }

  @Mutation(() => Boolean, {
    description: 'The viewer joins, or changes as what and with which goals. True when it is done.',
  })
  @Allow('mentoring-programme:join', ofId)
  async joinMentoringProgramme(
    @Args('id', id) programmeId: string,
    @Args('role', role) as: RoleName,
    @Args('goals', {
      type: () => [String],
      defaultValue: [],
      description: 'Of a mentee: at most three, each one line of at most 200 characters.',
    })
    goals: string[],
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.participants.join(person.personId, programmeId, as, goals);
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'The viewer leaves, or does not take an invitation. Mentorships go on. True when it is done.',
  })
  @Allow('mentoring-programme:leave', ofId)
  async leaveMentoringProgramme(
    @Args('id', id) programmeId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.participants.leave(person.personId, programmeId);
    return true;
  }
}
