import { PayloadTooLargeException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { registerKinds } from '#database';
import type { RegisterKind } from '#database';
import { AppError, badInput } from '#platform';
import { fromHere } from '../graphql/same-origin.ts';
import { line } from '../graphql/text.ts';

/** Bytes of a file at most: some 200,000 lines. */
export const largestFile = 20_000_000;

/** Of a file of an institution. @throws {AppError} BAD_INPUT */
export function kindOf(value: unknown): RegisterKind {
  const ofInstitutions = registerKinds.filter((kind) => kind !== 'experts');
  const kind = ofInstitutions.find((one) => one === value);
  if (!kind) throw badInput('kind', `kind must be one of: ${ofInstitutions.join(', ')}.`);
  return kind;
}

/**
 * Refuses what another page sends, before the body is read.
 *
 * @throws {AppError} NOT_ALLOWED, BAD_INPUT
 */
export function refuseForeign(request: Request, publicAddress: string): void {
  if (!fromHere(request.headers, publicAddress)) {
    throw new AppError('NOT_ALLOWED', 'Files are uploaded from our own pages only.');
  }
  // A form of another page cannot send this type.
  if (!request.is('application/octet-stream')) {
    throw badInput('body', 'The file is sent as it is: Content-Type: application/octet-stream.');
  }
}

/** The file's name on the client's machine, without its path. @throws {AppError} BAD_INPUT */
export function fileNameOf(value: unknown, kind: RegisterKind): string {
  const given = typeof value === 'string' ? (value.split(/[/\\]/).at(-1) ?? '') : '';
  return given.trim() === '' ? (kind === 'oneroster' ? 'oneroster.zip' : `${kind}.csv`) : line('name', given, 200);
}

/** ms in which a client that is still sending may read that it is too much. */
const graceTime = 2_000;

/**
 * Reads the body, after the permission was checked.
 *
 * @throws {PayloadTooLargeException} beyond `largestFile`; the connection is closed soon after the answer
 */
export function bodyOf(request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = Number(request.get('content-length') ?? 0);
    let refused = false;
    const refuse = () => {
      if (refused) return;
      refused = true;
      chunks.length = 0;
      response.setHeader('Connection', 'close');
      response.once('finish', () => {
        setTimeout(() => request.destroy(), graceTime).unref();
      });
      reject(new PayloadTooLargeException());
    };
    if (length > largestFile) refuse();
    length = 0;
    // The rest of a refused body is read and dropped.
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > largestFile) refuse();
      else if (!refused) chunks.push(chunk);
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('aborted', () => {
      reject(badInput('body', 'The upload was broken off.'));
    });
  });
}
