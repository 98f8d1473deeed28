import { Inject } from '@nestjs/common';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../access/allow.ts';
import { DemoAccounts } from '../demo/demo-accounts.ts';
import { Post, outboxPath, showsOutbox } from '../mail/index.ts';
import { PlatformModel } from './models.ts';
import { DemoAccountModel } from '../demo/models.ts';

@Resolver(() => PlatformModel)
export class PlatformResolver {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly post: Post,
    private readonly demo: DemoAccounts,
  ) {}

  @Query(() => PlatformModel, { description: 'For everybody, signed in or not.' })
  @Allow('public')
  platform(): Pick<PlatformModel, 'name' | 'outboxPath'> {
    const shown = this.config.local && showsOutbox(this.config, this.post);
    return { name: 'Ikiraro', outboxPath: shown ? outboxPath : null };
  }

  @ResolveField(() => [DemoAccountModel])
  demoAccounts(): Promise<DemoAccountModel[]> {
    return this.demo.list();
  }
}
