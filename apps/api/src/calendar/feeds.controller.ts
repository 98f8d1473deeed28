import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../access/allow.ts';
import { Feeds } from './feeds.service.ts';

/** The route for calendar programs. They cannot sign in, so the address is the key. */
@Controller('calendar')
export class FeedsController {
  constructor(private readonly feeds: Feeds) {}

  @Get(':fileName')
  @Allow('public')
  async read(
    @Param('fileName') fileName: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const ics = await this.feeds.read(fileName);
    const etag = `"${createHash('sha256').update(ics).digest('base64url').slice(0, 27)}"`;
    response.setHeader('ETag', etag);
    // Only the program itself may cache the answer, and it must ask each time whether the answer has changed.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('X-Robots-Tag', 'noindex');
    if (knows(request.get('if-none-match'), etag)) {
      response.status(304);
      return undefined;
    }
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', 'inline; filename="ikiraro.ics"');
    return ics;
  }
}

/** RFC 9110 13.1.2: weak comparison. Express's own check always fails for a client that also sends `Cache-Control: no-cache`. */
const knows = (header: string | undefined, etag: string) =>
  (header ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
