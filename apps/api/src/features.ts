import type { Type } from '@nestjs/common';
import { AnnouncementsModule } from './announcements/index.ts';
import { ApiTokensModule } from './api-tokens/index.ts';
import { AuditModule } from './audit/index.ts';
import { AvailabilityModule } from './availability/index.ts';
import { CalendarModule } from './calendar/index.ts';
import { ClassesModule } from './classes/index.ts';
import { ClassificationsModule } from './classifications/index.ts';
import { CompetencesModule } from './competences/index.ts';
import { CopyTermModule } from './copy-term/index.ts';
import { CoursesModule } from './courses/index.ts';
import { DecksModule } from './decks/index.ts';
import { DeskModule } from './desk/index.ts';
import { EnrolmentModule } from './enrolment/index.ts';
import { FinderModule } from './finder/index.ts';
import { InstitutionsModule } from './institutions/index.ts';
import { JobsModule } from './jobs/index.ts';
import { LoadModule } from './load/index.ts';
import { MailModule } from './mail/index.ts';
import { MatchingModule } from './matching/index.ts';
import { MembersModule } from './members/index.ts';
import { MentoringModule } from './mentoring/index.ts';
import { MetricsModule } from './metrics/index.ts';
import { NotificationsModule } from './notifications/index.ts';
import { PeopleModule } from './people/index.ts';
import { PlatformModule } from './platform/index.ts';
import { PollsModule } from './polls/index.ts';
import { PrivacyModule } from './privacy/index.ts';
import { ProposalsModule } from './proposals/index.ts';
import { RegisterModule } from './register/index.ts';
import { ScheduleModule } from './schedule/index.ts';
import { RosterModule } from './roster/index.ts';
import { SubscriptionsModule } from './subscriptions/index.ts';
import type { PersonalData } from './personal/personal-data.ts';

/** A module of this service. */
export interface Feature extends Type {
  /** What it keeps about people: how a person gets it, and how it goes when they want it gone. */
  readonly personal?: readonly PersonalData[];
}

/** Everything this service does. */
export const features: readonly Feature[] = [
  PlatformModule,
  MetricsModule,
  JobsModule,
  MailModule,
  PeopleModule,
  InstitutionsModule,
  ClassificationsModule,
  CoursesModule,
  EnrolmentModule,
  ScheduleModule,
  AvailabilityModule,
  CompetencesModule,
  MembersModule,
  CopyTermModule,
  ProposalsModule,
  NotificationsModule,
  CalendarModule,
  ClassesModule,
  DeskModule,
  FinderModule,
  LoadModule,
  DecksModule,
  PollsModule,
  AnnouncementsModule,
  MatchingModule,
  MentoringModule,
  RosterModule,
  RegisterModule,
  ApiTokensModule,
  PrivacyModule,
  AuditModule,
  SubscriptionsModule,
];

/** What all of it keeps about people, in the order in which it is erased. */
export const personalData = features.flatMap(({ personal }) => personal ?? []);
