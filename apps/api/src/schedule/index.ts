import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/index.ts';
import { SectionLecturersResolver } from './lecturers/section-lecturers.resolver.ts';
import { SectionLecturers } from './lecturers/section-lecturers.service.ts';
import { SectionSessionsResolver } from './sessions/section-sessions.resolver.ts';
import { ManySessionsResolver } from './move/many/many-sessions.resolver.ts';
import { ManySessions } from './move/many/many-sessions.service.ts';
import { Moving } from './move/moving.service.ts';
import { SessionOwners } from './owners/owners.service.ts';
import { personal } from './personal.ts';
import { PlanningResolver } from './plan/planning.resolver.ts';
import { Planning } from './plan/planning.service.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { Sessions } from './sessions/sessions.service.ts';
import { TimetableFactsRepository } from './timetables/timetable-facts.repository.ts';
import { TimetableRepository } from './timetables/timetable.repository.ts';
import { TimetablesResolver } from './timetables/timetables.resolver.ts';
import { Timetables } from './timetables/timetables.service.ts';
import { UnavailabilityRepository } from './unavailability/unavailability.repository.ts';
import { UnavailabilityResolver } from './unavailability/unavailability.resolver.ts';
import { Unavailabilities } from './unavailability/unavailability.service.ts';

export { closingDays } from './clashes/busy-sessions.repository.ts';
export type { BusySession, ClosingDay } from './clashes/busy-sessions.repository.ts';
export { idsIn } from './clashes/check-plan.ts';
export { findClashes } from './clashes/find-clashes.ts';
export { asleep, obstaclesIn, unavailable } from './clashes/obstacles.ts';
export { requireLecturers } from './clashes/planning-facts.ts';
export { lecturerFacts, roomFacts } from './clashes/planning-facts.repository.ts';
export type { LecturerFacts, RoomFacts, SectionFacts } from './clashes/planning-facts.ts';
export { SessionModel } from './models.ts';
export { Moving } from './move/moving.service.ts';
export { cancelComing, cancelOpen } from './owners/owners.repository.ts';
export { SessionOwners } from './owners/owners.service.ts';
export type { OwnedSession, OwnerFacts } from './owners/owners.service.ts';
export { lengthOf } from './plan/draw-up.ts';
export { ClashKind, PlanCheckModel } from './plan/models.ts';
export type { ClashKindName } from './plan/models.ts';
export { sessionLoader, sessionsLoader } from './sessions/loaders.ts';
export { canBeEntered, opensBefore, staysOpenAfter } from './sessions/phase.ts';
export { sessionsOfPerson } from './sessions/session-rows.ts';
export { sessionById } from './sessions/sessions.repository.ts';
export { Sessions } from './sessions/sessions.service.ts';
export { exceptionJson } from './unavailability/exception-json.ts';

/** Sessions: plans and series in local time, clashes, moves, timetables, unavailability. */
@Module({
  imports: [CoursesModule],
  providers: [
    SessionsResolver,
    SectionSessionsResolver,
    SectionLecturersResolver,
    PlanningResolver,
    ManySessionsResolver,
    TimetablesResolver,
    UnavailabilityResolver,
    Sessions,
    SessionOwners,
    Planning,
    Moving,
    SectionLecturers,
    ManySessions,
    Timetables,
    Unavailabilities,
    TimetableRepository,
    TimetableFactsRepository,
    UnavailabilityRepository,
  ],
  exports: [Sessions, SessionOwners, Moving],
})
export class ScheduleModule {
  static readonly personal = personal;
}
