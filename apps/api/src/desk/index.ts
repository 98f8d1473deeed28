import type { Room } from '../room.ts';
import { DeskResolver } from './desk.resolver.ts';

export const desk: Room = { resolvers: [DeskResolver], providers: [], controllers: [] };
