import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in cookies and addresses. The holder has it; the database keeps only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 is enough for random tokens: they cannot be guessed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
