import type { EntityManager } from 'typeorm';
import { hashPassword, passwordMatches } from '../sign-in/passwords.ts';
import { personId } from './ids.ts';
import type { DemoPasswords } from './passwords.ts';
import { demoPassword, demoPeople } from './people.ts';

/**
 * Gives the accounts of the demo the passwords of this installation. Where they are secret, whoever came in with another one is
 * signed out.
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
    await manager.query(
      'UPDATE person SET password_hash = $2 WHERE id = ANY($1) OR (id = ANY($3) AND password_hash IS NULL)',
      [demoPeople.map(({ key }) => personId(key)), hash, universityIds],
    );
    return;
  }
  const changed = [...(await giveOwn(manager, passwords)), ...(await takePublished(manager, universityIds))];
  await manager.query('UPDATE sign_in SET revoked_at = now() WHERE person_id = ANY($1) AND revoked_at IS NULL', [
    changed,
  ]);
}

/** @returns ids of those who had another one */
async function giveOwn(manager: EntityManager, passwords: DemoPasswords): Promise<string[]> {
  const rows: { id: string; hash: string | null }[] = await manager.query(
    'SELECT id, password_hash AS hash FROM person WHERE id = ANY($1)',
    [demoPeople.map(({ key }) => personId(key))],
  );
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  const changed = await Promise.all(
    demoPeople.map(async ({ key }) => {
      const password = passwords.of(key);
      const before = hashes.get(personId(key));
      if (password !== null && (await passwordMatches(before, password))) return [];
      return [{ id: personId(key), hash: password === null ? null : await hashPassword(password) }];
    }),
  );
  await manager.query(
    `UPDATE person SET password_hash = given.hash
     FROM jsonb_to_recordset($1::jsonb) AS given(id uuid, hash text) WHERE person.id = given.id`,
    [JSON.stringify(changed.flat())],
  );
  return changed.flat().map(({ id }) => id);
}

/** All of one loading have the same hash, so few are to be tried. @returns ids of those who had the published one */
async function takePublished(manager: EntityManager, universityIds: readonly string[]): Promise<string[]> {
  const hashes: { hash: string }[] = await manager.query(
    'SELECT DISTINCT password_hash AS hash FROM person WHERE id = ANY($1) AND password_hash IS NOT NULL',
    [universityIds],
  );
  const published = await Promise.all(
    hashes.map(async ({ hash }) => ((await passwordMatches(hash, demoPassword)) ? [hash] : [])),
  );
  const [taken]: [{ id: string }[], number] = await manager.query(
    `UPDATE person SET password_hash = NULL WHERE id = ANY($1) AND password_hash = ANY($2) RETURNING id`,
    [universityIds, published.flat()],
  );
  return taken.map(({ id }) => id);
}
