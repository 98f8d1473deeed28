import type { DataSource } from 'typeorm';
import { tokenScopes } from '#access';
import type { TokenScope } from '#access';
import { ApiToken } from '#database';
import { newApiToken } from '../src/sign-in/api-token-secret.ts';
import { hashToken } from '../src/sign-in/tokens.ts';

export interface SavedToken {
  id: string;
  /** What a request sends. */
  headers: { authorization: string };
}

/** A token of that person; with all scopes, for all institutions, and good for a day, unless it is said otherwise. */
export async function saveToken(
  { manager }: DataSource,
  personId: string,
  more: { scopes?: readonly TokenScope[]; institutionId?: string; expiresAt?: Date } = {},
): Promise<SavedToken> {
  const secret = newApiToken();
  const { id } = await manager.save(ApiToken, {
    personId,
    tokenHash: hashToken(secret),
    name: 'Program',
    scopes: [...(more.scopes ?? tokenScopes)],
    institutionId: more.institutionId ?? null,
    expiresAt: more.expiresAt ?? new Date(Date.now() + 86_400_000),
  });
  return { id, headers: { authorization: `Bearer ${secret}` } };
}
