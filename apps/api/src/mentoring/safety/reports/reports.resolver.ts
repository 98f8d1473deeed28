import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringReportModel, ReportPersonInput } from './models.ts';
import { Reports } from './reports.service.ts';

const id = { type: () => ID };

/** Anybody reports; coordinators look after it. */
@Resolver()
export class ReportsResolver {
  constructor(private readonly reports: Reports) {}

  @Query(() => [MentoringReportModel], {
    description: 'Open ones first, then those in hand, the newest first; at most 200, and none that names the viewer.',
  })
  @Allow('reports:handle')
  mentoringReports(@Context() { person }: RequestContext): Promise<MentoringReportModel[]> {
    return this.reports.all(person.personId);
  }

  @Query(() => MentoringReportModel, { description: 'One that does not name the viewer.' })
  @Allow('reports:handle')
  mentoringReport(
    @Args('id', id) reportId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentoringReportModel> {
    return this.reports.one(person.personId, reportId);
  }

  @Mutation(() => Boolean, { description: 'Reports somebody to the coordinators. Nobody else is told.' })
  @Allow('signed-in')
  async reportPerson(
    @Args('input', { type: () => ReportPersonInput }) input: ReportPersonInput,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.reports.report(person.personId, input);
    return true;
  }

  @Mutation(() => MentoringReportModel, { description: 'The viewer looks after it from now on.' })
  @Allow('reports:handle')
  async takeMentoringReport(
    @Args('id', id) reportId: string,
    @Context() { person }: RequestContext,
  ): Promise<MentoringReportModel> {
    await this.reports.take(person.personId, reportId);
    return this.reports.one(person.personId, reportId);
  }

  @Mutation(() => MentoringReportModel, { description: 'The reporter is told that it was looked at.' })
  @Allow('reports:handle')
  async closeMentoringReport(
    @Args('id', id) reportId: string,
    @Args('words', { type: () => String, description: 'What was done, for coordinators; at most 2,000 characters.' })
    words: string,
    @Context() { person }: RequestContext,
  ): Promise<MentoringReportModel> {
    await this.reports.close(person.personId, reportId, words);
    return this.reports.one(person.personId, reportId);
  }
}
