import type { Room } from '../room.ts';
import { TermCopiesResolver } from './copy-term.resolver.ts';
import { TermCopies } from './copy-term.service.ts';

export const copyTerm: Room = {
  resolvers: [TermCopiesResolver],
  providers: [TermCopies],
  controllers: [],
};
