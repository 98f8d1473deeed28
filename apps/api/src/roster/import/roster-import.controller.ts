import { Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../../access/allow.ts';
import { Requests } from '../../context/requests.ts';
import { csvFile } from '../../csv/csv-file.ts';
import { bodyOf, fileNameOf, refuseForeign } from '../../register/index.ts';
import { sheetOf } from '../sheet/sheet.ts';
import { RosterImports } from './roster-imports.service.ts';
import { sample } from './sample.ts';

@Controller('files/roster')
export class RosterImportController {
  constructor(
    private readonly imports: RosterImports,
    private readonly requests: Requests,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('imports')
  @HttpCode(202)
  @Allow('roster:keep')
  async upload(
    @Query('name') name: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ id: string }> {
    refuseForeign(request, this.config.publicAddress);
    const { person } = await this.requests.of(request, response);
    const content = await bodyOf(request, response);
    return { id: await this.imports.add(person.personId, fileNameOf(name, 'experts'), content) };
  }

  @Get('sample.csv')
  @Allow('roster:keep')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="experts-sample.csv"')
  @Header('Cache-Control', 'private, no-store')
  async sample(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { person } = await this.requests.of(request, response);
    const { language } = await this.dataSource.getRepository(Person).findOneByOrFail({ id: person.personId });
    return csvFile(sheetOf([sample[language]], language), language);
  }
}
