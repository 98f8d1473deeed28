import { QueryFailedError } from 'typeorm';
import { AttemptFailed } from './queue.ts';

/** Why a job failed, for those who run the platform: what an error says may name people. */
export const failures = ['DATABASE', 'DISK', 'MAIL_SERVER', 'REFUSED', 'STOPPED', 'TIMED_OUT', 'UNEXPECTED'] as const;
export type Failure = (typeof failures)[number];

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'ENOENT', 'EACCES', 'EROFS', 'EMFILE']);
const mailCodes = new Set(['EENVELOPE', 'EMESSAGE', 'EAUTH', 'ETLS', 'EDNS', 'EPROTOCOL', 'ESOCKET', 'ECONNECTION']);

export function failureOf(error: unknown): Failure {
  if (error instanceof AttemptFailed) return error.failure;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && mailCodes.has(code)) return 'MAIL_SERVER';
  if (typeof code === 'string' && diskCodes.has(code)) return 'DISK';
  if (error instanceof QueryFailedError || /connection|ECONNREFUSED/i.test(String(message))) return 'DATABASE';
  return 'UNEXPECTED';
}

/** The error that is kept with a failed job: only the word, no message. */
export function failureToKeep(error: unknown): Error {
  const kept = new Error(failureOf(error));
  kept.stack = '';
  return kept;
}

/** @param output what pg-boss kept with the job; its own sentences are about processes that ended and attempts that took too long */
export function failureKept(output: unknown): Failure {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: { message?: unknown } };
  const text = String(message ?? value?.message ?? '');
  const known = failures.find((failure) => failure === text);
  if (known) return known;
  if (/heartbeat|shut down/.test(text)) return 'STOPPED';
  return /timed out|exceeded/.test(text) ? 'TIMED_OUT' : 'UNEXPECTED';
}
