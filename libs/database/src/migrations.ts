import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { ConfigError } from '#platform';
import { FirstClass1795467600000 } from '../../../migrations/1795467600000-first-class.ts';
import { Term1795554000000 } from '../../../migrations/1795554000000-term.ts';
import { Classroom1795640400000 } from '../../../migrations/1795640400000-classroom.ts';
import { Decks1795726800000 } from '../../../migrations/1795726800000-decks.ts';
import { Groups1795813200000 } from '../../../migrations/1795813200000-groups.ts';
import { AttendanceCorrections1795917309000 } from '../../../migrations/1795917309000-attendance-corrections.ts';
import { ClassLife1795917709000 } from '../../../migrations/1795917709000-class-life.ts';
import { DecksHeldBack1795917721000 } from '../../../migrations/1795917721000-decks-held-back.ts';
import { WelcomeMails1795917955000 } from '../../../migrations/1795917955000-welcome-mails.ts';
import { PollsAndAnnouncements1795918805000 } from '../../../migrations/1795918805000-polls-and-announcements.ts';
import { Reasons1795935450000 } from '../../../migrations/1795935450000-reasons.ts';
import { SessionSearch1795936300000 } from '../../../migrations/1795936300000-session-search.ts';
import { MoveProposals1795946000000 } from '../../../migrations/1795946000000-move-proposals.ts';
import { ArchivedSections1795951200000 } from '../../../migrations/1795951200000-archived-sections.ts';
import { InvitationsByAddress1796000002000 } from '../../../migrations/1796000002000-invitations-by-address.ts';
import { DeckFonts1796000003000 } from '../../../migrations/1796000003000-deck-fonts.ts';
import { LiveLease1796000005000 } from '../../../migrations/1796000005000-live-lease.ts';
import { CalendarEvents1796000009000 } from '../../../migrations/1796000009000-calendar-events.ts';
import { Words1796000009100 } from '../../../migrations/1796000009100-words.ts';
import { RegisterEncodings1796000010000 } from '../../../migrations/1796000010000-register-encodings.ts';
import { SectionCampus1796000011000 } from '../../../migrations/1796000011000-section-campus.ts';
import { NameParts1796000011100 } from '../../../migrations/1796000011100-name-parts.ts';
import { ClassEpochs1796000012000 } from '../../../migrations/1796000012000-class-epochs.ts';
import { ImportLeases1796000012100 } from '../../../migrations/1796000012100-import-leases.ts';
import { ClosedByOperator1796000013000 } from '../../../migrations/1796000013000-closed-by-operator.ts';
import { Retention1796000013100 } from '../../../migrations/1796000013100-retention.ts';
import { AddressByLetter1796000014000 } from '../../../migrations/1796000014000-address-by-letter.ts';
import { PageDocuments1796900000000 } from '../../../migrations/1796900000000-page-documents.ts';
import { JobQueue1797000000000 } from '../../../migrations/1797000000000-job-queue.ts';
import { ImportLeasesEnd1797000000100 } from '../../../migrations/1797000000100-import-leases-end.ts';
import { DeckLeasesEnd1797000000200 } from '../../../migrations/1797000000200-deck-leases-end.ts';
import { ApiTokens1797000000300 } from '../../../migrations/1797000000300-api-tokens.ts';
import { LettersAsJobs1797000000400 } from '../../../migrations/1797000000400-letters-as-jobs.ts';
import { AuditOfApiTokens1797000000500 } from '../../../migrations/1797000000500-audit-of-api-tokens.ts';
import { Classifications1797000000600 } from '../../../migrations/1797000000600-classifications.ts';
import { SessionOwners1797000000700 } from '../../../migrations/1797000000700-session-owners.ts';
import { Availability1797000000800 } from '../../../migrations/1797000000800-availability.ts';
import { Mentoring1797000000900 } from '../../../migrations/1797000000900-mentoring.ts';
import { MentoringDeadlines1797000001100 } from '../../../migrations/1797000001100-mentoring-deadlines.ts';
import { MentorshipAgreements1797000001200 } from '../../../migrations/1797000001200-mentorship-agreements.ts';
import { Competences1797000001300 } from '../../../migrations/1797000001300-competences.ts';
import { Experts1797000001310 } from '../../../migrations/1797000001310-experts.ts';
import { MentorshipFeedback1797000001400 } from '../../../migrations/1797000001400-mentorship-feedback.ts';
import { MeetingCorrections1797000001410 } from '../../../migrations/1797000001410-meeting-corrections.ts';
import { MentorshipNotes1797000001420 } from '../../../migrations/1797000001420-mentorship-notes.ts';
import { MentoringProgrammes1797000001500 } from '../../../migrations/1797000001500-mentoring-programmes.ts';
import { PersonBlocks1797000001600 } from '../../../migrations/1797000001600-person-blocks.ts';
import { MentoringReports1797000001610 } from '../../../migrations/1797000001610-mentoring-reports.ts';
import { MentoringDigests1797000001620 } from '../../../migrations/1797000001620-mentoring-digests.ts';
import { ExpertDocuments1797000001700 } from '../../../migrations/1797000001700-expert-documents.ts';
import { ExpertConfirmations1797000001710 } from '../../../migrations/1797000001710-expert-confirmations.ts';
import { RosterSearch1797000001800 } from '../../../migrations/1797000001800-roster-search.ts';
import { Matching1797000001900 } from '../../../migrations/1797000001900-matching.ts';
import { RosterImport1797000002100 } from '../../../migrations/1797000002100-roster-import.ts';
import { MentorSearch1797000002110 } from '../../../migrations/1797000002110-mentor-search.ts';

