import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestContext } from '../../context/requests.ts';
import { SectionModel } from '../../models/course.ts';
import { SessionModel } from '../models.ts';
import { sessionsLoader } from './loaders.ts';

/** What the timetable adds to a section. */
@Resolver(() => SectionModel)
export class SectionSessionsResolver {
  @ResolveField(() => [SessionModel], { description: 'Earliest first, cancelled ones too.' })
  sessions(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<SessionModel[]> {
    return load.of(sessionsLoader).load(id);
  }
}
