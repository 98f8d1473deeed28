import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { Sections } from '../../courses/index.ts';
import { SectionModel } from '../../models/course.ts';
import { SectionLecturers } from './section-lecturers.service.ts';

const idType = { type: () => ID };

@Resolver()
export class SectionLecturersResolver {
  constructor(
    private readonly sections: Sections,
    private readonly lecturers: SectionLecturers,
  ) {}

  @Mutation(() => SectionModel, {
    description: 'Makes a lecturer of the institution teach the section; people of sessions to come are told.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async assignLecturer(
    @Args('sectionId', idType) sectionId: string,
    @Args('personId', idType) personId: string,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionModel> {
    await this.lecturers.assign(person.personId, sectionId, personId);
    load.clear();
    return this.sections.one(sectionId, person.personId);
  }

  @Mutation(() => SectionModel, {
    description: 'Ends that somebody teaches the section; people of sessions to come are told.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async removeLecturer(
    @Args('sectionId', idType) sectionId: string,
    @Args('personId', idType) personId: string,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionModel> {
    await this.lecturers.remove(person.personId, sectionId, personId);
    load.clear();
    return this.sections.one(sectionId, person.personId);
  }
}
