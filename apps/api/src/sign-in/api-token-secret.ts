import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The prefix by which secret scanners, and people, recognise a token. */
export const apiTokenPrefix = 'ikt_';

const shape = /^ikt_[0-9a-f]{56}$/;

/** 192 random bits in hexadecimal, with a checksum: a double click selects all of it. */
export function newApiToken(): string {
  const random = randomBytes(24).toString('hex');
  return `${apiTokenPrefix}${random}${checksum(random)}`;
}

/** Whether it may be a token. A truncated or mistyped one is recognised without asking the database. */
export function isApiToken(text: string): boolean {
  const random = text.slice(apiTokenPrefix.length, -8);
  return shape.test(text) && text.endsWith(checksum(random));
}

const checksum = (random: string) => crc32(random).toString(16).padStart(8, '0');
