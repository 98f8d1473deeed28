import type { Room } from '../room.ts';
import { EnrolmentResolver } from './enrolment.resolver.ts';
import { Enrolments } from './enrolments.service.ts';
import { PlacesResolver } from './places.resolver.ts';
import { Teaching } from './teaching.service.ts';

export const enrolment: Room = {
  resolvers: [EnrolmentResolver, PlacesResolver],
  providers: [Enrolments, Teaching],
  controllers: [],
};
