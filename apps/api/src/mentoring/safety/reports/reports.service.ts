import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MentoringReport } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { block } from '../../../graphql/text.ts';
import { tellOfMentoring } from '../../../notifications/index.ts';
import { Throttle } from '../../../sign-in/throttle.ts';
import { BlocksRepository } from '../blocks/blocks.repository.ts';
import type { MentoringReportModel, ReportPersonInput } from './models.ts';
import { afterAction } from './report-state.ts';
import type { ReportAction } from './report-state.ts';
import { ReportsRepository } from './reports.repository.ts';

const longest = 2_000;
const isIdOrNull = (id: string | null): boolean => id === null || isUuid(id);

/** People report others to the coordinators, who look after it. Who is reported is not told. */
@Injectable()
export class Reports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly reports: ReportsRepository,
    private readonly blocks: BlocksRepository,
    private readonly throttle: Throttle,
  ) {}

  /** For coordinators, but not what names them. Open ones first. */
  all(readerId: string): Promise<MentoringReportModel[]> {
    return this.reports.all(this.dataSource, readerId);
  }

  /** @throws {AppError} NOT_FOUND, also for a coordinator whom it names */
  async one(readerId: string, id: string): Promise<MentoringReportModel> {
    const found = isUuid(id) ? await this.reports.one(this.dataSource, readerId, id) : undefined;
    if (!found) throw notFound('report');
    return found;
  }

  /**
   * @throws {AppError} BAD_INPUT at `input.words` or for oneself; NOT_FOUND for somebody whom mentoring has not shown, and for what is
   *   not of the two; TOO_MANY_ATTEMPTS
   */
  async report(reporterId: string, input: ReportPersonInput): Promise<void> {
    const { reason, requestId = null, meetingId = null } = input;
    const words = block('input.words', input.words, longest);
    if (words === '') throw badInput('input.words', 'Say what happened.');
    if (!isUuid(input.personId) || !isIdOrNull(requestId) || !isIdOrNull(meetingId)) throw notFound('person');
    const reportedId = input.personId.toLowerCase();
    if (reportedId === reporterId) throw badInput('input.personId', 'This is yourself.');
    await this.throttle.count('reports', reporterId);
    await this.changes.by(reporterId, async (manager) => {
      const report = { reporterId, reportedId, reason, words, requestId, meetingId };
      if (!(await this.blocks.haveMet(manager, reporterId, reportedId))) throw notFound('person');
      if (!(await this.reports.isOfTwo(manager, report))) throw notFound('request or meeting');
      await manager.insert(MentoringReport, report);
      await this.reports.forget(manager);
      const coordinators = await this.reports.coordinators(manager, reportedId);
      await tellOfMentoring(manager, reporterId, coordinators, { what: 'report_made' });
    });
  }

  /** Takes it in hand, also from another coordinator. @throws {AppError} NOT_FOUND; CONFLICT when it is closed */
  async take(coordinatorId: string, id: string): Promise<void> {
    await this.act(coordinatorId, id, 'take', null);
  }

  /** The reporter is told that it was looked at, and not in which words. @throws {AppError} BAD_INPUT at `words`; NOT_FOUND; CONFLICT */
  async close(coordinatorId: string, id: string, text: string): Promise<void> {
    const outcome = block('words', text, longest);
    if (outcome === '') throw badInput('words', 'Say what was done.');
    await this.act(coordinatorId, id, 'close', outcome, (manager, reporterId) =>
      tellOfMentoring(manager, coordinatorId, [reporterId], { what: 'report_closed' }),
    );
  }

  private async act(
    coordinatorId: string,
    id: string,
    action: ReportAction,
    outcome: string | null,
    after: (manager: EntityManager, reporterId: string) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    if (!isUuid(id)) throw notFound('report');
    await this.changes.by(coordinatorId, async (manager) => {
      const report = await this.reports.lock(manager, coordinatorId, id);
      if (!report) throw notFound('report');
      const next = afterAction(report.state, action, 'coordinator');
      if (!next) throw new AppError('CONFLICT', 'Another coordinator has closed this report.');
      await this.reports.change(manager, id, next, coordinatorId, outcome);
      await after(manager, report.reporterId);
    });
  }
}
