import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  FieldOfEducationModel,
  SectorModel,
  fieldOfEducationLoader,
  sectorLoader,
} from '../../classifications/index.ts';
import { RequestContext } from '../../context/requests.ts';
import { MatchingReasonModel } from './models.ts';

@Resolver(() => MatchingReasonModel)
export class ReasonsResolver {
  @ResolveField(() => FieldOfEducationModel, { nullable: true })
  field(
    @Parent() { fieldCode }: MatchingReasonModel,
    @Context() { load }: RequestContext,
  ): Promise<FieldOfEducationModel | null> | null {
    return fieldCode === undefined ? null : load.of(fieldOfEducationLoader).load(fieldCode);
  }

  @ResolveField(() => SectorModel, { nullable: true })
  sector(
    @Parent() { sectorCode }: MatchingReasonModel,
    @Context() { load }: RequestContext,
  ): Promise<SectorModel | null> | null {
    return sectorCode === undefined ? null : load.of(sectorLoader).load(sectorCode);
  }
}
