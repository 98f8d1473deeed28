import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { notFound } from '#platform';
import { FactsOfObjects } from '../access/facts.repository.ts';
import { Requests } from '../context/requests.ts';
import { AttendanceService } from './attendance.service.ts';
import { ClassReports } from './reports.service.ts';

@Controller('files')
export class AttendanceController {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly reports: ClassReports,
    private readonly requests: Requests,
    private readonly facts: FactsOfObjects,
  ) {}

  @Get('attendance/:sessionId.csv')
  @Allow('session:see-attendance', { of: 'session', from: 'sessionId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="attendance.csv"')
  @Header('Cache-Control', 'private, no-store')
  async csv(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { person } = await this.requests.of(request, response);
    return this.attendances.csv(sessionId, person.personId);
  }

  @Get('attendance/section/:sectionId.csv')
  @Allow('section:see-attendance', { of: 'section', from: 'sectionId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="attendance.csv"')
  @Header('Cache-Control', 'private, no-store')
  csvOfSection(
    @Param('sectionId') sectionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.csvOf('section', sectionId, request, response);
  }

  @Get('attendance/term/:termId.csv')
  @Allow('institution:see-attendance', { of: 'term', from: 'termId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="attendance.csv"')
  @Header('Cache-Control', 'private, no-store')
  csvOfTerm(
    @Param('termId') termId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.csvOf('term', termId, request, response);
  }

  /** Attendance of the section's present students, in all terms. */
  @Get('attendance/cohort/:cohortId.csv')
  @Allow('institution:see-attendance', { of: 'cohort', from: 'cohortId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="attendance.csv"')
  @Header('Cache-Control', 'private, no-store')
  csvOfCohort(
    @Param('cohortId') cohortId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.csvOf('cohort', cohortId, request, response);
  }

  private async csvOf(
    kind: 'section' | 'term' | 'cohort',
    id: string,
    request: Request,
    response: Response,
  ): Promise<string> {
    const [{ person }, [facts]] = await Promise.all([this.requests.of(request, response), this.facts.load(kind, [id])]);
    const institutionId = facts?.institutionId;
    if (!institutionId) throw notFound(kind);
    const all = { institutionId, termId: null, sectionId: null, cohortId: null, campusId: null, departmentId: null };
    return this.attendances.csvOfStudents({ ...all, [`${kind}Id`]: id }, person.personId);
  }

  /** The messages of the class, for the people who taught it. */
  @Get('written/:sessionId.csv')
  @Allow('session:see-written', { of: 'session', from: 'sessionId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="written.csv"')
  @Header('Cache-Control', 'private, no-store')
  async written(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { person } = await this.requests.of(request, response);
    return this.reports.csv(sessionId, person.personId);
  }

  /** The shared notes at the end, for the people who taught the class. */
  @Get('notes/:sessionId.txt')
  @Allow('session:see-written', { of: 'session', from: 'sessionId' })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="notes.txt"')
  @Header('Cache-Control', 'private, no-store')
  async notes(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { person } = await this.requests.of(request, response);
    return this.reports.notes(sessionId, person.personId);
  }
}
