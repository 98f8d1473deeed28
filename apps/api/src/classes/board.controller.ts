import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { BoardCopy } from '#classroom/board-copy';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { ClassBoards } from './boards.service.ts';

@Controller('files')
export class BoardController {
  constructor(
    private readonly boards: ClassBoards,
    private readonly requests: Requests,
  ) {}

  /** The board that the page prints. It is a file, because an hour of drawing is larger than a GraphQL answer should be. */
  @Get('board/:sessionId.json')
  @Allow('session:see-board', { of: 'session', from: 'sessionId' })
  @Header('Cache-Control', 'private, no-store')
  async board(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BoardCopy> {
    const { person } = await this.requests.of(request, response);
    return this.boards.copy(sessionId, person.personId);
  }
}
