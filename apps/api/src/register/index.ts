import type { Room } from '../room.ts';
import { Imports } from './imports.service.ts';
import { InHand } from './in-hand.ts';
import { Jobs } from './jobs.ts';
import { personal } from './personal.ts';
import { RegisterController } from './register.controller.ts';
import { RegisterResolver } from './register.resolver.ts';
import { Runs } from './runs.ts';

export const register: Room = {
  resolvers: [RegisterResolver],
  providers: [Imports, InHand, Jobs, Runs],
  controllers: [RegisterController],
  personal,
};
