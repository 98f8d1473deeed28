import { Module } from '@nestjs/common';
import { SectionSessionsResolver } from './sessions/section-sessions.resolver.ts';
import { ManySessionsResolver } from './move/many/many-sessions.resolver.ts';
import { ManySessions } from './move/many/many-sessions.service.ts';
import { Moving } from './move/moving.service.ts';
import { personal } from './personal.ts';
import { PlanningResolver } from './plan/planning.resolver.ts';
import { Planning } from './plan/planning.service.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { Sessions } from './sessions/sessions.service.ts';
import { TimetablesResolver } from './timetables/timetables.resolver.ts';
import { Timetables } from './timetables/timetables.service.ts';
import { UnavailabilityResolver } from './unavailability/unavailability.resolver.ts';
import { Unavailabilities } from './unavailability/unavailability.service.ts';

/** Sessions: plans and series in local time, clashes, moves, timetables, unavailability. */
@Module({
  providers: [
    SessionsResolver,
    SectionSessionsResolver,
    PlanningResolver,
    ManySessionsResolver,
    TimetablesResolver,
    UnavailabilityResolver,
    Sessions,
    Planning,
    Moving,
    ManySessions,
    Timetables,
    Unavailabilities,
  ],
  exports: [Sessions, Moving],
})
export class ScheduleModule {
  static readonly personal = personal;
}
