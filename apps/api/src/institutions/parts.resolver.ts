import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestContext } from '../access/requests.ts';
import { CampusModel, DepartmentModel, RoomModel, TermModel } from './models.ts';

@Resolver(() => CampusModel)
export class CampusResolver {
  @ResolveField(() => [RoomModel], { description: 'By name.' })
  rooms(@Parent() { id }: CampusModel, @Context() { load }: RequestContext): Promise<RoomModel[]> {
    return load.rooms.load(id);
  }
}

@Resolver(() => TermModel)
export class TermResolver {
  @ResolveField(() => Int)
  sectionCount(@Parent() { id }: TermModel, @Context() { load }: RequestContext): Promise<number> {
    return load.sectionsOfTerm.load(id);
  }
}

@Resolver(() => DepartmentModel)
export class DepartmentResolver {
  @ResolveField(() => Int)
  courseCount(@Parent() { id }: DepartmentModel, @Context() { load }: RequestContext): Promise<number> {
    return load.coursesOfDepartment.load(id);
  }
}
