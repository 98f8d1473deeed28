import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { AttendanceOverTime } from './attendance-over-time.service.ts';
import { MemberAttendanceModel } from './member-attendance.models.ts';

@Resolver()
export class MemberAttendanceResolver {
  constructor(private readonly attendance: AttendanceOverTime) {}

  @Query(() => [MemberAttendanceModel], {
    description:
      'In each section of the institution in which the member is enrolled and a session took place; for its admins.',
  })
  @Allow('institution:see-attendance', { of: 'institution', from: 'institutionId' })
  memberAttendance(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<MemberAttendanceModel[]> {
    return this.attendance.ofMember(person.personId, institutionId, personId);
  }
}
