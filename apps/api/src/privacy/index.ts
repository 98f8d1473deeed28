import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { ConsentsRepository } from '../personal/consents.repository.ts';
import { Consents } from '../personal/consents.ts';
import { LeavingRepository } from './leaving.repository.ts';
import { Leaving } from './leaving.service.ts';
import { OwnDataController } from './own-data.controller.ts';
import { OwnData } from './own-data.ts';
import { personal } from './personal.ts';
import { PrivacyResolver } from './privacy.resolver.ts';

/** A copy of one's data, erasure, consents. */
@Module({
  imports: [MailModule],
  controllers: [OwnDataController],
  providers: [PrivacyResolver, Consents, ConsentsRepository, Leaving, OwnData, LeavingRepository],
})
export class PrivacyModule {
  static readonly personal = personal;
}
