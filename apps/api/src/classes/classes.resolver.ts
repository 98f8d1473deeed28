import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { Admissions } from './admissions.ts';
import { AttendanceService } from './attendance.service.ts';
import { ClassBoards } from './boards.service.ts';
import { AttendanceModel, ClassAdmissionModel, ClassBoardModel, ClassReportModel } from './models.ts';
import { ClassReports } from './reports.service.ts';

@Resolver()
export class ClassesResolver {
  constructor(
    private readonly admissions: Admissions,
    private readonly attendances: AttendanceService,
    private readonly reports: ClassReports,
    private readonly boards: ClassBoards,
  ) {}

  @Query(() => AttendanceModel)
  @Allow('session:see-attendance', { of: 'session', from: 'sessionId' })
  attendance(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<AttendanceModel> {
    return this.attendances.of(sessionId);
  }

  @Query(() => ClassReportModel)
  @Allow('session:see-attendance', { of: 'session', from: 'sessionId' })
  classReport(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<ClassReportModel> {
    return this.reports.of(sessionId);
  }

  @Query(() => ClassBoardModel)
  @Allow('session:see-board', { of: 'session', from: 'sessionId' })
  classBoard(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Context() { person }: RequestContext,
  ): Promise<ClassBoardModel> {
    return this.boards.of(sessionId, person.personId);
  }

  @Mutation(() => ClassAdmissionModel, { description: 'Makes the class if need be and admits the viewer.' })
  @Allow('session:enter', { of: 'session', from: 'sessionId' })
  enterClass(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Context() { person }: RequestContext,
  ): Promise<ClassAdmissionModel> {
    return this.admissions.enter(sessionId, person.personId);
  }
}
