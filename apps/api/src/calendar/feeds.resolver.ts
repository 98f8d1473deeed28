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

  @Query(() => [CalendarFeedModel])
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

  @Mutation(() => CalendarFeedModel)
  @Allow('signed-in')
  createCalendarFeed(
    @Args('sectionId', { type: () => ID, nullable: true }) sectionId: string | null,
    @Context() { person }: RequestContext,
  ): Promise<CalendarFeedModel> {
    return this.feeds.create(person.personId, sectionId ?? null);
  }

  @Mutation(() => Boolean)
  @Allow('signed-in')
  revokeCalendarFeed(
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    return this.feeds.revoke(person.personId, id);
  }
}
