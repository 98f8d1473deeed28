import type { Room } from '../room.ts';
import { Consents } from '../personal/consents.ts';
import { Leaving } from './leaving.service.ts';
import { OwnDataController } from './own-data.controller.ts';
import { OwnData } from './own-data.ts';
import { personal } from './personal.ts';
import { PrivacyResolver } from './privacy.resolver.ts';

export const privacy: Room = {
  resolvers: [PrivacyResolver],
  providers: [Consents, Leaving, OwnData],
  controllers: [OwnDataController],
  personal,
};
