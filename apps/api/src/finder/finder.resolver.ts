import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { FoundModel } from './found-models.ts';
import { FinderRepository } from './finder.repository.ts';
import { FoundRepository } from './found.repository.ts';
import { freeRooms } from './free-rooms.ts';
import { FreeRoomModel, FreeRoomsArguments, TimeTogetherModel, TimesTogetherInput } from './models.ts';
import { findTimesTogether } from './find-together.ts';

/** Of what is searched for; what comes after it does not count. */
const longestText = 200;

@Resolver()
export class FinderResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finder: FinderRepository,
    private readonly found: FoundRepository,
  ) {}

  @Query(() => [FreeRoomModel], {
    description: 'Rooms that are free at a time, on one of the weeks at least; those that are free each time first.',
  })
  @Allow('institution:manage', { of: 'campus', from: 'campusId' })
  freeRooms(@Args() args: FreeRoomsArguments): Promise<FreeRoomModel[]> {
    return freeRooms(this.finder, args);
  }

  @Query(() => [TimeTogetherModel], {
    description: 'When lecturers, cohorts, a section and a room are all free, the earliest first, 60 at most.',
  })
  @Allow('institution:manage', { of: 'campus', from: 'input.campusId' })
  timesTogether(
    @Args('input', { type: () => TimesTogetherInput }) input: TimesTogetherInput,
  ): Promise<TimeTogetherModel[]> {
    return findTimesTogether(this.dataSource.manager, this.finder, input, new Date());
  }

  @Query(() => [FoundModel], {
    description:
      'People, sections, courses, cohorts, rooms and sessions that the viewer may see, by their words; six of each kind at most.',
  })
  @Allow('signed-in')
  find(
    @Args('text', { type: () => String, description: 'Words, or how they begin; at most 200 characters count.' })
    text: string,
    @Context() { person }: RequestContext,
  ): Promise<FoundModel[]> {
    return this.found.find(person, text.slice(0, longestText));
  }
}
