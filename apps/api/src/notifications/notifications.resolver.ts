import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { ViewerModel } from '../people/index.ts';
import type { NoticeKind } from './facts.ts';
import { NotificationConnectionModel, NotificationKind } from './models.ts';
import { Notifications } from './notifications.service.ts';

/** What was added later is for pages that ask for it: those of earlier builds know nothing of notifications without a section. */
const also = {
  type: () => [NotificationKind],
  defaultValue: [],
  description: 'MENTORING, for who shows it; without it that kind is left out.',
};

@Resolver(() => ViewerModel)
export class NotificationsResolver {
  constructor(private readonly notices: Notifications) {}

  @Query(() => NotificationConnectionModel, { description: "The viewer's own, the newest first." })
  @Allow('signed-in')
  notifications(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('also', also) kinds: NoticeKind[],
    @Context() { person }: RequestContext,
  ): Promise<NotificationConnectionModel> {
    return this.notices.list(person.personId, kinds, { first, after });
  }

  @ResolveField(() => Int, { description: 'Notifications that are not read, and invitations that wait for an answer.' })
  unreadNotifications(@Parent() viewer: ViewerModel, @Args('also', also) kinds: NoticeKind[]): Promise<number> {
    return this.notices.unread(viewer.id, kinds);
  }

  @Mutation(() => Int, { description: 'All of them when `ids` is null; returns how many are left unread.' })
  @Allow('signed-in')
  markNotificationsRead(
    @Args('ids', { type: () => [ID], nullable: true, description: 'NOT_FOUND when one of them is not the viewer’s.' })
    ids: string[] | null,
    @Args('also', also) kinds: NoticeKind[],
    @Context() { person }: RequestContext,
  ): Promise<number> {
    return this.notices.markRead(person.personId, ids ?? null, kinds);
  }
}
