import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  RegisterEncoding as RegisterEncodingName,
  ImportState as ImportStateName,
  RegisterKind as RegisterKindName,
} from '#database';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime } from '../graphql/scalars.ts';
import { InstitutionRefModel, PersonModel } from '../models/person.ts';
import { RegisterEncoding } from './encodings.ts';
import type { Action } from './plan/ledger.ts';

export const RegisterKind = {
  PEOPLE: 'people',
  SECTIONS: 'sections',
  ENROLMENTS: 'enrolments',
  ONEROSTER: 'oneroster',
  EXPERTS: 'experts',
} as const satisfies Record<string, RegisterKindName>;
export const ImportState = {
  CHECKING: 'checking',
  ASKING: 'asking',
  CHECKED: 'checked',
  APPLYING: 'applying',
  APPLIED: 'applied',
  FAILED: 'failed',
  DROPPED: 'dropped',
} as const satisfies Record<string, ImportStateName>;
export const RegisterAction = { CREATE: 'create', UPDATE: 'update', END: 'end' } as const satisfies Record<
  string,
  Action
>;

describedEnum('RegisterKind', 'What a file of the register holds.', RegisterKind, {
  PEOPLE: 'People and their roles, as CSV.',
  SECTIONS: 'Sections with their courses and terms, as CSV.',
  ENROLMENTS: 'Who is in which section, as CSV.',
  ONEROSTER: 'A OneRoster bundle of CSV files, zipped.',
  EXPERTS: 'Experts of the roster, as CSV; of no institution.',
});
describedEnum('ImportState', 'How far an import is.', ImportState, {
  CHECKING: 'The file is being looked through.',
  ASKING: 'The file can be read in several ways: choose one of `readings`.',
  CHECKED: 'It was looked through: nothing is changed until it is applied.',
  APPLYING: 'It is being applied.',
  APPLIED: 'All of it was applied.',
  FAILED: 'Nothing of it was applied; `failure` says why.',
  DROPPED: 'It was given up, and its file is gone.',
});
describedEnum('RegisterAction', 'What an import does with a thing.', RegisterAction, {
  CREATE: 'Makes it.',
  UPDATE: 'Changes it.',
  END: 'Ends it: the file says that it is over.',
});

@ObjectType('RegisterCount', { description: 'What an import makes of one kind of thing.' })
export class RegisterCountModel {
  @Field(() => String, { description: 'org, term, course, section, person, enrolment, expert' })
  what: string;

  @Field(() => Int, { description: 'How many are made.' })
  created: number;

  @Field(() => Int, { description: 'How many change.' })
  updated: number;

  @Field(() => Int, { description: 'How many end.' })
  ended: number;

  @Field(() => Int, { description: 'How many stay as they are.' })
  unchanged: number;

  @Field(() => Int, { description: 'Fields that people changed by hand and that stay as they are.' })
  kept: number;
}

@ObjectType('RegisterProblem', { description: 'Something about one line of a file.' })
export class RegisterProblemModel {
  @Field(() => String, { nullable: true, description: 'In a bundle.' })
  file: string | null;

  @Field(() => Int, { description: 'From 1, the heading included.' })
  line: number;

  @Field(() => String, {
    nullable: true,
    description: 'Heading of the column; null: it is about the whole line or file.',
  })
  column: string | null;

  @Field(() => String, { description: 'Stable, in capitals; pages have their own words for each.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'What was found there.' })
  value: string | null;

  @Field(() => String, { description: 'One sentence in English.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'What there is that may be meant, or is taken for meant.' })
  near: string | null;

  @Field(() => Boolean, { description: 'Only worth knowing: it does not stop applying.' })
  note: boolean;
}

@ObjectType('RegisterFieldChange', { description: 'One field that an import changes.' })
export class RegisterFieldChangeModel {
  @Field(() => String, { description: 'As the code calls it; pages have words for each.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'As people read it; null: nothing.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'As `before`; null: nothing.' })
  after: string | null;

  @Field(() => Boolean, { description: 'Stays as it is, because it was changed by hand.' })
  kept: boolean;
}

@ObjectType('RegisterChange', { description: 'What an import does with one thing.' })
export class RegisterChangeModel {
  @Field(() => String, { description: 'org, term, course, section, person, enrolment, expert' })
  what: string;

  @Field(() => RegisterAction, { description: 'Whether it is made, changed or ended.' })
  action: Action;

  @Field(() => String, { description: 'How the register calls it.' })
  externalId: string;

  @Field(() => String, { description: 'As people know the thing: a name, or a code.' })
  label: string;

  @Field(() => [RegisterFieldChangeModel], { description: 'Of the thing, those that change.' })
  fields: RegisterFieldChangeModel[];
}

@ObjectType('RegisterReading', { description: 'One way to read a file, and how some cells of it look then.' })
export class RegisterReadingModel {
  @Field(() => RegisterEncoding, { description: 'What to give `readRegisterImportAs`.' })
  encoding: RegisterEncodingName;

  @Field(() => [String], { description: 'The same cells for each way.' })
  samples: string[];
}

@ObjectType('RegisterImport', {
  description: 'An upload of the register: looked through first, then applied or dropped.',
})
export class RegisterImportModel {
  @Field(() => ID)
  id: string;

  @Field(() => RegisterKind, { description: 'By which its lines are read.' })
  kind: RegisterKindName;

  @Field(() => String, { description: 'As it was uploaded.' })
  fileName: string;

  @Field(() => ImportState, { description: 'How far it is.' })
  state: ImportStateName;

  @Field(() => RegisterEncoding, { nullable: true, description: 'As somebody said that the file is to be read.' })
  encoding: RegisterEncodingName | null;

  @Field(() => [RegisterReadingModel], { description: 'Where it was to be asked, until the file is gone.' })
  readings: RegisterReadingModel[];

  @Field(() => Boolean, { description: 'Whether it was applied over what people changed by hand.' })
  overwrite: boolean;

  @Field(() => Int, { description: '0 until they are counted.' })
  linesTotal: number;

  @Field(() => Int, { description: 'How many of `linesTotal` are looked through, or applied.' })
  linesDone: number;

  @Field(() => [RegisterCountModel], { description: 'What it does, or would do, by kind of thing.' })
  counts: RegisterCountModel[];

  @Field(() => [RegisterChangeModel], { description: 'The first 200.' })
  changes: RegisterChangeModel[];

  @Field(() => [RegisterProblemModel], { description: 'The first 200.' })
  problems: RegisterProblemModel[];

  @Field(() => Int, { description: 'Of those that stop applying: notes are not counted.' })
  problemCount: number;

  @Field(() => String, { nullable: true, description: 'One sentence in English; null: it has not failed.' })
  failure: string | null;

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  createdAt: Date;

  @Field(() => PersonModel, { nullable: true, description: 'Who uploaded it; null when they are gone.' })
  createdBy: PersonModel | null;

  @Field(() => DateTime, { nullable: true, description: 'Null: not yet.' })
  appliedAt: Date | null;

  @Field(() => InstitutionRefModel, { nullable: true, description: 'Null: it is a file of the roster.' })
  institution: InstitutionRefModel | null;
}
