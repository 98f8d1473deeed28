import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MembersModule } from '../members/index.ts';
import { MetricsModule } from '../metrics/index.ts';
import { ImportsRepository } from './imports.repository.ts';
import { Imports } from './imports.service.ts';
import { ImportJobsRepository } from './import-jobs.repository.ts';
import { ImportWorker } from './import-worker.ts';
import { Planners } from './planned.ts';
import { personal } from './personal.ts';
import { RegisterPlanner } from './register-planner.ts';
import { RegisterController } from './register.controller.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RunsRepository } from './runs.repository.ts';
import { Runs } from './runs.ts';

export { CellReader } from './cell-reader.ts';
export { decode } from './bytes/decode.ts';
export { mostAlike } from './alike.ts';
export { breathe, isTurn } from './breathe.ts';
export { columnOf, keyOf } from './csv/headings.ts';
export { readTable } from './csv/table.ts';
export { NotAppliable } from './failures.ts';
export { Imports } from './imports.service.ts';
export { RegisterImportModel } from './models.ts';
export { RegisterEncoding } from './encodings.ts';
export { Planners } from './planned.ts';
export type { PlanOptions, Planned, Planner } from './planned.ts';
export type { Change, Count } from './plan/ledger.ts';
export { FileError, Problems, shown } from './problems.ts';
export type { Position } from './problems.ts';
export type { Progress } from './progress.ts';
export type { Upload } from './runs.repository.ts';
export { bodyOf, fileNameOf, refuseForeign } from './upload.ts';

/** CSV and OneRoster: looked through, applied in one transaction, exported. */
@Module({
  imports: [JobsModule, MembersModule, MetricsModule],
  controllers: [RegisterController],
  providers: [
    RegisterResolver,
    Imports,
    ImportWorker,
    Runs,
    ImportsRepository,
    ImportJobsRepository,
    RunsRepository,
    RegisterPlanner,
    Planners,
  ],
  exports: [Imports, Planners],
})
export class RegisterModule {
  static readonly personal = personal;
}
