import { All, Controller, Get, Head, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../access/allow.ts';
import { Requests } from '../context/requests.ts';
import { fromHere } from '../graphql/same-origin.ts';
import { Mends } from './mends.ts';
import { DeckUploads } from './uploads.ts';
import { WebpCopies } from './webp-copies.ts';

@Controller('files')
export class DecksController {
  constructor(
    private readonly uploads: DeckUploads,
    private readonly copies: WebpCopies,
    private readonly mends: Mends,
    private readonly requests: Requests,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins an upload, or asks what is possible. */
  @All('decks/:sectionId')
  @Allow('section:bring-decks', { of: 'section', from: 'sectionId' })
  begin(@Param('sectionId') sectionId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.upload(sectionId, request, response);
  }

  /** Continues an upload: tells how far it is, takes the next piece, or gives it up. */
  @All('decks/:sectionId/:uploadId')
  @Allow('section:bring-decks', { of: 'section', from: 'sectionId' })
  goOn(@Param('sectionId') sectionId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.upload(sectionId, request, response);
  }

  /**
   * An image of a page. Its name is its hash: a person who knows the name has seen the page, or got it from a person who may see
   * it. So it needs no sign-in, and every cache may keep it for ever. A browser that does not read AVIF gets a WebP in its place.
   */
  @Get('slides/:name')
  @Allow('public')
  image(@Param('name') name: string, @Res() response: Response): Promise<void> {
    return this.send(name, response, true);
  }

  @Head('slides/:name')
  @Allow('public')
  look(@Param('name') name: string, @Res() response: Response): Promise<void> {
    return this.send(name, response, false);
  }

  private async upload(sectionId: string, request: Request, response: Response): Promise<void> {
    if (!fromHere(request.headers, this.config.publicAddress)) {
      throw new AppError('NOT_ALLOWED', 'Files are uploaded from our own pages only.');
    }
    const { person } = await this.requests.of(request, response);
    await this.uploads.handle(request, response, { personId: person.personId, place: sectionId });
  }

  private async send(name: string, response: Response, body: boolean): Promise<void> {
    const avif = name.endsWith('.avif');
    const copied = avif && needsWebp(response.req.get('accept'));
    const image = await (copied ? this.copies.of(name) : this.mends.image(name));
    if (!image) throw notFound('image');
    const etag = `"${name.slice(0, 64)}${copied ? '-webp' : ''}"`;
    response.set({
      'Content-Type': `image/${avif && !copied ? 'avif' : 'webp'}`,
      'Content-Length': String(image.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      ETag: etag,
    });
    if (avif) response.vary('Accept');
    // The image never changes, so a copy in a cache stays valid.
    const known = response.req.get('if-none-match') === etag;
    if (!body || known) {
      response.status(known ? 304 : 200).end();
      return;
    }
    response.end(image);
  }
}

/**
 * Whether the client is a browser that does not accept AVIF: every browser that accepts it names it when it asks for an image. A
 * browser that opens an image as a page may name no kind of image, and every one reads WebP. A client that sends no `Accept` gets
 * the format in the address.
 */
const needsWebp = (accept = '') => /image\/|text\/html/i.test(accept) && !/image\/avif/i.test(accept);
