import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { notFound } from '#platform';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { MentoringProgrammeInput, MentoringProgrammeModel, moves } from './models.ts';
import type { MoveName } from './models.ts';
import { ProgrammesRepository } from './programmes.repository.ts';
import { Programmes } from './programmes.service.ts';

const id = { type: () => ID };
const input = { type: () => MentoringProgrammeInput };
const ofId = { of: 'mentoring_programme', from: 'id' } as const;

/** Every mutation answers with the programme as it is then. */
@Resolver()
export class ProgrammesResolver {
  constructor(
    private readonly programmes: Programmes,
    private readonly repository: ProgrammesRepository,
  ) {}

  @Query(() => [MentoringProgrammeModel], {
    description:
      'Programmes that the viewer leads, takes part in or may join; for coordinators all that are no drafts. Those that are over come last; at most 200.',
  })
  @Allow('signed-in')
  mentoringProgrammes(@Context() { person }: RequestContext): Promise<MentoringProgrammeModel[]> {
    return this.repository.list(person);
  }

  @Query(() => MentoringProgrammeModel, { description: 'One of them.' })
  @Allow('mentoring-programme:read', ofId)
  async mentoringProgramme(
    @Args('id', id) programmeId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    const found = await this.repository.one(person, programmeId);
    if (!found) throw notFound('programme');
    return found;
  }

  @Mutation(() => MentoringProgrammeModel, { description: 'A draft of an institution, led by the viewer.' })
  @Allow('institution:run-mentoring', { of: 'institution', from: 'institutionId' })
  async createMentoringProgramme(
    @Args('institutionId', id) institutionId: string,
    @Args('input', input) fields: MentoringProgrammeInput,
    @Context() context: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    const made = await this.programmes.create(context.person.personId, institutionId, fields);
    return this.mentoringProgramme(made, context);
  }

  @Mutation(() => MentoringProgrammeModel, {
    description: 'A draft of the platform, for people of all institutions, led by the viewer.',
  })
  @Allow('mentoring:oversee')
  async createPlatformMentoringProgramme(
    @Args('input', input) fields: MentoringProgrammeInput,
    @Context() context: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    return this.mentoringProgramme(await this.programmes.create(context.person.personId, null, fields), context);
  }

  @Mutation(() => MentoringProgrammeModel, { description: 'Mentorships that were agreed stay as they are.' })
  @Allow('mentoring-programme:lead', ofId)
  async updateMentoringProgramme(
    @Args('id', id) programmeId: string,
    @Args('version', { type: () => Int, description: 'That it was made from.' }) version: number,
    @Args('input', input) fields: MentoringProgrammeInput,
    @Context() context: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    await this.programmes.update(context.person.personId, programmeId, version, fields);
    return this.mentoringProgramme(programmeId, context);
  }

  @Mutation(() => MentoringProgrammeModel, { description: 'Opens, begins, closes or reopens it.' })
  @Allow('mentoring-programme:lead', ofId)
  async moveMentoringProgramme(
    @Args('id', id) programmeId: string,
    @Args('move', { type: () => moves, description: 'What is done.' }) move: MoveName,
    @Context() context: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    await this.programmes.move(context.person.personId, programmeId, move);
    return this.mentoringProgramme(programmeId, context);
  }

  @Mutation(() => MentoringProgrammeModel, {
    description: 'A coordinator, or somebody who works at the institution, leads it too.',
  })
  @Allow('mentoring-programme:lead', ofId)
  async addMentoringLead(
    @Args('id', id) programmeId: string,
    @Args('email', { type: () => String, description: 'Of the person.' }) email: string,
    @Context() context: RequestContext,
  ): Promise<MentoringProgrammeModel> {
    await this.programmes.addLead(context.person.personId, programmeId, email);
    return this.mentoringProgramme(programmeId, context);
  }

  @Mutation(() => Boolean, { description: 'Somebody leads it no more; never the last one. True when it is done.' })
  @Allow('mentoring-programme:lead', ofId)
  async removeMentoringLead(
    @Args('id', id) programmeId: string,
    @Args('personId', { type: () => ID, description: 'Of the lead.' }) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.programmes.removeLead(person.personId, programmeId, personId);
    return true;
  }
}
