import type { Room } from '../room.ts';
import { ManySessionsResolver } from './many/many-sessions.resolver.ts';
import { ManySessions } from './many/many-sessions.service.ts';
import { Moving } from './moving.service.ts';
import { personal } from './personal.ts';
import { PlanningResolver } from './planning.resolver.ts';
import { Planning } from './planning.service.ts';
import { SessionsResolver } from './sessions.resolver.ts';
import { Sessions } from './sessions.service.ts';
import { TimetablesResolver } from './timetables.resolver.ts';
import { Timetables } from './timetables.service.ts';
import { UnavailabilityResolver } from './unavailability.resolver.ts';
import { Unavailabilities } from './unavailability.service.ts';

export const schedule: Room = {
  resolvers: [SessionsResolver, PlanningResolver, ManySessionsResolver, TimetablesResolver, UnavailabilityResolver],
  providers: [Sessions, Planning, Moving, ManySessions, Timetables, Unavailabilities],
  controllers: [],
  personal,
};
