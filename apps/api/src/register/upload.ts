import { PayloadTooLargeException } from '@nestjs/common';
import type { Request } from 'express';
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

/**
 * The body as it is, read only now: nobody who may not gets as far.
 *
 * @throws {PayloadTooLargeException} beyond `largestFile`
 */
export async function bodyOf(request: Request): Promise<Buffer> {
  if (Number(request.get('content-length') ?? 0) > largestFile) throw new PayloadTooLargeException();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestFile) throw new PayloadTooLargeException();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
