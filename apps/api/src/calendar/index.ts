import { Module } from '@nestjs/common';
import { FeedsController } from './feeds.controller.ts';
import { FeedsRepository } from './feeds.repository.ts';
import { FeedsResolver } from './feeds.resolver.ts';
import { Feeds } from './feeds.service.ts';
import { personal } from './personal.ts';

/** iCalendar feeds. */
@Module({ controllers: [FeedsController], providers: [FeedsResolver, Feeds, FeedsRepository] })
export class CalendarModule {
  static readonly personal = personal;
}
