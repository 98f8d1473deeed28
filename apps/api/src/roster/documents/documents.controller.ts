import { All, Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../../access/allow.ts';
import { Requests } from '../../context/requests.ts';
import { fromHere } from '../../graphql/same-origin.ts';
import { mediaType } from './document-type.ts';
import { DocumentUploads } from './document-uploads.ts';
import { Documents } from './documents.service.ts';

@Controller('files/expert-documents')
export class DocumentsController {
  constructor(
    private readonly uploads: DocumentUploads,
    private readonly documents: Documents,
    private readonly requests: Requests,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins an upload of the viewer's own, or asks what is possible. */
  @All('new/:kind')
  @Allow('signed-in')
  begin(@Param('kind') kind: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.upload(kind, request, response);
  }

  /** Continues an upload: tells how far it is, takes the next piece, or gives it up. */
  @All('new/:kind/:uploadId')
  @Allow('signed-in')
  goOn(@Param('kind') kind: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.upload(kind, request, response);
  }

  /** Never shown as a page of ours: it is saved, no script in it runs, and no cache keeps it. */
  @Get(':id')
  @Allow('expert-document:look', { of: 'expert_document', from: 'id' })
  async read(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { person } = await this.requests.of(request, response);
    const { name, type, content } = await this.documents.look(person.personId, id);
    response
      .attachment(name)
      .set({
        'Content-Type': mediaType[type],
        'Content-Length': String(content.length),
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
      })
      .end(content);
  }

  private async upload(kind: string, request: Request, response: Response): Promise<void> {
    if (!fromHere(request.headers, this.config.publicAddress)) {
      throw new AppError('NOT_ALLOWED', 'Files are uploaded from our own pages only.');
    }
    const { person } = await this.requests.of(request, response);
    await this.uploads.handle(request, response, { personId: person.personId, place: kind });
  }
}
