import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { LookingAfterJobs } from './looking-after.service.ts';
import { JobsModel } from './models.ts';

@Resolver()
export class JobsResolver {
  constructor(private readonly service: LookingAfterJobs) {}

  @Query(() => JobsModel, { description: 'For platform admins.' })
  @Allow('platform:operate')
  jobs(): Promise<JobsModel> {
    return this.service.all();
  }

  @Mutation(() => JobsModel, { description: 'Has a job done after all that failed for good.' })
  @Allow('platform:operate')
  tryJobAgain(@Args('id', { type: () => ID }) id: string): Promise<JobsModel> {
    return this.service.tryAgain(id);
  }
}
