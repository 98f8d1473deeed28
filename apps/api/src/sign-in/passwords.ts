import { hash, verify } from '@node-rs/argon2';
import { badInput } from '#platform';

/** argon2id (the library's default algorithm) as OWASP's Password Storage Cheat Sheet asks: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Characters. Longer ones cost the server time and nobody types them. */
export const passwordLength = { min: 10, max: 200 } as const;

/** The hash against which an unknown account is checked, so that it takes as long as a known one. */
const decoy = hash('nobody has this password', cost);

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Takes the same time whether there is an account with a password or not. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password.slice(0, passwordLength.max));
  return stored ? matches : false;
}

/** @throws {AppError} BAD_INPUT at `field` */
export function checkNewPassword(password: string, field = 'password'): string {
  const length = [...password].length;
  if (length < passwordLength.min || length > passwordLength.max) {
    throw badInput(field, `A password has ${passwordLength.min} to ${passwordLength.max} characters.`);
  }
  return password;
}
