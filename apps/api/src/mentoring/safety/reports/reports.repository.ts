import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { ReportReason, ReportState } from '#database';
import { personJson } from '../../offer-sql.ts';
import type { MentoringReportModel } from './models.ts';

type Dates = 'createdAt' | 'closedAt' | 'meeting';
interface ReportRow extends Omit<MentoringReportModel, Dates> {
  createdAt: string;
  closedAt: string | null;
  meeting: { startsAt: string; endsAt: string } | null;
}

export interface NewReport {
  reporterId: string;
  reportedId: string;
  reason: ReportReason;
  words: string;
  requestId: string | null;
  meetingId: string | null;
}

/** Reports that a list answers with. */
const most = 200;
/** Months after which a closed report goes. */
const monthsKept = 24;

/** Of a request only what the other wrote. A coordinator whom a report names does not see it. */
const read = (
  which: string,
) => `SELECT json_build_object('id', report.id, 'reporter', ${personJson('reporter')}, 'reported', ${personJson('reported')},
         'reason', reason, 'words', words, 'shown', array_remove(CASE WHEN request.mentee_id = reported_id THEN ARRAY[message, mentee_words]
           WHEN request.mentor_id = reported_id THEN ARRAY[mentor_words] ELSE '{}' END, ''),
         'meeting', CASE WHEN session.id IS NOT NULL THEN json_build_object('startsAt', session.starts_at, 'endsAt', session.ends_at) END,
         'state', report.state, 'coordinator', CASE WHEN coordinator.id IS NOT NULL THEN ${personJson('coordinator')} END, 'outcome', outcome,
         'createdAt', report.created_at, 'closedAt', closed_at) AS row
       FROM mentoring_report report JOIN person reporter ON reporter.id = reporter_id JOIN person reported ON reported.id = reported_id
       LEFT JOIN person coordinator ON coordinator.id = coordinator_id LEFT JOIN session ON session.id = meeting_id
       LEFT JOIN mentoring_request request ON request.id = request_id
       WHERE ${which} AND $1 NOT IN (reporter_id, reported_id)`;

export const sql = statements({
  all: {
    text: `${read('TRUE')} ORDER BY report.state = 'closed', report.state = 'in_hand', report.created_at DESC, report.id LIMIT ${most}`,
    params: { readerId: 'uuid' },
    row: { row: json<ReportRow>() },
  },
  one: {
    text: read('report.id = $2'),
    params: { readerId: 'uuid', id: 'uuid' },
    row: { row: json<ReportRow>() },
  },
  isOfTwo: {
    text: `SELECT ($3::uuid IS NULL OR EXISTS (SELECT FROM mentoring_request WHERE id = $3
           AND (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1)))
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM session JOIN mentorship ON mentorship.owner_id = session.owner_id
           WHERE session.id = $4 AND (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1))) AS yes`,
    params: { reporterId: 'uuid', reportedId: 'uuid', requestId: 'uuid?', meetingId: 'uuid?' },
    row: { yes: 'bool?' },
  },
  coordinators: {
    text: `SELECT id FROM person WHERE platform_role = 'coordinator' AND id <> $1 AND deactivated_at IS NULL AND erased_at IS NULL ORDER BY id`,
    params: { reportedId: 'uuid' },
    row: { id: 'uuid' },
  },
  lock: {
    text: `SELECT state, reporter_id AS "reporterId" FROM mentoring_report WHERE id = $2 AND $1 NOT IN (reporter_id, reported_id) FOR UPDATE`,
    params: { readerId: 'uuid', id: 'uuid' },
    row: { state: word<ReportState>(), reporterId: 'uuid' },
  },
  change: {
    text: `UPDATE mentoring_report SET state = $2, coordinator_id = $3, outcome = coalesce($4, outcome),
         closed_at = CASE WHEN $2 = 'closed' THEN now() END WHERE id = $1`,
    params: { id: 'uuid', state: 'text', coordinatorId: 'uuid', outcome: 'text?' },
  },
  forget: {
    text: 'DELETE FROM mentoring_report WHERE closed_at < now() - make_interval(months => $1)',
    params: { months: 'int4' },
  },
  /** Who was reported hears after the end that it happened, and nothing by which to know who reported. */
  personal: {
    text: `SELECT CASE WHEN reporter_id = $1 THEN 'reporter' ELSE 'reported' END AS role, reason, state,
         CASE WHEN reporter_id = $1 THEN words END AS words, CASE WHEN reporter_id = $1 THEN created_at END AS "createdAt"
       FROM mentoring_report WHERE reporter_id = $1 OR reported_id = $1 AND state = 'closed' ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: { role: 'text', reason: 'text', state: 'text', words: 'text?', createdAt: 'timestamptz?' },
  },
  erase: {
    text: `UPDATE mentoring_report SET words = CASE WHEN reporter_id = $1 THEN '…' ELSE words END,
         request_id = CASE WHEN reporter_id = $1 THEN NULL ELSE request_id END,
         outcome = CASE WHEN coordinator_id = $1 THEN outcome ELSE '' END, coordinator_id = nullif(coordinator_id, $1)
       WHERE $1 IN (reporter_id, reported_id, coordinator_id)`,
    params: { personId: 'uuid' },
  },
});

const reportOf = ({ createdAt, closedAt, meeting, ...row }: ReportRow): MentoringReportModel => ({
  ...row,
  createdAt: new Date(createdAt),
  closedAt: closedAt === null ? null : new Date(closedAt),
  meeting: meeting && { startsAt: new Date(meeting.startsAt), endsAt: new Date(meeting.endsAt) },
});

/** Reports to the coordinators. */
@Injectable()
export class ReportsRepository {
  /** Open ones first, then those in hand; of each the newest first. */
  async all(reading: DataSource, readerId: string): Promise<MentoringReportModel[]> {
    return (await sql.all.rows(reading, { readerId })).map(({ row }) => reportOf(row));
  }

  async one(reading: DataSource, readerId: string, id: string): Promise<MentoringReportModel | undefined> {
    const found = await sql.one.first(reading, { readerId, id });
    return found && reportOf(found.row);
  }

  /** Whether what is attached belongs to the two. */
  async isOfTwo(
    manager: EntityManager,
    { reporterId, reportedId, requestId, meetingId }: Omit<NewReport, 'reason' | 'words'>,
  ): Promise<boolean> {
    return (await sql.isOfTwo.first(manager, { reporterId, reportedId, requestId, meetingId }))?.yes === true;
  }

  /** Those who may look after a report of somebody. */
  async coordinators(manager: EntityManager, reportedId: string): Promise<string[]> {
    return (await sql.coordinators.rows(manager, { reportedId })).map(({ id }) => id);
  }

  lock(
    manager: EntityManager,
    readerId: string,
    id: string,
  ): Promise<{ state: ReportState; reporterId: string } | undefined> {
    return sql.lock.first(manager, { readerId, id });
  }

  /** @param outcome null: it stays as it is */
  async change(manager: EntityManager, id: string, state: ReportState, coordinatorId: string, outcome: string | null) {
    await sql.change.rows(manager, { id, state, coordinatorId, outcome });
  }

  /** Those that were closed long ago. */
  async forget(manager: EntityManager): Promise<void> {
    await sql.forget.rows(manager, { months: monthsKept });
  }
}
