import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestContext } from '../context/requests.ts';
import { CampusModel, DepartmentModel, RoomModel, TermModel } from '../models/institution.ts';
import { coursesOfDepartmentLoader, roomsLoader, sectionsOfTermLoader } from './loaders.ts';

@Resolver(() => CampusModel)
export class CampusResolver {
  @ResolveField(() => [RoomModel], { description: 'By name.' })
  rooms(@Parent() { id }: CampusModel, @Context() { load }: RequestContext): Promise<RoomModel[]> {
    return load.of(roomsLoader).load(id);
  }
}

@Resolver(() => TermModel)
export class TermResolver {
  @ResolveField(() => Int)
  sectionCount(@Parent() { id }: TermModel, @Context() { load }: RequestContext): Promise<number> {
    return load.of(sectionsOfTermLoader).load(id);
  }
}

@Resolver(() => DepartmentModel)
export class DepartmentResolver {
  @ResolveField(() => Int)
  courseCount(@Parent() { id }: DepartmentModel, @Context() { load }: RequestContext): Promise<number> {
    return load.of(coursesOfDepartmentLoader).load(id);
  }
}
