import type { EntityManager } from 'typeorm';
import { hashPassword, passwordMatches } from '../sign-in/passwords.ts';
import {
  differentHashes,
  endSignIns,
  giveOnePassword,
  giveOwnPasswords,
  passwordHashes,
  takePasswords,
} from './accounts.repository.ts';
import { personId } from './ids.ts';
import type { DemoPasswords } from './passwords.ts';
import { demoPassword, demoPeople } from './people.ts';

/**
 * Gives the accounts of the demo the passwords of this installation. Where these are secret, people who signed in with another
 * password are signed out.
 *
 * @param universityIds the people of the large university
 */
export async function givePasswords(
  manager: EntityManager,
  passwords: DemoPasswords,
  universityIds: readonly string[],
): Promise<void> {
  if (passwords.published) {
    // One hash for all: it is the same password, and known to everybody.
    const hash = await hashPassword(demoPassword);
    const ids = demoPeople.map(({ key }) => personId(key));
    await giveOnePassword(manager, hash, ids, universityIds);
    return;
  }
  const changed = [...(await giveOwn(manager, passwords)), ...(await takePublished(manager, universityIds))];
  await endSignIns(manager, changed);
}

/** @returns ids of those who had another one */
async function giveOwn(manager: EntityManager, passwords: DemoPasswords): Promise<string[]> {
  const ids = demoPeople.map(({ key }) => personId(key));
  const hashes = await passwordHashes(manager, ids);
  const changed = await Promise.all(
    demoPeople.map(async ({ key }) => {
      const password = passwords.of(key);
      const before = hashes.get(personId(key));
      if (password !== null && (await passwordMatches(before, password))) return [];
      return [{ id: personId(key), hash: password === null ? null : await hashPassword(password) }];
    }),
  );
  await giveOwnPasswords(manager, changed.flat());
  return changed.flat().map(({ id }) => id);
}

/** All accounts of one loading have the same hash, so few hashes have to be tried. @returns ids of those who had the published one */
async function takePublished(manager: EntityManager, universityIds: readonly string[]): Promise<string[]> {
  const hashes = await differentHashes(manager, universityIds);
  const published = await Promise.all(
    hashes.map(async (hash) => ((await passwordMatches(hash, demoPassword)) ? [hash] : [])),
  );
  return takePasswords(manager, universityIds, published.flat());
}
