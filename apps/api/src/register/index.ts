import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MembersModule } from '../members/index.ts';
import { MetricsModule } from '../metrics/index.ts';
import { ImportsRepository } from './imports.repository.ts';
import { Imports } from './imports.service.ts';
import { ImportJobsRepository } from './import-jobs.repository.ts';
import { ImportWorker } from './import-worker.ts';
import { personal } from './personal.ts';
import { RegisterController } from './register.controller.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RunsRepository } from './runs.repository.ts';
import { Runs } from './runs.ts';

/** CSV and OneRoster: looked through, applied in one transaction, exported. */
@Module({
  imports: [JobsModule, MembersModule, MetricsModule],
  controllers: [RegisterController],
  providers: [RegisterResolver, Imports, ImportWorker, Runs, ImportsRepository, ImportJobsRepository, RunsRepository],
})
export class RegisterModule {
  static readonly personal = personal;
}