/** In order; a test holds this list and the folder migrations/ together. */
export const migrations = [
  FirstClass1795467600000,
  Term1795554000000,
  Classroom1795640400000,
  Decks1795726800000,
  Groups1795813200000,
  AttendanceCorrections1795917309000,
  ClassLife1795917709000,
  DecksHeldBack1795917721000,
  WelcomeMails1795917955000,
  PollsAndAnnouncements1795918805000,
  Reasons1795935450000,
  SessionSearch1795936300000,
  MoveProposals1795946000000,
  ArchivedSections1795951200000,
  InvitationsByAddress1796000002000,
  DeckFonts1796000003000,
  LiveLease1796000005000,
  CalendarEvents1796000009000,
  Words1796000009100,
  RegisterEncodings1796000010000,
  SectionCampus1796000011000,
  NameParts1796000011100,
  ClassEpochs1796000012000,
  ImportLeases1796000012100,
  ClosedByOperator1796000013000,
  Retention1796000013100,
  AddressByLetter1796000014000,
  PageDocuments1796900000000,
  JobQueue1797000000000,
  ImportLeasesEnd1797000000100,
  DeckLeasesEnd1797000000200,
  ApiTokens1797000000300,
  LettersAsJobs1797000000400,
  AuditOfApiTokens1797000000500,
  Classifications1797000000600,
  SessionOwners1797000000700,
  Availability1797000000800,
  Mentoring1797000000900,
  MentoringDeadlines1797000001100,
  MentorshipAgreements1797000001200,
  Competences1797000001300,
  Experts1797000001310,
  MentorshipFeedback1797000001400,
  MeetingCorrections1797000001410,
  MentorshipNotes1797000001420,
  MentoringProgrammes1797000001500,
  PersonBlocks1797000001600,
  MentoringReports1797000001610,
  MentoringDigests1797000001620,
  ExpertDocuments1797000001700,
  ExpertConfirmations1797000001710,
  RosterSearch1797000001800,
  Matching1797000001900,
  RosterImport1797000002100,
  MentorSearch1797000002110,
];

/** Any number, the same in every process: only one migrates at a time, and nobody while a backup is made. */
export const migrationLock = 7_271_795;

/**
 * A schema that only a newer version can have made; `message` tells the person who started this one what is wrong, where, and
 * what to do.
 */
export class NewerSchemaError extends ConfigError {}

/** @throws {NewerSchemaError} when migrations were applied to this database that this version does not know */
export async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query<{ there: boolean }[]>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS there`,
  );
  if (!table?.there) return;
  const applied = await dataSource.query<{ name: string }[]>('SELECT name FROM public.migration ORDER BY timestamp');
  const unknown = unknownMigrations(applied.map(({ name }) => name));
  if (unknown.length === 0) return;
  const [place] = await dataSource.query<{ name: string }[]>('SELECT current_database() AS name');
  throw new NewerSchemaError(
    `The database "${String(place?.name)}" belongs to a newer version of Ikiraro: this version does not know its ${unknown.join(', ')}. ` +
      'Nothing was changed. Start the newer version; or go back to this one with the backup from before the upgrade (docs/operations.md, "Going back").',
  );
}

/** Migrations of a list that this version does not have. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = new Set(migrations.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}

/** For Nest's TypeOrmModule: connects, and looks at the schema before anything else does. */
export const serviceDataSource = {
  async dataSourceFactory(options?: DataSourceOptions): Promise<DataSource> {
    if (!options) throw new Error('A data source needs options.');
    const dataSource = await new DataSource(options).initialize();
    try {
      await refuseNewerSchema(dataSource);
    } catch (error) {
      await dataSource.destroy();
      throw error;
    }
    return dataSource;
  },
  /** Connecting is retried, except for a newer schema: waiting does not make it older. */
  toRetry: (error: unknown): boolean => !(error instanceof NewerSchemaError),
};

/**
 * Brings the schema up to date. Safe to run from several processes at once.
 *
 * @returns names of the migrations that were run
 * @throws {NewerSchemaError} before it changes anything
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  return exclusively(dataSource, async () => {
    await refuseNewerSchema(dataSource);
    const run = await dataSource.runMigrations();
    return run.map((migration) => migration.name);
  });
}

/** Reverts the newest migration. */
export async function revert(dataSource: DataSource): Promise<void> {
  await exclusively(dataSource, async () => {
    await refuseNewerSchema(dataSource);
    await dataSource.undoLastMigration();
  });
}

async function exclusively<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = dataSource.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await holder.release();
  }
}
