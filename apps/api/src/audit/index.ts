import type { Room } from '../room.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditTrail } from './audit.service.ts';
import { personal } from './personal.ts';

export const audit: Room = {
  resolvers: [AuditResolver],
  providers: [AuditTrail],
  controllers: [],
  personal,
};
