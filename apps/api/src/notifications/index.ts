import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { NotificationsResolver } from './notifications.resolver.ts';
import { Notifications } from './notifications.service.ts';
import { personal } from './personal.ts';
import { NoticeSender } from './sender.ts';

/** Who is told of a change, once, in the app and by mail. */
@Module({ imports: [MailModule], providers: [NotificationsResolver, Notifications, NoticeSender] })
export class NotificationsModule {
  static readonly personal = personal;
}
