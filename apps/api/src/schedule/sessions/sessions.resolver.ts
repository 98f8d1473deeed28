import { Args, Context, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { SectionModel } from '../../models/course.ts';
import { PersonModel } from '../../models/person.ts';
import { SeriesModel, SessionModel } from '../models.ts';
import { SessionOwnerModel } from '../owners/models.ts';
import { id } from '../plan/models.ts';
import { Sessions } from './sessions.service.ts';
import { sessionFactsLoader } from '../../access/loaders.ts';
import { sectionLoader } from '../../models/loaders.ts';
import { seriesLoader, sessionOwnerLoader } from './loaders.ts';

@Resolver(() => SessionModel)
export class SessionsResolver {
  constructor(private readonly sessions: Sessions) {}

  @Query(() => [SessionModel], {
    description:
      "The viewer's sessions from now (running ones included) for `days` days, 1 to 60, earliest first. Cancelled ones are among them; those whose class has ended are not.",
  })
  @Allow('signed-in')
  agenda(
    @Args('days', { type: () => Int, nullable: true, defaultValue: 14 }) days: number | null,
    @Context() { person }: RequestContext,
  ): Promise<SessionModel[]> {
    return this.sessions.agenda(person, days ?? 14);
  }

  @Query(() => SessionModel, {
    description: 'For everybody who may read its section; one without a section is for its participants.',
  })
  @Allow('session:read', { of: 'session', from: 'id' })
  session(@Args('id', id) sessionId: string): Promise<SessionModel> {
    return this.sessions.one(sessionId);
  }

  // The fields are called as graphql-js calls them, without Nest's parameters: a term has hundreds of sessions, and each of those
  // calls costs more than the data. A value that came with the session is returned without a promise.

  @ResolveField(() => SectionModel, { nullable: true, description: 'Whose session it is; null: see its owner.' })
  section(session: SessionModel, _: unknown, context: RequestContext): SectionModel | Promise<SectionModel> | null {
    if (session.sectionId === null) return null;
    return session.inSection ?? context.load.of(sectionLoader).load(session.sectionId);
  }

  @ResolveField(() => SessionOwnerModel, { nullable: true, description: 'Whose session it is; null: of a section.' })
  owner({ ownerId }: SessionModel, _: unknown, { load }: RequestContext): Promise<SessionOwnerModel> | null {
    return ownerId === null ? null : load.of(sessionOwnerLoader).load(ownerId);
  }

  @ResolveField(() => String, {
    description: 'What it belongs to: the title of the course, or what its owner is called.',
  })
  title(session: SessionModel, _: unknown, context: RequestContext): string | Promise<string> {
    return (
      session.inSection?.course.title ??
      this.#fromOwner(
        session,
        context,
        ({ course }) => course.title,
        (owner) => titleOf(owner, context.actor?.personId),
      )
    );
  }

  @ResolveField(() => [PersonModel], {
    description:
      "Who teaches it: the section's lecturers, or those who stand in for them. Without a section, its hosts.",
  })
  lecturers(session: SessionModel, _: unknown, context: RequestContext): PersonModel[] | Promise<PersonModel[]> {
    const known = session.substitutes ?? session.inSection?.lecturers;
    return (
      known ??
      this.#fromOwner(
        session,
        context,
        ({ lecturers }) => lecturers,
        ({ hosts }) => hosts,
      )
    );
  }

  /** What is read from the section of a session, or from its other owner. */
  async #fromOwner<T>(
    { sectionId, ownerId, id }: SessionModel,
    { load }: RequestContext,
    ofSection: (section: SectionModel) => T,
    ofOther: (owner: SessionOwnerModel) => T,
  ): Promise<T> {
    if (sectionId !== null) return ofSection(await load.of(sectionLoader).load(sectionId));
    if (ownerId !== null) return ofOther(await load.of(sessionOwnerLoader).load(ownerId));
    throw new TypeError(`session ${id} has no owner`);
  }

  @ResolveField(() => SeriesModel, { nullable: true, description: 'The series it belongs to.' })
  series({ seriesId }: SessionModel, _: unknown, { load }: RequestContext): Promise<SeriesModel> | null {
    return seriesId === null ? null : load.of(seriesLoader).load(seriesId);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may enter the class when it is open.' })
  async viewerMayEnter(session: SessionModel, _: unknown, { actor, load }: RequestContext): Promise<boolean> {
    return can(actor, 'session:enter', await load.of(sessionFactsLoader).load(session.id));
  }
}

/** Its own, or the names of the others who take part, hosts first. */
function titleOf({ title, hosts, listeners }: SessionOwnerModel, viewerId: string | undefined): string {
  const others = [...hosts, ...listeners].filter(({ id }) => id !== viewerId);
  return title ?? others.map(({ name }) => name).join(', ');
}
