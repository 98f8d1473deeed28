import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { NotificationsResolver } from './notifications.resolver.ts';
import { Notifications } from './notifications.service.ts';
import { personal } from './personal.ts';
import { NoticeSender } from './sender.ts';

export { MoveProposalModel } from './models.ts';
export { proposalsWhere } from './proposed.ts';
export type { Proposed } from './proposed.ts';
export { NoticeSender } from './sender.ts';
export { snapshotsOf, tellOfChanges } from './session-changes.ts';
export { tellOfAnnouncement, tellOfAnswer, tellOfProposal, tellOfSeat, tellOfSessions } from './tell.ts';
export type { Planned } from './tell.ts';

/** Who is told of a change, once, in the app and by mail. */
@Module({ imports: [MailModule], providers: [NotificationsResolver, Notifications, NoticeSender] })
export class NotificationsModule {
  static readonly personal = personal;
}
