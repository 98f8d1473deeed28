import type { Room } from '../room.ts';
import { DemoAccounts } from '../demo/demo-accounts.ts';
import { PlatformResolver } from './platform.resolver.ts';

export const platform: Room = {
  resolvers: [PlatformResolver],
  providers: [DemoAccounts],
  controllers: [],
};
