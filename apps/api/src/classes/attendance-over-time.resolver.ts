import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { SectionAttendanceModel, StudentsAtRiskModel, TermAttendanceModel } from './attendance-over-time.models.ts';
import { OwnAttendanceModel } from './own-attendance.models.ts';
import { AttendanceOverTime } from './attendance-over-time.service.ts';

const id = { type: () => ID };
const optionalId = { type: () => ID, nullable: true };

@Resolver()
export class AttendanceOverTimeResolver {
  constructor(private readonly attendances: AttendanceOverTime) {}

  @Query(() => TermAttendanceModel, {
    description: "Attendance of an institution's term, week by week and section by section.",
  })
  @Allow('institution:see-attendance', { of: 'institution', from: 'institutionId' })
  termAttendance(
    @Args('institutionId', id) institutionId: string,
    @Args('termId', id) termId: string,
    @Args('campusId', optionalId) campusId: string | null | undefined,
    @Args('departmentId', optionalId) departmentId: string | null | undefined,
    @Context() { person }: RequestContext,
  ): Promise<TermAttendanceModel> {
    return this.attendances.ofTerm(person.personId, {
      institutionId,
      termId,
      campusId: campusId ?? null,
      departmentId: departmentId ?? null,
    });
  }

  @Query(() => [OwnAttendanceModel], {
    description: 'The viewer’s own, section by section.',
  })
  @Allow('signed-in')
  myAttendance(@Context() { person, load }: RequestContext): Promise<OwnAttendanceModel[]> {
    return this.attendances.ofPerson(person.personId, load);
  }

  @Query(() => StudentsAtRiskModel, { description: 'Students who come too seldom to a section of the term.' })
  @Allow('institution:see-attendance', { of: 'institution', from: 'institutionId' })
  studentsAtRisk(
    @Args('institutionId', id) institutionId: string,
    @Args('termId', id) termId: string,
    @Args('campusId', optionalId) campusId: string | null | undefined,
    @Args('departmentId', optionalId) departmentId: string | null | undefined,
    @Args('below', { type: () => Int, defaultValue: 75, description: 'Percent.' }) below: number,
    @Args('missed', { type: () => Int, defaultValue: 3, description: 'In a row, up to the last session.' })
    missed: number,
    @Context() { person }: RequestContext,
  ): Promise<StudentsAtRiskModel> {
    const part = { institutionId, termId, campusId: campusId ?? null, departmentId: departmentId ?? null };
    return this.attendances.atRisk(person.personId, part, { below, missed });
  }

  @Query(() => SectionAttendanceModel, {
    description: 'For administrators of the institution and the people who teach the section.',
  })
  @Allow('section:see-attendance', { of: 'section', from: 'sectionId' })
  sectionAttendance(
    @Args('sectionId', id) sectionId: string,
    @Context() { load }: RequestContext,
  ): Promise<SectionAttendanceModel> {
    return this.attendances.ofSection(sectionId, load);
  }
}
