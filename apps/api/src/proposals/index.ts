import type { Room } from '../room.ts';
import { personal } from './personal.ts';
import { ProposalsResolver } from './proposals.resolver.ts';
import { Proposals } from './proposals.service.ts';

export const proposals: Room = {
  resolvers: [ProposalsResolver],
  providers: [Proposals],
  controllers: [],
  personal,
};
