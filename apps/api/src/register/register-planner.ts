import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../members/index.ts';
import { carryOut } from './carry-out.ts';
import { NotAppliable } from './failures.ts';
import type { PlanOptions, Planned, Planner, Work } from './planned.ts';
import type { Progress } from './progress.ts';
import { readAndPlan } from './read-and-plan.ts';
import type { Upload } from './runs.repository.ts';
import { inviteStrangers, lookAnew, settleAfter } from './settle-after.ts';

/** Plans files of an institution's register. */
@Injectable()
export class RegisterPlanner implements Planner {
  private readonly logger = new Logger('Register');

  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: Invitations,
  ) {}

  async plan(
    manager: EntityManager,
    upload: Upload,
    options: PlanOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Planned> {
    const { id: importId, institutionId } = upload;
    if (institutionId === null) throw new NotAppliable('This file belongs to no institution.');
    const { plan, problems, lines } = await readAndPlan(
      manager,
      { ...upload, institutionId },
      options,
      progress,
      signal,
    );
    const { counts, changes, writes } = plan;
    return {
      ...{ lines, counts, changes, problems },
      carryOut: async ({ done, signal: toEnd }: Work) => {
        await carryOut(manager, writes, { institutionId, importId, done, signal: toEnd });
        await settleAfter(manager, writes, options.actorId ?? '');
        await inviteStrangers(manager, this.invitations, writes, { actorId: options.actorId ?? '', institutionId });
      },
      afterwards: () =>
        lookAnew(this.dataSource, writes).catch((error: unknown) => {
          this.logger.warn(`statistics were not made anew: ${String(error)}`);
        }),
    };
  }
}
