import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Person, platformRoles } from '#database';
import { AppError } from '#platform';
import { Changes } from '../context/changes.ts';
import { accountName } from '../sign-in/account-name.ts';
import { ApiTokensRepository } from '../sign-in/api-tokens.repository.ts';
import { PasswordResets, resetMinutes } from '../people/index.ts';
import { closeAccount, endSignIns, lockAccount, note, roleHolders } from './accounts.repository.ts';
import type { Account } from './accounts.repository.ts';

/** People who have a role of the platform, of all institutions. */
export async function roles(api: INestApplicationContext): Promise<string[]> {
  const holders = await roleHolders(api.get(DataSource));
  if (holders.length === 0) return ['Nobody has a role of the platform.'];
  return holders.map(({ role, name, email, closed }) => `${role}  ${email}  ${name}${closed ? '  (closed)' : ''}`);
}

export async function giveRole(api: INestApplicationContext, role: string, address: string): Promise<string[]> {
  const wanted = platformRoles.find((one) => one === role);
  if (!wanted) throw new AppError('BAD_INPUT', `"${role}" is no role: ${platformRoles.join(' or ')}.`, 'role');
  return onAccount(api, address, async (manager, { id, name, closed }) => {
    if (closed) throw new AppError('CONFLICT', 'This account is closed. Let it back first (let-back).', 'address');
    await manager.update(Person, { id }, { platformRole: wanted });
    return [`${name} is ${wanted} now.`];
  });
}

export const takeRole = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name, platformRole }) => {
    if (platformRole === null) throw new AppError('CONFLICT', `${name} has no role of the platform.`, 'address');
    await manager.update(Person, { id }, { platformRole: null });
    return [`${name} is ${platformRole} no more.`];
  });

/**
 * Closes the account: nobody signs in with it any more, its person is put out of a running class, and no new password opens it.
 * What the person wrote stays.
 */
export const suspend = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    const count = await closeAccount(manager, id);
    await api.get(ApiTokensRepository).revokeAll(manager, id);
    return [`The account of ${name} is closed; ${ended(count)}. "let-back" opens it again.`];
  });

export const letBack = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name, closed }) => {
    if (!closed) throw new AppError('CONFLICT', `The account of ${name} is not closed.`, 'address');
    await manager.update(Person, { id }, { deactivatedAt: null, closedByOperator: false });
    return [`The account of ${name} is open again, with the password that it had.`];
  });

/** Prints a link and mails none: for a person who cannot read the account's mail, or when no mail leaves the server. */
export async function resetLink(api: INestApplicationContext, address: string): Promise<string[]> {
  const account = await onAccount(api, address, async (manager, found) => {
    if (found.closed)
      throw new AppError('CONFLICT', 'This account is closed. Let it back first (let-back).', 'address');
    await note(manager, found.id, 'password_reset');
    return found;
  });
  const { url } = await api.get(PasswordResets).linkFor(account.id, resetMinutes);
  return [`The person who opens this within ${resetMinutes} minutes chooses the password of ${account.name}:`, url];
}

/** Ends the sign-ins and keeps the password, for example when a telephone was lost. */
export const signOut = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    const count = await endSignIns(manager, id);
    await note(manager, id, 'sign_in');
    return [`${name}: ${ended(count)}.`];
  });

/** Revokes all tokens of a person, because nobody knows which of them somebody else has. */
export const revokeTokens = (api: INestApplicationContext, address: string): Promise<string[]> =>
  onAccount(api, address, async (manager, { id, name }) => {
    const count = await api.get(ApiTokensRepository).revokeAll(manager, id);
    await note(manager, id, 'api_token');
    return [`${name}: ${count === 1 ? '1 token was' : `${count} tokens were`} revoked.`];
  });

const ended = (count: number) => (count === 1 ? '1 sign-in was ended' : `${count} sign-ins were ended`);

/** @throws {AppError} NOT_FOUND */
function onAccount<T>(
  api: INestApplicationContext,
  address: string,
  work: (manager: EntityManager, account: Account) => Promise<T>,
): Promise<T> {
  return api.get(Changes).by(
    null,
    async (manager) => {
      const account = await lockAccount(manager, accountName(address));
      if (!account) throw new AppError('NOT_FOUND', `There is no account with the address ${address}.`, 'address');
      return work(manager, account);
    },
    'operator',
  );
}
