import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError, badInput } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../access/allow.ts';
import { Requests } from '../access/requests.ts';
import { fromHere } from '../graphql/same-origin.ts';
import { Imports } from './imports.service.ts';
import { bodyOf, fileNameOf, kindOf } from './upload.ts';

@Controller('files/register')
export class RegisterController {
  constructor(
    private readonly imports: Imports,
    private readonly requests: Requests,
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
    if (!fromHere(request.headers, this.config.publicAddress)) {
      throw new AppError('NOT_ALLOWED', 'Files are uploaded from our own pages only.');
    }
    // A form of another page cannot send this type.
    if (!request.is('application/octet-stream')) {
      throw badInput('body', 'The file is sent as it is: Content-Type: application/octet-stream.');
    }
    const kind = kindOf(kindText);
    const fileName = fileNameOf(name, kind);
    const { person } = await this.requests.of(request, response);
    const content = await bodyOf(request);
    const id = await this.imports.add({ institutionId, createdBy: person.personId, kind, fileName, content });
    return { id };
  }
}
