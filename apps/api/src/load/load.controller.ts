import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { csvFile } from '../csv/csv-file.ts';
import { loadCsv } from './load-csv.ts';
import { LoadRepository } from './load.repository.ts';

@Controller('files')
export class LoadController {
  constructor(
    private readonly load: LoadRepository,
    private readonly requests: Requests,
  ) {}

  @Get('load/:termId.csv')
  @Allow('institution:see-attendance', { of: 'term', from: 'termId' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="load.csv"')
  @Header('Cache-Control', 'private, no-store')
  async csv(
    @Param('termId') termId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { person } = await this.requests.of(request, response);
    const language = await this.load.languageOf(person.personId);
    return csvFile(loadCsv(await this.load.ofTerm(termId), language), language);
  }
}
