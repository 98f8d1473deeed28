import type { FieldNearness, SectorNearness } from './nearness.ts';
import type { Level, Mode } from './profile.ts';

/** One sentence for or against a pair, as a code with its facts. The words are the page's. */
export type Reason =
  /** `field` is the expert's that is nearest; none when none is near. */
  | { code: 'FIELD'; field: string | undefined; nearness: FieldNearness }
  | { code: 'SECTOR'; sector: string | undefined; nearness: SectorNearness }
  /** Of the skills asked for, how many the expert has, and to how many others one of theirs is broader or narrower. */
  | { code: 'SKILLS'; found: number; related: number; of: number }
  /** Words of the need that the profile has too, those that tell most first, as the need has them. */
  | { code: 'WORDS'; words: readonly string[] }
  /** The title of a course that they taught and that is nearest; none when none is near. */
  | { code: 'TAUGHT'; course: string | undefined }
  | { code: 'EXPERIENCE'; years: number }
  | { code: 'LANGUAGE'; language: string; level: Level }
  /** A language that helps: none when the expert speaks none of them. */
  | { code: 'WELCOME_LANGUAGE'; language: string | undefined; level: Level | undefined }
  | { code: 'WEEKS_FREE'; free: number; of: number }
  | { code: 'HOURS_A_WEEK'; given: number; of: number }
  | { code: 'COMMON_HOURS'; hours: number; of: number }
  | { code: 'ORIGIN'; country: string | undefined; same: boolean }
  | { code: 'MODE'; mode: Mode; offered: boolean };

export type ReasonCode = Reason['code'];
