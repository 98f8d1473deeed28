import type { Room } from '../room.ts';
import { CohortsResolver } from './cohorts.resolver.ts';
import { Cohorts } from './cohorts.service.ts';
import { EnrolmentResolver } from './enrolment.resolver.ts';
import { Enrolments } from './enrolments.service.ts';
import { ManyStudentsResolver } from './many/many-students.resolver.ts';
import { ManyStudents } from './many/many-students.service.ts';
import { personal } from './personal.ts';
import { PlacesResolver } from './places.resolver.ts';
import { Teaching } from './teaching.service.ts';

export const enrolment: Room = {
  resolvers: [EnrolmentResolver, PlacesResolver, CohortsResolver, ManyStudentsResolver],
  providers: [Enrolments, Teaching, Cohorts, ManyStudents],
  controllers: [],
  personal,
};
