import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { TeachingRole as TeachingRoleName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { SectionModel } from '../models/course.ts';
import { EnrolmentRole, TeachingRole } from '../graphql/enums.ts';
import type { EnrolmentRoleName } from '../graphql/enums.ts';
import { namesOf } from '../people/index.ts';
import { Enrolments } from './enrolments.service.ts';
import type { EnrolOutcome } from './enrolments.service.ts';
import { EnrolResult } from './models.ts';
import type { EnrolResultModel } from './models.ts';
import { ownSections } from './places.repository.ts';
import { Teaching } from './teaching.service.ts';
import { sectionLoader } from '../models/loaders.ts';

const id = { type: () => ID };
const ids = { type: () => [ID] };

@Resolver()
export class EnrolmentResolver {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly teaching: Teaching,
    private readonly dataSource: DataSource,
  ) {}

  @Query(() => [SectionModel], { description: 'Sections that the viewer teaches or learns in, the newest term first.' })
  @Allow('signed-in')
  async mySections(@Context() { person, load }: RequestContext): Promise<SectionModel[]> {
    const own = await ownSections(this.dataSource, person.personId);
    return Promise.all(own.map((sectionId) => load.of(sectionLoader).load(sectionId)));
  }

  @Mutation(() => EnrolResult, {
    description: 'Students of the institution; who finds no seat waits, unless the section has no waiting list.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async enrol(
    @Args('sectionId', id) sectionId: string,
    @Args('personIds', ids) personIds: string[],
    @Context() context: RequestContext,
  ): Promise<EnrolResultModel> {
    const outcome = await this.enrolments.enrol(context.person.personId, sectionId, personIds);
    return this.result(sectionId, outcome, context);
  }

  @Mutation(() => EnrolResult, { description: 'Enrols its members, and those who come to it later.' })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async enrolCohort(
    @Args('sectionId', id) sectionId: string,
    @Args('cohortId', id) cohortId: string,
    @Context() context: RequestContext,
  ): Promise<EnrolResultModel> {
    const outcome = await this.enrolments.enrolCohort(context.person.personId, sectionId, cohortId);
    return this.result(sectionId, outcome, context);
  }

  @Mutation(() => SectionModel, {
    description: 'From the cohort or from the waiting list; free seats go to the people who wait longest.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async unenrol(
    @Args('sectionId', id) sectionId: string,
    @Args('personIds', ids) personIds: string[],
    @Context() context: RequestContext,
  ): Promise<SectionModel> {
    await this.enrolments.unenrol(context.person.personId, sectionId, personIds);
    return changed(sectionId, context);
  }

  @Mutation(() => EnrolResult, {
    description: 'A student takes a seat by themselves, where the section is OPEN and takes them.',
  })
  @Allow('section:enrol-self', { of: 'section', from: 'sectionId' })
  async enrolMyself(
    @Args('sectionId', id) sectionId: string,
    @Context() context: RequestContext,
  ): Promise<EnrolResultModel> {
    return this.result(sectionId, await this.enrolments.enrolMyself(context.person.personId, sectionId), context);
  }

  @Mutation(() => SectionModel, { description: 'From the cohort or from the waiting list.' })
  @Allow('section:leave', { of: 'section', from: 'sectionId' })
  async leaveSection(
    @Args('sectionId', id) sectionId: string,
    @Context() context: RequestContext,
  ): Promise<SectionModel> {
    await this.enrolments.leave(context.person.personId, sectionId);
    return changed(sectionId, context);
  }

  @Mutation(() => SectionModel, { description: "Replaces the section's cohort." })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async setCohort(
    @Args('sectionId', id) sectionId: string,
    @Args('personIds', ids) personIds: string[],
    @Context() context: RequestContext,
  ): Promise<SectionModel> {
    await this.enrolments.setCohort(context.person.personId, sectionId, personIds);
    return changed(sectionId, context);
  }

  @Mutation(() => SectionModel, { description: 'NOT_FOUND for a person who does not teach the section.' })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async setTeachingRole(
    @Args('sectionId', id) sectionId: string,
    @Args('personId', id) personId: string,
    @Args('role', { type: () => TeachingRole, description: 'What the person becomes.' }) role: TeachingRoleName,
    @Context() context: RequestContext,
  ): Promise<SectionModel> {
    await this.teaching.setRole(context.person.personId, sectionId, personId, role);
    return changed(sectionId, context);
  }

  @Mutation(() => SectionModel, {
    description: 'A student who helps takes no seat; CONFLICT when none is left for one who is to need it again.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async setEnrolmentRole(
    @Args('sectionId', id) sectionId: string,
    @Args('personId', id) personId: string,
    @Args('role', { type: () => EnrolmentRole, description: 'What the person becomes.' }) role: EnrolmentRoleName,
    @Context() context: RequestContext,
  ): Promise<SectionModel> {
    await this.enrolments.setRole(context.person.personId, sectionId, personId, role);
    return changed(sectionId, context);
  }

  private async result(sectionId: string, outcome: EnrolOutcome, context: RequestContext): Promise<EnrolResultModel> {
    if (!('enrolled' in outcome)) return outcome;
    const people = await namesOf(this.dataSource, [...outcome.enrolled, ...outcome.waiting]);
    const named = (personIds: readonly string[]) => personIds.flatMap((personId) => people.get(personId) ?? []);
    return {
      section: await changed(sectionId, context),
      enrolled: named(outcome.enrolled),
      waiting: named(outcome.waiting),
    };
  }
}

/** The section as it is after a change. */
function changed(sectionId: string, { load }: RequestContext): Promise<SectionModel> {
  load.clear();
  return load.of(sectionLoader).load(sectionId);
}
