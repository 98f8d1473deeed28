import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { ApiTokensResolver } from './api-tokens.resolver.ts';
import { ApiTokens } from './api-tokens.service.ts';
import { personal } from './personal.ts';
import { TokenNoticesRepository } from './token-notices.repository.ts';
import { TokenNotices } from './token-notices.ts';

export { jobOf as tokenNoticeJobOf, tokenNoticeQueue } from './queue.ts';

/** API tokens, by which programs ask for people. */
@Module({
  imports: [JobsModule, MailModule],
  providers: [ApiTokensResolver, ApiTokens, TokenNotices, TokenNoticesRepository],
})
export class ApiTokensModule {
  static readonly personal = personal;
}
