import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Requests } from '../access/requests.ts';
import { AttendanceService } from './attendance.service.ts';
import { ClassReports } from './reports.service.ts';

@Controller('files')
export class AttendanceController {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly reports: ClassReports,
    private readonly requests: Requests,
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

  /** What was written in the class, for those who taught it. */
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

  /** The shared notes as they were in the end, for those who taught the class. */
  @Get('notes/:sessionId.txt')
  @Allow('session:see-written', { of: 'session', from: 'sessionId' })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="notes.txt"')
  @Header('Cache-Control', 'private, no-store')
  notes(@Param('sessionId') sessionId: string): Promise<string> {
    return this.reports.notes(sessionId);
  }
}
