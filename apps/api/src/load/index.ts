import type { Room } from '../room.ts';
import { LoadController } from './load.controller.ts';
import { LoadResolver } from './load.resolver.ts';

export const load: Room = { resolvers: [LoadResolver], providers: [], controllers: [LoadController] };
