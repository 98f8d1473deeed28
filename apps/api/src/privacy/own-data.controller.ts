import { Readable } from 'node:stream';
import { Controller, Get, Header, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { OwnData } from './own-data.ts';

@Controller('files')
export class OwnDataController {
  constructor(
    private readonly data: OwnData,
    private readonly requests: Requests,
  ) {}

  @Get('my-data.json')
  @Allow('signed-in')
  @Header('Cache-Control', 'private, no-store')
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const { person } = await this.requests.of(request, response);
    const pieces = await this.data.file(person.personId);
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="ikiraro-my-data.json"',
    });
  }
}
