import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Admissions } from './admissions.ts';
import { AttendanceService } from './attendance.service.ts';
import { ClassBoards } from './boards.service.ts';
import { AttendanceModel, ClassAdmissionModel, ClassAfterModel, ClassBoardModel, ClassReportModel } from './models.ts';
import { ClassReports } from './reports.service.ts';
import { ClassTalk } from './talk.service.ts';

@Resolver()
export class ClassesResolver {
  constructor(
    private readonly admissions: Admissions,
    private readonly attendances: AttendanceService,
    private readonly reports: ClassReports,
    private readonly boards: ClassBoards,
    private readonly talk: ClassTalk,
  ) {}

  @Query(() => AttendanceModel, {
    description: 'Of the class of a session; for administrators and the people who teach it.',
  })
  @Allow('session:see-attendance', { of: 'session', from: 'sessionId' })
  attendance(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<AttendanceModel> {
    return this.attendances.of(sessionId);
  }

  @Query(() => ClassReportModel, { description: 'For administrators and the people who teach the session.' })
  @Allow('session:see-attendance', { of: 'session', from: 'sessionId' })
  classReport(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<ClassReportModel> {
    return this.reports.of(sessionId);
  }

  @Query(() => ClassBoardModel, { description: 'For the people of the section and its administrators.' })
  @Allow('session:see-board', { of: 'session', from: 'sessionId' })
  classBoard(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Context() { person }: RequestContext,
  ): Promise<ClassBoardModel> {
    return this.boards.of(sessionId, person.personId);
  }

  @Query(() => ClassAfterModel, { description: 'For the people of the section.' })
  @Allow('session:see-talk', { of: 'session', from: 'sessionId' })
  classAfter(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Context() { person }: RequestContext,
  ): Promise<ClassAfterModel> {
    return this.talk.after(sessionId, person.personId);
  }

  @Mutation(() => ClassAdmissionModel, {
    description:
      'Makes a class in which the session is rehearsed, if need be, and admits the viewer: it counts for nothing.',
  })
  @Allow('session:rehearse', { of: 'session', from: 'sessionId' })
  enterRehearsal(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Context() { person }: RequestContext,
  ): Promise<ClassAdmissionModel> {
    return this.admissions.rehearse(sessionId, person.personId);
  }

  @Mutation(() => ClassAdmissionModel, { description: 'Makes the class if need be and admits the viewer.' })
  @Allow('session:enter', { of: 'session', from: 'sessionId' })
  enterClass(
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('reopen', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Admits who has just ended it, to open it again.',
    })
    reopen: boolean,
    @Context() { person }: RequestContext,
  ): Promise<ClassAdmissionModel> {
    return this.admissions.enter(sessionId, person.personId, reopen);
  }
}
