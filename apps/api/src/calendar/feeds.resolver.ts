import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { SectionModel } from '../models/course.ts';
import { Feeds } from './feeds.service.ts';
import { CalendarFeedModel } from './models.ts';
import { sectionLoader } from '../models/loaders.ts';

@Resolver(() => CalendarFeedModel)
export class FeedsResolver {
  constructor(private readonly feeds: Feeds) {}

  @Query(() => [CalendarFeedModel], { description: "The viewer's own." })
  @Allow('signed-in')
  calendarFeeds(@Context() { person }: RequestContext): Promise<CalendarFeedModel[]> {
    return this.feeds.list(person.personId);
  }

  @ResolveField(() => SectionModel, { nullable: true, description: "Null: all of the person's sessions." })
  section(
    @Parent() { sectionId }: CalendarFeedModel,
    @Context() { load }: RequestContext,
  ): Promise<SectionModel> | null {
    return sectionId === null ? null : load.of(sectionLoader).load(sectionId);
  }

  @Mutation(() => CalendarFeedModel, { description: "A new secret address for the viewer's sessions." })
  @Allow('signed-in')
  createCalendarFeed(
    @Args('sectionId', {
      type: () => ID,
      nullable: true,
      description: "Only sessions of this section; null: all of the viewer's.",
    })
    sectionId: string | null,
    @Context() { person }: RequestContext,
  ): Promise<CalendarFeedModel> {
    return this.feeds.create(person.personId, sectionId ?? null);
  }

  @Mutation(() => Boolean, { description: 'Its address shows nothing any more.' })
  @Allow('signed-in')
  revokeCalendarFeed(
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    return this.feeds.revoke(person.personId, id);
  }
}
