import { Args, Context, Info, Int, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { fieldsAsked } from '../../graphql/asked.ts';
import { LocalDate } from '../../graphql/scalars.ts';
import { HolidayModel, SessionModel } from '../models.ts';
import { id } from '../plan/models.ts';
import type { TimetableOf } from './timetable.repository.ts';
import { Timetables } from './timetables.service.ts';
import { sessionFactsLoader } from '../../access/loaders.ts';

const date = { type: () => LocalDate };
const week = { type: () => Int, nullable: true, defaultValue: 7 };

@Resolver()
export class TimetablesResolver {
  constructor(private readonly timetables: Timetables) {}

  @Query(() => [SessionModel], {
    description:
      "From `from` for `days` days (1 to 400) as the viewer's zone counts them; earliest first, cancelled ones too.",
  })
  @Allow('signed-in')
  myTimetable(
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    const { personId, suspendedIn = [] } = context.person;
    return this.of({ kind: 'person', id: personId, without: suspendedIn }, from, days, context, info);
  }

  @Query(() => [SessionModel], {
    description: "Sessions of the section, days as the viewer's zone counts them; earliest first, cancelled ones too.",
  })
  @Allow('section:read', { of: 'section', from: 'sectionId' })
  sectionTimetable(
    @Args('sectionId', id) sectionId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    return this.of({ kind: 'section', id: sectionId }, from, days, context, info);
  }

  @Query(() => [SessionModel], {
    description: "Sessions in the room, days as the viewer's zone counts them; drafts for those who prepare them.",
  })
  @Allow('institution:read', { of: 'room', from: 'roomId' })
  async roomTimetable(
    @Args('roomId', id) roomId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    const drafts = await this.timetables.seesDrafts(context.person, 'room', roomId);
    return this.of({ kind: 'room', id: roomId, drafts }, from, days, context, info);
  }

  @Query(() => [SessionModel], {
    description: "Sessions of its sections, days as the viewer's zone counts them; drafts for those who prepare them.",
  })
  @Allow('institution:read', { of: 'campus', from: 'campusId' })
  async campusTimetable(
    @Args('campusId', id) campusId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    const drafts = await this.timetables.seesDrafts(context.person, 'campus', campusId);
    return this.of({ kind: 'campus', id: campusId, drafts }, from, days, context, info);
  }

  @Query(() => [SessionModel], { description: 'Sessions of the sections that the cohort is enrolled in as a whole.' })
  @Allow('institution:read', { of: 'cohort', from: 'cohortId' })
  async cohortTimetable(
    @Args('cohortId', id) cohortId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    const drafts = await this.timetables.seesDrafts(context.person, 'cohort', cohortId);
    return this.of({ kind: 'cohort', id: cohortId, drafts }, from, days, context, info);
  }

  @Query(() => [SessionModel], { description: "A member's sessions in this institution, for its admins." })
  @Allow('institution:see-members', { of: 'institution', from: 'institutionId' })
  async memberTimetable(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    await this.timetables.requireMember(institutionId, personId);
    return this.of({ kind: 'member', id: personId, institutionId }, from, days, context, info);
  }

  @Query(() => [HolidayModel], { description: "Public holidays and closing days of an institution's campuses." })
  @Allow('institution:read', { of: 'institution', from: 'institutionId' })
  holidays(
    @Args('institutionId', id) institutionId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() { person }: RequestContext,
  ): Promise<HolidayModel[]> {
    return this.timetables.holidays(person, institutionId, from, days);
  }

  /** Sections and permissions that the document asks for are loaded with the sessions, in the same statement. */
  private async of(
    of: TimetableOf,
    from: string,
    days: number | null,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<SessionModel[]> {
    const asked = fieldsAsked(info);
    const { sessions, sections, facts } = await this.timetables.of(of, from, days, context.person, {
      section: asked.has('section') || asked.has('title') || asked.has('lecturers'),
      facts: asked.has('viewerMayEnter'),
    });
    const known = new Map(sections.map((section) => [section.id, section]));
    for (const session of sessions)
      session.inSection = session.sectionId === null ? undefined : known.get(session.sectionId);
    for (const [sessionId, known] of facts) context.load.of(sessionFactsLoader).prime(sessionId, known);
    return sessions;
  }
}
