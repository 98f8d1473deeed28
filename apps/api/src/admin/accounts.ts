import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { platformRoles } from '#database';
import type { PlatformRole } from '#database';
import { AppError } from '#platform';
import { Changes } from '../context/changes.ts';
import { accountName } from '../sign-in/account-name.ts';
import { ApiTokensRepository } from '../sign-in/api-tokens.repository.ts';
import { PasswordResets, resetMinutes } from '../people/index.ts';

interface Account {
  id: string;
  name: string;
  platformRole: PlatformRole | null;
  closed: boolean;
}

/** Who has a role of the platform, of all institutions. */
export async function roles(api: INestApplicationContext): Promise<string[]> {
  const holders: { role: string; name: string; email: string; closed: boolean }[] = await api.get(DataSource).query(
    `SELECT platform_role AS role, name, email, deactivated_at IS NOT NULL AS closed FROM person
     WHERE platform_role IS NOT NULL ORDER BY platform_role, email`,
  );
  if (holders.length === 0) return ['Nobody has a role of the platform.'];
  return holders.map(({ role, name, email, closed }) => `${role}  ${email}  ${name}${closed ? '  (closed)' : ''}`);
}

export async function giveRole(api: INestApplicationContext, role: string, address: string): Promise<string[]> {
  const wanted = platformRoles.find((one) => one === role);
  if (!wanted) throw new AppError('BAD_INPUT', `"${role}" is no role: ${platformRoles.join(' or ')}.`, 'role');
  return onAccount(api, address, async (manager, { id, name, closed }) => {
    if (closed) throw new AppError('CONFLICT', 'This account is closed. Let it back first (let-back).', 'address');
    await manager.query('UPDATE person SET platform_role = $2 WHERE id = $1', [id, wanted]);
    return [`${name} is ${wanted} now.`];
  });
}

export const takeRole = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name, platformRole }) => {
    if (platformRole === null) throw new AppError('CONFLICT', `${name} has no role of the platform.`, 'address');
    await manager.query('UPDATE person SET platform_role = NULL WHERE id = $1', [id]);
    return [`${name} is ${platformRole} no more.`];
  });

/** Nobody signs in with it any more, who is in a class is put out of it, and no new password opens it. What was written stays. */
export const suspend = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    await manager.query(
      'UPDATE person SET deactivated_at = coalesce(deactivated_at, now()), closed_by_operator = true WHERE id = $1',
      [id],
    );
    const count = await endSignIns(manager, id);
    await api.get(ApiTokensRepository).revokeAll(manager, id);
    await manager.query('UPDATE password_reset SET used_at = now() WHERE person_id = $1 AND used_at IS NULL', [id]);
    return [`The account of ${name} is closed; ${ended(count)}. "let-back" opens it again.`];
  });

export const letBack = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name, closed }) => {
    if (!closed) throw new AppError('CONFLICT', `The account of ${name} is not closed.`, 'address');
    await manager.query('UPDATE person SET deactivated_at = NULL, closed_by_operator = false WHERE id = $1', [id]);
    return [`The account of ${name} is open again, with the password that it had.`];
  });

/** Printed, not mailed: for whoever cannot read the account's mail, or when no mail leaves. */
export async function resetLink(api: INestApplicationContext, address: string): Promise<string[]> {
  const account = await onAccount(api, address, async (manager, found) => {
    if (found.closed)
      throw new AppError('CONFLICT', 'This account is closed. Let it back first (let-back).', 'address');
    await note(manager, found.id, 'password_reset');
    return found;
  });
  const { url } = await api.get(PasswordResets).linkFor(account.id, resetMinutes);
  return [`Whoever opens this within ${resetMinutes} minutes chooses the password of ${account.name}:`, url];
}

/** The password stays: for a telephone that was lost. */
export const signOut = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    const count = await endSignIns(manager, id);
    await note(manager, id, 'sign_in');
    return [`${name}: ${ended(count)}.`];
  });

/** For a token that somebody else may have: which one is not to be known. */
export const revokeTokens = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    const count = await api.get(ApiTokensRepository).revokeAll(manager, id);
    await note(manager, id, 'api_token');
    return [`${name}: ${count === 1 ? '1 token was' : `${count} tokens were`} revoked.`];
  });

const ended = (count: number) => (count === 1 ? '1 sign-in was ended' : `${count} sign-ins were ended`);

async function endSignIns(manager: EntityManager, id: string): Promise<number> {
  const [, count] = await manager.query<[unknown, number]>(
    'UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL',
    [id],
  );
  return count;
}

/** What no trigger writes down. @param what as if it were a column whose contents the log does not keep */
async function note(manager: EntityManager, personId: string, what: string): Promise<void> {
  await manager.query(
    `INSERT INTO audit_entry (source, action, kind, object_id, person_id, changes)
     VALUES ('operator', 'update', 'person', $1, $1, jsonb_build_object($2::text, '[]'::jsonb))`,
    [personId, what],
  );
}

/** @throws {AppError} NOT_FOUND */
function onAccount<T>(
  api: INestApplicationContext,
  address: string,
  work: (manager: EntityManager, account: Account) => Promise<T>,
): Promise<T> {
  return api.get(Changes).by(
    null,
    async (manager) => {
      const [account]: Account[] = await manager.query(
        `SELECT id, name, platform_role AS "platformRole", deactivated_at IS NOT NULL AS closed FROM person
         WHERE email = $1 AND erased_at IS NULL FOR UPDATE`,
        [accountName(address)],
      );
      if (!account) throw new AppError('NOT_FOUND', `There is no account with the address ${address}.`, 'address');
      return work(manager, account);
    },
    'operator',
  );
}
