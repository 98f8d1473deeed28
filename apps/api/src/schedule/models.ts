import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ClassPhase } from '../graphql/enums.ts';
import type { ClassPhaseName } from '../graphql/enums.ts';
import { DateTime, LocalDate, LocalDateTime } from '../graphql/scalars.ts';
import { CampusRefModel, RoomModel } from '../models/institution.ts';
import type { SectionModel } from '../models/course.ts';
import { PersonModel } from '../models/person.ts';

/** Its section, its owner, its title, its series and the permissions of the viewer are resolved fields. */
@ObjectType('Session', { description: 'One scheduled meeting, of a section or of another owner.' })
export class SessionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  topic: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String, { description: 'IANA zone it was planned in.' })
  zone: string;

  @Field(() => LocalDateTime, { description: 'Local time it was planned for, in `zone`.' })
  localStart: string;

  @Field(() => ClassPhase, { description: 'Whether its class can be entered now.' })
  phase: ClassPhaseName;

  @Field(() => RoomModel, { nullable: true, description: 'Null: it has none.' })
  room: RoomModel | null;

  @Field(() => Boolean, { description: "Others than the section's teach it." })
  substituted: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was last moved or cancelled, in the words of the person who did it; null: nobody said.',
  })
  reason: string | null;

  @Field(() => Int, { description: 'Version for edits.' })
  version: number;

  /** Not in the schema, like those that follow. */
  sectionId: string | null;
  /** Instead of a section. */
  ownerId: string | null;
  seriesId: string | null;
  /** Instead of the section's lecturers; null: none. */
  substitutes: PersonModel[] | null;
  /** Where it came with the session. */
  inSection?: SectionModel | undefined;
}

@ObjectType('Series', { description: 'Repeating sessions of a section, by one RFC 5545 rule.' })
export class SeriesModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Value of an RRULE, such as FREQ=WEEKLY;COUNT=12.' })
  rule: string;

  @Field(() => LocalDateTime)
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String)
  zone: string;

  @Field(() => Int, { description: 'Its sessions that are neither over nor cancelled.' })
  ahead: number;
}

@ObjectType('Holiday')
export class HolidayModel {
  @Field(() => LocalDate, { description: 'On the calendar of the country or the campus.' })
  day: string;

  @Field(() => String)
  name: string;

  @Field(() => CampusRefModel, { nullable: true })
  campus: CampusRefModel | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2; null for a closing day of the institution.',
  })
  country: string | null;
}

@ObjectType('Unavailability', { description: 'When the viewer cannot teach: once, or again and again.' })
export class UnavailabilityModel {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDateTime)
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true, description: 'Value of an RRULE; null: once.' })
  rule: string | null;

  @Field(() => String, { description: "The viewer's own words, which nobody else reads; may be empty." })
  note: string;
}

@ObjectType('UnavailableTime', { description: 'One time at which somebody cannot teach, or is away.' })
export class UnavailableTimeModel {
  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String, { description: "The person's own words; empty for others, whose business they are not." })
  note: string;
}
