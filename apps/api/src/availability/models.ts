import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime, LocalDate } from '../graphql/scalars.ts';

export const AvailabilityExceptionKind = { AWAY: 'away', EXTRA: 'extra' } as const;
export type AvailabilityExceptionKindName = (typeof AvailabilityExceptionKind)[keyof typeof AvailabilityExceptionKind];
describedEnum('AvailabilityExceptionKind', 'What differs on some days.', AvailabilityExceptionKind, {
  AWAY: 'Not free, and not to be planned for.',
  EXTRA: 'Free, beside the weekly hours and on a day of an absence too.',
});

const from = { description: 'HH:MM on the wall clock.' };
const to = { description: 'HH:MM on the wall clock, after `from` and to 24:00.' };
const weekday = { description: '1 is Monday, 7 Sunday.' };
const noticeHours = { description: 'Hours from now within which nothing begins: 0 to 720.' };
const gapMinutes = { description: 'Minutes between what one has and a meeting: 0 to 240.' };
const mostPerWeek = {
  description: 'Meetings in a week from Monday to Sunday: 1 to 50; null: any number.',
  nullable: true,
};

@ObjectType('WeekdayHours', { description: 'A part of a weekday, every week.' })
export class WeekdayHoursModel {
  @Field(() => Int, weekday)
  weekday: number;

  @Field(() => String, from)
  from: string;

  @Field(() => String, to)
  to: string;
}

@ObjectType('AvailabilityException', { description: 'A part of each of some days that differs from the weekly hours.' })
export class AvailabilityExceptionModel {
  @Field(() => ID)
  id: string;

  @Field(() => AvailabilityExceptionKind, { description: 'Whether there is less or more time.' })
  kind: AvailabilityExceptionKindName;

  @Field(() => LocalDate, { description: 'The first of the days.' })
  firstDay: string;

  @Field(() => LocalDate, { description: 'The last of the days, included.' })
  lastDay: string;

  @Field(() => String, from)
  from: string;

  @Field(() => String, to)
  to: string;

  @Field(() => String, { description: 'IANA zone in which it was said.' })
  zone: string;
}

@ObjectType('Availability', { description: 'When the viewer would meet others, and what they ask of meetings.' })
export class AvailabilityModel {
  @Field(() => String, { description: 'IANA zone of the weekly hours.' })
  zone: string;

  @Field(() => [WeekdayHoursModel], {
    description: 'By weekday and time; the waking hours of each day while the viewer has said nothing (`version` 0).',
  })
  hours: WeekdayHoursModel[];

  @Field(() => Int, noticeHours)
  noticeHours: number;

  @Field(() => Int, gapMinutes)
  gapMinutes: number;

  @Field(() => Int, mostPerWeek)
  mostPerWeek: number | null;

  @Field(() => Int, { description: 'Counts changes, but not those of exceptions. 0: the viewer has said nothing yet.' })
  version: number;

  @Field(() => [AvailabilityExceptionModel], { description: 'Those that are not over, by day and time.' })
  exceptions: AvailabilityExceptionModel[];
}

@ObjectType('FreeSlot', { description: 'A time at which all who were asked about are free.' })
export class FreeSlotModel {
  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;
}

@InputType({ description: 'A part of a weekday. What crosses midnight is two.' })
export class WeekdayHoursInput {
  @Field(() => Int, weekday)
  weekday: number;

  @Field(() => String, from)
  from: string;

  @Field(() => String, to)
  to: string;
}

@InputType({ description: 'The weekly hours as a whole, and what the viewer asks of meetings.' })
export class AvailabilityInput {
  @Field(() => String)
  zone: string;

  @Field(() => [WeekdayHoursInput], {
    description: 'At most 70, of which none overlap; empty: never, but for extra hours.',
  })
  hours: WeekdayHoursInput[];

  @Field(() => Int, noticeHours)
  noticeHours: number;

  @Field(() => Int, gapMinutes)
  gapMinutes: number;

  @Field(() => Int, mostPerWeek)
  mostPerWeek?: number | null;

  @Field(() => Int, { description: 'That it was made from: 0 when nothing was said yet.' })
  version: number;
}

@InputType({ description: 'Days that differ from the weekly hours.' })
export class AvailabilityExceptionInput {
  @Field(() => AvailabilityExceptionKind, { description: 'Whether there is less or more time.' })
  kind: AvailabilityExceptionKindName;

  @Field(() => LocalDate, { description: 'The first of the days.' })
  firstDay: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last of the days, included; null: it is one day.' })
  lastDay?: string | null;

  @Field(() => String, { nullable: true, defaultValue: '00:00', ...from })
  from: string | null;

  @Field(() => String, { nullable: true, defaultValue: '24:00', ...to })
  to: string | null;

  @Field(() => String, { nullable: true, description: 'IANA zone; null: that of the weekly hours.' })
  zone?: string | null;
}
