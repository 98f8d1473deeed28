import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ClassRole as ClassRoleName } from '#classroom';
import type { AttendanceMark as AttendanceMarkName } from '#database';
import { AttendanceMark, ClassRole } from '../graphql/enums.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';
import { SessionModel } from '../schedule/index.ts';

@ObjectType('ClassAdmission', {
  description: 'Admission to one class for one person, for minutes: handed to the live gateway at `path`.',
})
export class ClassAdmissionModel {
  @Field(() => String, { description: 'Signed; the gateway takes it for five minutes.' })
  ticket: string;

  @Field(() => ID, { description: "Of the class, which is not the session's." })
  classId: string;

  @Field(() => ClassRole, { description: 'As what the viewer enters.' })
  role: ClassRoleName;

  @Field(() => String, { description: 'Socket.IO path on this origin.' })
  path: string;
}

@ObjectType('AttendanceCorrection', {
  description: 'What somebody said of it by hand; the class log stands beside it.',
})
export class AttendanceCorrectionModel {
  @Field(() => AttendanceMark, { description: 'What counts in the place of the class log.' })
  mark: AttendanceMarkName;

  @Field(() => String, { description: 'In the words of the person who corrected it.' })
  reason: string;

  @Field(() => PersonModel, { nullable: true, description: 'Null when they are gone.' })
  by: PersonModel | null;

  @Field(() => DateTime, { description: 'When the mark was last set.' })
  at: Date;
}

@ObjectType('AttendanceRow')
export class AttendanceRowModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => ClassRole, { description: 'As they came last; LISTENER when they never came.' })
  role: ClassRoleName;

  @Field(() => Boolean, {
    description:
      'Whether the person is enrolled in the section now; false for its lecturers and for students who left it.',
  })
  enrolled: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the person came first; null: they never came.' })
  firstIn: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null while the person is present, and for who never came.' })
  lastOut: Date | null;

  @Field(() => Int, { description: 'Whole minutes present, rounded.' })
  minutesPresent: number;

  @Field(() => AttendanceCorrectionModel, { nullable: true, description: 'Null: nothing was said by hand.' })
  correction: AttendanceCorrectionModel | null;
}

@ObjectType('Attendance')
export class AttendanceModel {
  @Field(() => SessionModel, { description: 'The session whose class it was.' })
  session: SessionModel;

  @Field(() => [AttendanceRowModel], { description: 'Enrolled students who never came are listed with 0 minutes.' })
  rows: AttendanceRowModel[];

  @Field(() => String, { description: 'Path of the same as CSV.' })
  csvPath: string;
}

@ObjectType('PresencePoint', { description: 'How many people were in a class from an instant on.' })
export class PresencePointModel {
  @Field(() => DateTime, { description: 'When the number changed.' })
  at: Date;

  @Field(() => Int, { description: 'How many were there from then on.' })
  count: number;
}

@ObjectType('Participation', { description: 'How somebody took part in a class.' })
export class ParticipationModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => Int, { description: 'Heard by the others, with the microphone on.' })
  secondsSpoken: number;

  @Field(() => Int, { description: 'That they wrote, removed ones too.' })
  messages: number;

  @Field(() => Int, { description: 'That they asked, removed ones too.' })
  questions: number;

  @Field(() => Int, { description: 'How often they raised it.' })
  hands: number;

  @Field(() => Int, { description: "Polls answered with one's name: who answers an anonymous one is told to nobody." })
  answers: number;
}

@ObjectType('ClassReport', { description: 'How a class went, read out of its log.' })
export class ClassReportModel {
  @Field(() => ID)
  sessionId: string;

  @Field(() => [PresencePointModel], {
    description: 'Points where the number of people changed; of a minute its greatest number and its last.',
  })
  presence: PresencePointModel[];

  @Field(() => [ParticipationModel], { description: 'Of everybody who was there, who spoke longest first.' })
  participation: ParticipationModel[];

  @Field({ description: 'Whether anything was written in the shared notes; they are a file of their own.' })
  hasNotes: boolean;
}

@ObjectType('ClassAfter', { description: 'What is to be had of a class once it is over.' })
export class ClassAfterModel {
  @Field(() => ID)
  sessionId: string;

  @Field(() => Boolean, { description: 'It can be entered: it goes on, or was opened again.' })
  open: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the viewer, who ended it, may open it again; null when they may not.',
  })
  reopenUntil: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of its chat, questions and notes as the viewer saw them; null when there are none.',
  })
  talkPath: string | null;
}

@ObjectType('ClassBoard', { description: 'Slides and board of a class, to be printed or saved.' })
export class ClassBoardModel {
  @Field(() => ID)
  sessionId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Path of what the viewer may see of it; null when nothing was shown or drawn, or no class was held.',
  })
  path: string | null;
}
