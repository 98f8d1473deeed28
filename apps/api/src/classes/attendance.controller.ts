import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Requests } from '../access/requests.ts';
import { AttendanceService } from './attendance.service.ts';

@Controller('files/attendance')
export class AttendanceController {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly requests: Requests,
  ) {}

  @Get(':sessionId.csv')
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
}
