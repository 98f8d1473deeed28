import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { ExpertDocumentType } from '#database';
import { AppError } from '#platform';
import { startConfined } from '../../confine/confined.ts';
import { nodeProgram } from '../../confine/node-program.ts';
import type { CheckMessage, DocumentProblem } from './check/messages.ts';
import { typeOf } from './document-type.ts';

/** Of the process that reads a document. */
const megabytes = 512;
const longestMs = 20_000;

const sentences: Readonly<Record<DocumentProblem, string>> = {
  FILE_BROKEN: 'This file cannot be read to its end. Save or scan it anew.',
  FILE_ENCRYPTED: 'This file has a password. Save it without one.',
  FILE_TOO_HARD: 'This file has too many pages, or takes too much to read. Save it smaller.',
  FILE_ACTIVE: 'This file holds scripts or other files. Print it as PDF, and take that.',
};

/** Looks at what a file is by its content. One is read at a time, so that many at once take no more memory. */
@Injectable()
export class DocumentCheck {
  private last: Promise<unknown> = Promise.resolve();

  /** @throws {AppError} why the file is not taken */
  async require(path: string): Promise<ExpertDocumentType> {
    const type = typeOf(await headOf(path));
    if (!type) throw new AppError('FILE_KIND_UNKNOWN', 'Documents are PDF, PNG or JPEG.');
    const checked = this.last.then(() => problemOf(path, type));
    this.last = checked.catch(() => undefined);
    const problem = await checked;
    if (problem) throw new AppError(problem, sentences[problem]);
    return type;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function problemOf(path: string, type: ExpertDocumentType): Promise<DocumentProblem | null> {
  const { child, ended } = startConfined({
    path: process.execPath,
    args: [...nodeProgram.options, nodeProgram('./check/main', import.meta.url), path, type],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The program gets none of the service's secrets.
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: process.env['NODE_ENV'] ?? '' },
    ...{ megabytes, ms: longestMs, signal: new AbortController().signal },
  });
  let said: CheckMessage | undefined;
  child.on('message', (message: CheckMessage) => {
    said = message;
  });
  const { tooHard } = await ended;
  if (said) return said.problem;
  return tooHard ? 'FILE_TOO_HARD' : 'FILE_BROKEN';
}
