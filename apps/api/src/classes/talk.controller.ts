import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { TalkCopy } from '#classroom/talk-copy';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { ClassTalk } from './talk.service.ts';

@Controller('files')
export class TalkController {
  constructor(
    private readonly talk: ClassTalk,
    private readonly requests: Requests,
  ) {}

  /** Chat, questions and shared notes of a class that is over, as the viewer saw them. */
  @Get('talk/:sessionId.json')
  @Allow('session:see-talk', { of: 'session', from: 'sessionId' })
  @Header('Cache-Control', 'private, no-store')
  async of(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TalkCopy> {
    const { person } = await this.requests.of(request, response);
    return this.talk.copy(sessionId, person.personId);
  }
}
