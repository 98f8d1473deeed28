import { Module } from '@nestjs/common';
import { MembersModule } from '../members/index.ts';
import { MetricsModule } from '../metrics/index.ts';
import { Imports } from './imports.service.ts';
import { InHand } from './in-hand.ts';
import { Jobs } from './jobs.ts';
import { personal } from './personal.ts';
import { RegisterController } from './register.controller.ts';
import { RegisterResolver } from './register.resolver.ts';
import { Runs } from './runs.ts';

/** CSV and OneRoster: looked through, applied in one transaction, exported. */
@Module({
  imports: [MembersModule, MetricsModule],
  controllers: [RegisterController],
  providers: [RegisterResolver, Imports, InHand, Jobs, Runs],
})
export class RegisterModule {
  static readonly personal = personal;
}
