import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { DemoAccounts } from '../demo/demo-accounts.ts';
import { PlatformResolver } from './platform.resolver.ts';

/** What anybody may know of this installation. */
@Module({ imports: [MailModule], providers: [PlatformResolver, DemoAccounts] })
export class PlatformModule {}
