import { SectionSessionsResolver } from './sessions/section-sessions.resolver.ts';
import type { Room } from '../room.ts';
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

export const schedule: Room = {
  resolvers: [
    SessionsResolver,
    SectionSessionsResolver,
    PlanningResolver,
    ManySessionsResolver,
    TimetablesResolver,
    UnavailabilityResolver,
  ],
  providers: [Sessions, Planning, Moving, ManySessions, Timetables, Unavailabilities],
  controllers: [],
  personal,
};
