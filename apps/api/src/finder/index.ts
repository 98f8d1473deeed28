import type { Room } from '../room.ts';
import { FinderResolver } from './finder.resolver.ts';

export const finder: Room = { resolvers: [FinderResolver], providers: [], controllers: [] };
