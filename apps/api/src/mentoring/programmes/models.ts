import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  MentoringParticipantState as StandingName,
  MentoringRole as RoleName,
  ProgrammeState as StateName,
} from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { LocalDate } from '../../graphql/scalars.ts';
import { InstitutionRefModel, PersonModel } from '../../models/person.ts';

export const MentoringProgrammeState = {
  DRAFT: 'draft',
  OPEN: 'open',
  RUNNING: 'running',
  CLOSED: 'closed',
} as const satisfies Record<string, StateName>;
describedEnum('MentoringProgrammeState', 'How far a programme of mentoring is.', MentoringProgrammeState, {
  DRAFT: 'Its leads prepare it; nobody else sees it.',
  OPEN: 'Mentors and mentees join.',
  RUNNING: 'Mentors and mentees meet; others still join.',
  CLOSED: 'It is over; mentorships go on as they were agreed.',
});

export const MentoringRole = { MENTOR: 'mentor', MENTEE: 'mentee' } as const satisfies Record<string, RoleName>;
describedEnum('MentoringRole', 'As what somebody takes part in a programme of mentoring.', MentoringRole, {
  MENTOR: 'They accompany others.',
  MENTEE: 'They are accompanied.',
});

export const MentoringStanding = {
  INVITED: 'invited',
  JOINED: 'joined',
  LEFT: 'left',
} as const satisfies Record<string, StandingName>;
describedEnum('MentoringStanding', 'Whether somebody takes part in a programme of mentoring.', MentoringStanding, {
  INVITED: 'A lead has invited them; they have not joined.',
  JOINED: 'They take part.',
  LEFT: 'They have left, or were taken out.',
});

export const moves = { OPEN: 'open', BEGIN: 'begin', CLOSE: 'close', REOPEN: 'reopen' } as const;
export type MoveName = (typeof moves)[keyof typeof moves];
describedEnum('MentoringProgrammeMove', 'What a lead does with a programme of mentoring.', moves, {
  OPEN: 'Members see it and join.',
  BEGIN: 'Mentors and mentees meet.',
  CLOSE: 'Nobody joins any more.',
  REOPEN: 'It goes on after all.',
});

@ObjectType('MentoringProgramme', {
  description: 'Mentoring with a beginning and an end, for the people of an institution or of the platform.',
})
export class MentoringProgrammeModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What it is for, as text of several lines; may be empty.' })
  purpose: string;

  @Field(() => InstitutionRefModel, {
    nullable: true,
    description: "Null: the platform's, for people of all institutions.",
  })
  institution: InstitutionRefModel | null;

  @Field(() => LocalDate, { description: 'When it begins.' })
  firstDay: string;

  @Field(() => LocalDate, { description: 'Its last day.' })
  lastDay: string;

  @Field(() => Int, { description: 'Of a mentorship: 4 to 24.' })
  weeks: number;

  @Field(() => Int, { description: 'Mentees of one mentor in it at the same time.' })
  mostMentees: number;

  @Field(() => String, { description: 'For the first meeting of two, as text of several lines; may be empty.' })
  guidance: string;

  @Field(() => MentoringProgrammeState, { description: 'How far it is.' })
  state: StateName;

  @Field(() => Int, { description: 'Counts changes.' })
  version: number;

  @Field(() => [PersonModel], { description: 'Who answers for it, by name.' })
  leads: PersonModel[];

  @Field(() => Int, { description: 'How many take part as mentors.' })
  mentors: number;

  @Field(() => Int, { description: 'How many take part as mentees.' })
  mentees: number;

  @Field(() => MentoringRole, {
    nullable: true,
    description: 'As what the viewer takes part, or was invited; null: as nothing.',
  })
  myRole: RoleName | null;

  @Field(() => MentoringStanding, { nullable: true, description: 'Null: the viewer has nothing to do with it.' })
  myStanding: StandingName | null;

  @Field(() => [String], { description: 'What the viewer wants to reach in it; at most three.' })
  myGoals: string[];

  @Field(() => Boolean, { description: 'Whether the viewer leads it.' })
  iLead: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may join it now.' })
  mayJoin: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may see how its mentorships go.' })
  maySeeHealth: boolean;
}

@ObjectType('MentoringParticipant', { description: 'Somebody in a programme of mentoring, as its leads see them.' })
export class MentoringParticipantModel {
  @Field(() => PersonModel, { description: 'Who it is.' })
  person: PersonModel;

  @Field(() => MentoringRole, { description: 'As what.' })
  role: RoleName;

  @Field(() => MentoringStanding, { description: 'Whether they take part.' })
  standing: StandingName;

  @Field(() => [String], { description: 'What a mentee wants to reach; at most three.' })
  goals: string[];

  @Field(() => Int, { description: 'Mentorships in this programme that go on, and requests that wait in it.' })
  paired: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many more mentees a mentor has room for in this programme; null for mentees and for mentors who offer nothing now.',
  })
  roomLeft: number | null;
}

@ObjectType('MentoringCandidate', { description: 'Somebody whom a lead may invite.' })
export class MentoringCandidateModel {
  @Field(() => PersonModel, { description: 'Who it is.' })
  person: PersonModel;

  @Field(() => String, { description: 'Who they are on the roster, in one line; empty: they are no verified expert.' })
  headline: string;

  @Field(() => MentoringStanding, { nullable: true, description: 'Null: they have nothing to do with the programme.' })
  standing: StandingName | null;
}

@InputType({ description: 'What a programme of mentoring is.' })
export class MentoringProgrammeInput {
  @Field(() => String, { description: 'One line, at most 120 characters.' })
  name: string;

  @Field(() => String, { defaultValue: '', description: 'At most 2,000 characters; may be empty.' })
  purpose: string;

  @Field(() => LocalDate, { description: 'When it begins.' })
  firstDay: string;

  @Field(() => LocalDate, { description: 'Not before the first day, and at most two years after it.' })
  lastDay: string;

  @Field(() => Int, { description: 'Of a mentorship: 4 to 24.' })
  weeks: number;

  @Field(() => Int, { description: 'Mentees of one mentor in it at the same time: 1 to 50.' })
  mostMentees: number;

  @Field(() => String, {
    defaultValue: '',
    description: 'For the first meeting of two: at most 2,000 characters; may be empty.',
  })
  guidance: string;
}
