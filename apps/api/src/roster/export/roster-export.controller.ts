import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../../access/allow.ts';
import { Requests } from '../../context/requests.ts';
import { askedIn } from './asked.ts';
import { RosterExport } from './roster-export.service.ts';

@Controller('files')
export class RosterExportController {
  constructor(
    private readonly exports: RosterExport,
    private readonly requests: Requests,
  ) {}

  @Get('roster/experts.csv')
  @Allow('roster:keep')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="experts.csv"')
  @Header('Cache-Control', 'private, no-store')
  async csv(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { person } = await this.requests.of(request, response);
    return this.exports.csv(person.personId, askedIn(query));
  }
}
