import { Module } from '@nestjs/common';
import { Jobs } from './jobs.service.ts';

export { Jobs } from './jobs.service.ts';
export { Stopped, defineQueue } from './queue.ts';
export type { JobToSend, JobWorker } from './queue.ts';

/** What is done later, by whichever api process has time for it. */
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
