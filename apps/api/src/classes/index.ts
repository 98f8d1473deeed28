import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/index.ts';
import { AdmissionsRepository } from './admissions.repository.ts';
import { Admissions } from './admissions.ts';
import { AttendanceController } from './attendance.controller.ts';
import { AttendanceOverTimeResolver } from './attendance-over-time.resolver.ts';
import { AttendanceOverTimeRepository } from './attendance-over-time.repository.ts';
import { AttendanceOverTime } from './attendance-over-time.service.ts';
import { AttendanceRepository } from './attendance.repository.ts';
import { AttendanceService } from './attendance.service.ts';
import { BoardController } from './board.controller.ts';
import { ClassBoards } from './boards.service.ts';
import { ClassLogRepository } from './class-log.repository.ts';
import { ClassesResolver } from './classes.resolver.ts';
import { CorrectionsRepository } from './corrections.repository.ts';
import { CorrectionsResolver } from './corrections.resolver.ts';
import { Corrections } from './corrections.service.ts';
import { MemberAttendanceResolver } from './member-attendance.resolver.ts';
import { PastClasses } from './past-classes.ts';
import { personal } from './personal.ts';
import { Reopening } from './reopening.ts';
import { ClassReports } from './reports.service.ts';
import { StudentsAttendanceRepository } from './students-attendance.repository.ts';
import { TalkController } from './talk.controller.ts';
import { ClassTalk } from './talk.service.ts';

export { logOf, presence } from './attendance-sql.ts';

/** Admission to a class, and what remains of it afterwards: attendance, report, board, talk. */
@Module({
  imports: [ScheduleModule],
  controllers: [AttendanceController, BoardController, TalkController],
  providers: [
    MemberAttendanceResolver,
    ClassesResolver,
    AttendanceOverTimeResolver,
    CorrectionsResolver,
    Admissions,
    AttendanceService,
    AttendanceOverTime,
    ClassReports,
    ClassBoards,
    ClassTalk,
    PastClasses,
    Corrections,
    Reopening,
    AdmissionsRepository,
    AttendanceRepository,
    AttendanceOverTimeRepository,
    StudentsAttendanceRepository,
    ClassLogRepository,
    CorrectionsRepository,
  ],
})
export class ClassesModule {
  static readonly personal = personal;
}
