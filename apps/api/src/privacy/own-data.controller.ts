import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Requests } from '../access/requests.ts';
import { OwnData } from './own-data.ts';

@Controller('files')
export class OwnDataController {
  constructor(
    private readonly data: OwnData,
    private readonly requests: Requests,
  ) {}

  @Get('my-data.json')
  @Allow('signed-in')
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { person } = await this.requests.of(request, response);
    const pieces = this.data.file(person.personId);
    // What is refused is refused here, while it can still be said.
    let piece = await pieces.next();
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="ikiraro-my-data.json"');
    response.setHeader('Cache-Control', 'private, no-store');
    while (!piece.done) {
      if (!response.write(piece.value)) await drained(response);
      if (response.destroyed) {
        await pieces.return(undefined);
        return;
      }
      piece = await pieces.next();
    }
    response.end();
  }
}

/** Resolves when the client has taken what was written, or is gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
