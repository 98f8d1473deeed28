import type { Room } from '../room.ts';
import { DeckFiles } from './deck-files.ts';
import { DecksController } from './decks.controller.ts';
import { DecksResolver } from './decks.resolver.ts';
import { Decks } from './decks.service.ts';
import { Mends } from './mends.ts';
import { personal } from './personal.ts';
import { RenderJobs } from './render-jobs.ts';
import { Renderer } from './renderer.ts';
import { DeckUploads } from './uploads.ts';
import { WebpCopies } from './webp-copies.ts';

export const decks: Room = {
  resolvers: [DecksResolver],
  providers: [DeckFiles, Decks, DeckUploads, Mends, RenderJobs, Renderer, WebpCopies],
  controllers: [DecksController],
  personal,
};
