import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { NoticeMails } from './notice-mails.ts';
import { NoticeMailsRepository } from './notice-mails.repository.ts';
import { NoticesRepository } from './notices.repository.ts';
import { NotificationsResolver } from './notifications.resolver.ts';
import { Notifications } from './notifications.service.ts';
import { OldNotices } from './old-notices.ts';
import { personal } from './personal.ts';

export { MoveProposalModel } from './models.ts';
export { proposalsOf } from './told.repository.ts';
export type { Proposed } from './told.repository.ts';
export { OldNotices } from './old-notices.ts';
export { jobOf as noticesJobOf, noticesQueue } from './queue.ts';
export { snapshotsOf, tellOfChanges } from './session-changes.ts';
export { tellOfAnnouncement, tellOfAnswer, tellOfProposal, tellOfSeat, tellOfSessions } from './tell.ts';
export type { Planned } from './tell.ts';
export { tellEachOfMentoring, tellOfMentoring } from './tell-mentoring.ts';
export type { MentoringTold, ToldTo } from './tell-mentoring.ts';
export type { MentoringNews, PlannedFacts } from './facts.ts';

/** Who is told of a change, once, in the app and by mail. */
@Module({
  imports: [JobsModule, MailModule],
  providers: [NotificationsResolver, Notifications, NoticesRepository, NoticeMails, NoticeMailsRepository, OldNotices],
})
export class NotificationsModule {
  static readonly personal = personal;
}
