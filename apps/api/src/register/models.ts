import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { registerEncodings } from '#database';
import type {
  RegisterEncoding as RegisterEncodingName,
  ImportState as ImportStateName,
  RegisterKind as RegisterKindName,
} from '#database';
import { DateTime } from '../graphql/scalars.ts';
import { InstitutionRefModel, PersonModel } from '../models/person.ts';
import type { Action } from './plan/ledger.ts';

export const RegisterKind = {
  PEOPLE: 'people',
  SECTIONS: 'sections',
  ENROLMENTS: 'enrolments',
  ONEROSTER: 'oneroster',
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

/** UTF_8_AND_MACINTOSH for "utf-8+macintosh", and so on. */
export const RegisterEncoding = Object.fromEntries(
  registerEncodings.map((name) => [
    name.replace('+', '_and_').replace('mended_and', 'mended').replaceAll('-', '_').toUpperCase(),
    name,
  ]),
);

registerEnumType(RegisterEncoding, {
  name: 'RegisterEncoding',
  description:
    'How a file is read that may be read in several ways. MENDED: UTF-8 that was read wrongly once, and saved so.',
});
registerEnumType(RegisterKind, { name: 'RegisterKind' });
registerEnumType(ImportState, { name: 'ImportState' });
registerEnumType(RegisterAction, { name: 'RegisterAction' });

@ObjectType('RegisterCount', { description: 'What an import makes of one kind of thing.' })
export class RegisterCountModel {
  @Field(() => String, { description: 'org, term, course, section, person, enrolment' })
  what: string;

  @Field(() => Int)
  created: number;

  @Field(() => Int)
  updated: number;

  @Field(() => Int)
  ended: number;

  @Field(() => Int)
  unchanged: number;

  @Field(() => Int, { description: 'Fields that people changed by hand and that stay as they are.' })
  kept: number;
}

@ObjectType('RegisterProblem')
export class RegisterProblemModel {
  @Field(() => String, { nullable: true, description: 'In a bundle.' })
  file: string | null;

  @Field(() => Int, { description: 'From 1, the heading included.' })
  line: number;

  @Field(() => String, { nullable: true })
  column: string | null;

  @Field(() => String)
  code: string;

  @Field(() => String, { nullable: true, description: 'What was found there.' })
  value: string | null;

  @Field(() => String)
  message: string;

  @Field(() => String, { nullable: true, description: 'What there is that may be meant, or is taken for meant.' })
  near: string | null;

  @Field(() => Boolean, { description: 'Only worth knowing: it does not stop applying.' })
  note: boolean;
}

@ObjectType('RegisterFieldChange')
export class RegisterFieldChangeModel {
  @Field(() => String)
  field: string;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;

  @Field(() => Boolean, { description: 'Stays as it is, because it was changed by hand.' })
  kept: boolean;
}

@ObjectType('RegisterChange')
export class RegisterChangeModel {
  @Field(() => String)
  what: string;

  @Field(() => RegisterAction)
  action: Action;

  @Field(() => String, { description: 'How the register calls it.' })
  externalId: string;

  @Field(() => String)
  label: string;

  @Field(() => [RegisterFieldChangeModel])
  fields: RegisterFieldChangeModel[];
}

@ObjectType('RegisterReading', { description: 'One way to read a file, and how some cells of it look then.' })
export class RegisterReadingModel {
  @Field(() => RegisterEncoding)
  encoding: RegisterEncodingName;

  @Field(() => [String], { description: 'The same cells for each way.' })
  samples: string[];
}

@ObjectType('RegisterImport')
export class RegisterImportModel {
  @Field(() => ID)
  id: string;

  @Field(() => RegisterKind)
  kind: RegisterKindName;

  @Field(() => String)
  fileName: string;

  @Field(() => ImportState)
  state: ImportStateName;

  @Field(() => RegisterEncoding, { nullable: true, description: 'As somebody said that the file is to be read.' })
  encoding: RegisterEncodingName | null;

  @Field(() => [RegisterReadingModel], { description: 'Where it was to be asked, until the file is gone.' })
  readings: RegisterReadingModel[];

  @Field(() => Boolean)
  overwrite: boolean;

  @Field(() => Int)
  linesTotal: number;

  @Field(() => Int)
  linesDone: number;

  @Field(() => [RegisterCountModel])
  counts: RegisterCountModel[];

  @Field(() => [RegisterChangeModel], { description: 'The first 200.' })
  changes: RegisterChangeModel[];

  @Field(() => [RegisterProblemModel], { description: 'The first 200.' })
  problems: RegisterProblemModel[];

  @Field(() => Int, { description: 'Of those that stop applying: notes are not counted.' })
  problemCount: number;

  @Field(() => String, { nullable: true })
  failure: string | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => PersonModel, { nullable: true })
  createdBy: PersonModel | null;

  @Field(() => DateTime, { nullable: true })
  appliedAt: Date | null;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;
}
