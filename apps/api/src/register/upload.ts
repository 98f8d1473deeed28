import { PayloadTooLargeException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { registerKinds } from '#database';
import type { RegisterKind } from '#database';
import { badInput } from '#platform';
import { line } from '../graphql/text.ts';

/** Bytes of a file at most: some 200,000 lines. */
export const largestFile = 20_000_000;

/** @throws {AppError} BAD_INPUT */
export function kindOf(value: unknown): RegisterKind {
  const kind = registerKinds.find((one) => one === value);
  if (!kind) throw badInput('kind', `kind must be one of: ${registerKinds.join(', ')}.`);
  return kind;
}

/** The name a file had where it came from; paths are not part of it. @throws {AppError} BAD_INPUT */
export function fileNameOf(value: unknown, kind: RegisterKind): string {
  const given = typeof value === 'string' ? (value.split(/[/\\]/).at(-1) ?? '') : '';
  return given.trim() === '' ? (kind === 'oneroster' ? 'oneroster.zip' : `${kind}.csv`) : line('name', given, 200);
}

/** ms in which a client that is still sending may read that it is too much. */
const graceTime = 2_000;

/**
 * The body as it is, read only now: nobody who may not gets as far.
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
    // What comes after a refusal is read and thrown away.
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
