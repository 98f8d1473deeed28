import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { SectionState as SectionStateName } from '#database';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { SectionState } from '../../graphql/enums.ts';
import { ManySections } from './many-sections.service.ts';
import { SectionsDoneModel } from './models.ts';

@Resolver()
export class ManySectionsResolver {
  constructor(private readonly service: ManySections) {}

  @Mutation(() => SectionsDoneModel, { description: 'At most 200; not to be cancelled.' })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  async setSectionStates(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('sectionIds', { type: () => [ID], description: 'Ids of sections of the institution.' }) sectionIds: string[],
    @Args('state', { type: () => SectionState, description: 'Any but CANCELLED.' }) state: SectionStateName,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionsDoneModel> {
    const done = await this.service.setState(person.personId, institutionId, sectionIds, state);
    load.clear();
    return done;
  }

  @Mutation(() => SectionsDoneModel, {
    description: 'At most 200, put away or brought back. None that runs or has sessions to come is put away.',
  })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  async archiveSections(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('sectionIds', { type: () => [ID], description: 'Ids of sections of the institution.' }) sectionIds: string[],
    @Args('archived', { type: () => Boolean, description: 'True: put away; false: brought back.' }) archived: boolean,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionsDoneModel> {
    const done = await this.service.setArchived(person.personId, institutionId, sectionIds, archived);
    load.clear();
    return done;
  }
}
