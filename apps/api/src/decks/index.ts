import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MetricsModule } from '../metrics/index.ts';
import { DeckFiles } from './deck-files.ts';
import { DecksRepository } from './decks.repository.ts';
import { DecksController } from './decks.controller.ts';
import { DecksResolver } from './decks.resolver.ts';
import { Decks } from './decks.service.ts';
import { Mends } from './mends.ts';
import { personal } from './personal.ts';
import { RenderJobs } from './render-jobs.ts';
import { Renderer } from './renderer.ts';
import { RenderingRepository } from './rendering.repository.ts';
import { DeckUploads } from './uploads.ts';
import { WebpCopies } from './webp-copies.ts';

/** Slides: uploads in pieces, pages rendered in a process of their own. */
@Module({
  imports: [JobsModule, MetricsModule],
  controllers: [DecksController],
  providers: [
    DecksResolver,
    DeckFiles,
    Decks,
    DeckUploads,
    Mends,
    RenderJobs,
    Renderer,
    WebpCopies,
    DecksRepository,
    RenderingRepository,
  ],
})
export class DecksModule {
  static readonly personal = personal;
}
