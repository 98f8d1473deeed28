import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Announcements } from './announcements.service.ts';
import { AnnouncementModel } from './models.ts';

@Resolver()
export class AnnouncementsResolver {
  constructor(private readonly all: Announcements) {}

  @Query(() => [AnnouncementModel], { description: 'Of a section, the newest first.' })
  @Allow('section:see-announcements', { of: 'section', from: 'sectionId' })
  announcements(@Args('sectionId', { type: () => ID }) sectionId: string): Promise<AnnouncementModel[]> {
    return this.all.list(sectionId);
  }

  @Mutation(() => [AnnouncementModel], {
    description: 'Writes to everybody of a section, in the app and by mail; answers with all of the section.',
  })
  @Allow('section:announce', { of: 'section', from: 'sectionId' })
  announce(
    @Args('sectionId', { type: () => ID }) sectionId: string,
    @Args('text', { description: 'Plain text of several lines, at most 2,000 characters.' }) text: string,
    @Context() { person }: RequestContext,
  ): Promise<AnnouncementModel[]> {
    return this.all.write(person.personId, sectionId, text);
  }
}
