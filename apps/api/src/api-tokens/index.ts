import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { ApiTokensResolver } from './api-tokens.resolver.ts';
import { ApiTokens } from './api-tokens.service.ts';
import { personal } from './personal.ts';

/** API tokens, by which programs ask for people. */
@Module({ imports: [MailModule], providers: [ApiTokensResolver, ApiTokens] })
export class ApiTokensModule {
  static readonly personal = personal;
}
