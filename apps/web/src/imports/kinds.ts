import type { ImportState, RegisterKind } from '#contract/graphql/graphql';
import { registerNotes } from '#contract/register-problems';
import type { RegisterProblemCode } from '#contract/register-problems';
import type { MessageId } from '../words/words.ts';

export const kindWords: Record<RegisterKind, MessageId> = {
  PEOPLE: 'register.people',
  SECTIONS: 'register.sections',
  ENROLMENTS: 'register.enrolments',
  ONEROSTER: 'register.oneroster',
  EXPERTS: 'register.experts',
};
/** Of an institution. */
export const kinds = (Object.keys(kindWords) as RegisterKind[]).filter((kind) => kind !== 'EXPERTS');

export const stateWords: Record<ImportState, MessageId> = {
  CHECKING: 'register.checking',
  ASKING: 'register.asking',
  CHECKED: 'register.checked',
  APPLYING: 'register.applying',
  APPLIED: 'register.applied',
  FAILED: 'register.failed',
  DROPPED: 'register.dropped',
};

/** What the import speaks of. */
export const whatWords = {
  org: 'what.org',
  term: 'what.term',
  course: 'what.course',
  section: 'what.section',
  person: 'what.person',
  enrolment: 'what.enrolment',
  expert: 'register.experts',
} as const satisfies Record<string, MessageId>;

/** What is wrong with a line, by the API's codes. */
export const problemWords: Readonly<Record<RegisterProblemCode, MessageId>> = {
  NOT_TEXT: 'line.notText',
  NOT_UTF8: 'line.notUnicode',
  BAD_BYTE: 'line.badByte',
  NOT_CSV: 'line.notCsv',
  NOT_ZIP: 'line.notZip',
  NOT_READABLE: 'line.notReadable',
  TOO_LARGE: 'line.tooLarge',
  EMPTY_FILE: 'line.emptyFile',
  MISSING_COLUMN: 'line.missingColumn',
  DOUBLE_COLUMN: 'line.doubleColumn',
  MISSING_FILE: 'line.missingFile',
  WRONG_VERSION: 'line.wrongVersion',
  REQUIRED: 'line.required',
  TOO_LONG: 'line.tooLong',
  TOO_MANY_CELLS: 'line.tooManyCells',
  NOT_ONE_LINE: 'line.notOneLine',
  LOST_CHARACTER: 'line.lostCharacter',
  NOT_AN_ID: 'line.notAnId',
  LOST_DIGITS: 'line.lostDigits',
  NOT_A_NAME: 'line.notAName',
  NOT_AN_EMAIL: 'line.notAnEmail',
  NOT_A_ZONE: 'line.notAZone',
  NOT_A_NUMBER: 'line.notANumber',
  NOT_A_DATE: 'line.notADate',
  NOT_IN_ORDER: 'line.notInOrder',
  UNKNOWN_VALUE: 'line.unknownValue',
  TWICE: 'line.twice',
  NOT_A_LANGUAGE: 'line.notALanguage',
  NOT_A_DEGREE: 'line.notADegree',
  NOT_A_PRACTICE: 'line.notAPractice',
  NOT_FOUND: 'line.notFound',
  TAKEN: 'line.taken',
  OTHER_ID: 'line.otherId',
  UNKNOWN_COLUMN: 'line.unknownColumn',
  TAKEN_FOR: 'line.takenFor',
  IGNORED_FILE: 'line.ignoredFile',
  IGNORED_LINE: 'line.ignoredLine',
  NO_ADDRESS: 'line.noAddress',
  SHORTENED: 'line.shortened',
  NOT_REMOVED: 'line.notRemoved',
  DIFFERS: 'line.differs',
  RENAMED: 'line.renamed',
  OVER_CAPACITY: 'line.overCapacity',
  ERASED: 'line.erased',
  OWN_ROLE: 'line.ownRole',
  INVITED: 'line.invited',
  HAS_LEFT: 'line.hasLeft',
  OWN_DRAFT: 'line.ownDraft',
  CLOSED_ACCOUNT: 'line.closedAccount',
};

/** Codes that are only worth knowing: they do not stop the import. */
export const notes: ReadonlySet<string> = new Set(registerNotes);
