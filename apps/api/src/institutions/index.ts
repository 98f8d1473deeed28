import type { Room } from '../room.ts';
import { InstitutionsResolver } from './institutions.resolver.ts';
import { Institutions } from './institutions.service.ts';

export const institutions: Room = {
  resolvers: [InstitutionsResolver],
  providers: [Institutions],
  controllers: [],
};
