import {
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { bundleOf } from './export/bundle.ts';
import { csvOf, isCsvFile } from './export/csv.ts';
import { Imports } from './imports.service.ts';
import { bodyOf, fileNameOf, kindOf, refuseForeign } from './upload.ts';

@Controller('files/register')
export class RegisterController {
  constructor(
    private readonly imports: Imports,
    private readonly requests: Requests,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post(':institutionId')
  @HttpCode(202)
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  async upload(
    @Param('institutionId') institutionId: string,
    @Query('kind') kindText: unknown,
    @Query('name') name: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ id: string }> {
    refuseForeign(request, this.config.publicAddress);
    const kind = kindOf(kindText);
    const fileName = fileNameOf(name, kind);
    const { person } = await this.requests.of(request, response);
    const content = await bodyOf(request, response);
    const id = await this.imports.add({ institutionId, createdBy: person.personId, kind, fileName, content });
    return { id };
  }

  @Get(':institutionId/oneroster.zip')
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  @Header('Cache-Control', 'private, no-store')
  bundle(@Param('institutionId') institutionId: string): StreamableFile {
    const disposition = 'attachment; filename="oneroster.zip"';
    return new StreamableFile(bundleOf(this.dataSource, institutionId), { type: 'application/zip', disposition });
  }

  @Get(':institutionId/:file.csv')
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  @Header('Cache-Control', 'private, no-store')
  async csv(
    @Param('institutionId') institutionId: string,
    @Param('file') file: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    if (!isCsvFile(file)) throw notFound('file');
    const { person } = await this.requests.of(request, response);
    const { language } = await this.dataSource.getRepository(Person).findOneByOrFail({ id: person.personId });
    const content = await csvOf(file, this.dataSource, institutionId, language);
    const disposition = `attachment; filename="${file}.csv"`;
    return new StreamableFile(content, { type: 'text/csv; charset=utf-8', disposition });
  }
}
