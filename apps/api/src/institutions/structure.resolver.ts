import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Campuses } from './campuses.service.ts';
import { ClosingDays } from './closing-days.service.ts';
import { Departments } from './departments.service.ts';
import {
  CampusChanges,
  CampusInput,
  ClosingDayInput,
  DepartmentInput,
  RoomInput,
  TermChanges,
  TermInput,
} from './inputs.ts';
import { CampusModel, ClosingDayModel, DepartmentModel, RoomModel, TermModel } from '../models/institution.ts';
import { LectureRooms } from './lecture-rooms.service.ts';
import { Terms } from './terms.service.ts';

const idType = { type: () => ID };
const int = { type: () => Int };
const text = { type: () => String };

/** What an institution is made of: campuses, rooms, departments, closing days, terms. */
@Resolver()
export class StructureResolver {
  constructor(
    private readonly campuses: Campuses,
    private readonly rooms: LectureRooms,
    private readonly departments: Departments,
    private readonly closingDays: ClosingDays,
    private readonly terms: Terms,
  ) {}

  @Mutation(() => CampusModel, { description: 'CONFLICT when a campus of the institution has the name.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createCampus(
    @Args('input', { type: () => CampusInput }) input: CampusInput,
    @Context() { person }: RequestContext,
  ): Promise<CampusModel> {
    return this.campuses.create(person.personId, input);
  }

  @Mutation(() => CampusModel, { description: 'Sessions that are planned keep the zone in which they were planned.' })
  @Allow('institution:manage', { of: 'campus', from: 'id' })
  updateCampus(
    @Args('id', idType) id: string,
    @Args('version', int) version: number,
    @Args('input', { type: () => CampusChanges }) input: CampusChanges,
    @Context() { person }: RequestContext,
  ): Promise<CampusModel> {
    return this.campuses.update(person.personId, id, version, input);
  }

  @Mutation(() => Boolean, {
    description: 'With its rooms and closing days; CONFLICT when sections, cohorts or sessions need it.',
  })
  @Allow('institution:manage', { of: 'campus', from: 'id' })
  async removeCampus(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.campuses.remove(person.personId, id);
    return true;
  }

  @Mutation(() => RoomModel, { description: 'CONFLICT when a room of the campus has the name.' })
  @Allow('institution:manage', { of: 'campus', from: 'input.campusId' })
  createRoom(
    @Args('input', { type: () => RoomInput }) input: RoomInput,
    @Context() { person }: RequestContext,
  ): Promise<RoomModel> {
    return this.rooms.create(person.personId, input);
  }

  @Mutation(() => RoomModel, { description: 'CONFLICT when a room of the campus has the name.' })
  @Allow('institution:manage', { of: 'room', from: 'id' })
  updateRoom(
    @Args('id', idType) id: string,
    @Args('version', int) version: number,
    @Args('name', text) name: string,
    @Args('seats', int) seats: number,
    @Context() { person }: RequestContext,
  ): Promise<RoomModel> {
    return this.rooms.update(person.personId, id, version, { name, seats });
  }

  @Mutation(() => Boolean, { description: 'CONFLICT when sessions are planned in it, past and cancelled ones too.' })
  @Allow('institution:manage', { of: 'room', from: 'id' })
  async removeRoom(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.rooms.remove(person.personId, id);
    return true;
  }

  @Mutation(() => DepartmentModel, { description: 'CONFLICT when a department of the institution has the code.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createDepartment(
    @Args('input', { type: () => DepartmentInput }) input: DepartmentInput,
    @Context() { person }: RequestContext,
  ): Promise<DepartmentModel> {
    return this.departments.create(person.personId, input);
  }

  @Mutation(() => DepartmentModel, { description: 'Gives it a code and a name; CONFLICT when the code is taken.' })
  @Allow('institution:manage', { of: 'department', from: 'id' })
  updateDepartment(
    @Args('id', idType) id: string,
    @Args('version', int) version: number,
    @Args('code', { ...text, description: 'At most 20 characters.' }) code: string,
    @Args('name', text) name: string,
    @Context() { person }: RequestContext,
  ): Promise<DepartmentModel> {
    return this.departments.update(person.personId, id, version, { code, name });
  }

  @Mutation(() => Boolean, { description: 'CONFLICT when courses or cohorts belong to it.' })
  @Allow('institution:manage', { of: 'department', from: 'id' })
  async removeDepartment(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.departments.remove(person.personId, id);
    return true;
  }

  @Mutation(() => ClosingDayModel, { description: 'For one campus or for all; sessions that are planned on it stay.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  addClosingDay(
    @Args('input', { type: () => ClosingDayInput }) input: ClosingDayInput,
    @Context() { person }: RequestContext,
  ): Promise<ClosingDayModel> {
    return this.closingDays.add(person.personId, input);
  }

  @Mutation(() => Boolean, { description: 'Sessions can be planned on it again without a clash.' })
  @Allow('institution:manage', { of: 'closing_day', from: 'id' })
  async removeClosingDay(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.closingDays.remove(person.personId, id);
    return true;
  }

  @Mutation(() => TermModel, { description: 'Terms may overlap; CONFLICT when one of the institution has the name.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createTerm(
    @Args('input', { type: () => TermInput }) input: TermInput,
    @Context() { person }: RequestContext,
  ): Promise<TermModel> {
    return this.terms.create(person.personId, input);
  }

  @Mutation(() => TermModel, { description: 'CONFLICT when planned sessions would fall outside it.' })
  @Allow('institution:manage', { of: 'term', from: 'id' })
  updateTerm(
    @Args('id', idType) id: string,
    @Args('version', int) version: number,
    @Args('input', { type: () => TermChanges }) input: TermChanges,
    @Context() { person }: RequestContext,
  ): Promise<TermModel> {
    return this.terms.update(person.personId, id, version, input);
  }

  @Mutation(() => Boolean, { description: 'CONFLICT when it has sections.' })
  @Allow('institution:manage', { of: 'term', from: 'id' })
  async removeTerm(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.terms.remove(person.personId, id);
    return true;
  }
}
