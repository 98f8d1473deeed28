import { Module } from '@nestjs/common';
import { AnnouncementsRepository } from './announcements.repository.ts';
import { AnnouncementsResolver } from './announcements.resolver.ts';
import { Announcements } from './announcements.service.ts';
import { personal } from './personal.ts';

/** Announcements that lecturers write to a section. */
@Module({ providers: [AnnouncementsResolver, Announcements, AnnouncementsRepository] })
export class AnnouncementsModule {
  static readonly personal = personal;
}
