import type { Room } from '../room.ts';
import { CohortsResolver } from './cohorts.resolver.ts';
import { Cohorts } from './cohorts.service.ts';
import { EnrolmentResolver } from './enrolment.resolver.ts';
import { Enrolments } from './enrolments.service.ts';
import { personal } from './personal.ts';
import { PlacesResolver } from './places.resolver.ts';
import { Teaching } from './teaching.service.ts';

export const enrolment: Room = {
  resolvers: [EnrolmentResolver, PlacesResolver, CohortsResolver],
  providers: [Enrolments, Teaching, Cohorts],
  controllers: [],
  personal,
};
