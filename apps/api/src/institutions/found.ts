import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Institution } from '#database';
import type { Language } from '#database';
import { line } from '../graphql/text.ts';
import { Accounts } from '../people/accounts.ts';
import { PasswordResets, welcomeDays } from '../people/password-resets.ts';

export interface Founding {
  institution: string;
  adminName: string;
  adminEmail: string;
  zone: string;
  language: Language;
}

const longestName = 200;

/**
 * Makes an institution and its first admin, who then makes everything else through pages. Without this, nobody could enter a
 * new installation.
 *
 * @returns the link by which the admin chooses a password; mail may not work yet on a new server
 * @throws {AppError} BAD_INPUT; nothing is kept then
 */
export async function foundInstitution(api: INestApplicationContext, founding: Founding): Promise<string> {
  const institutions = api.get(DataSource).getRepository(Institution);
  const { id: institutionId } = await institutions.save({
    name: line('institution', founding.institution, longestName),
  });
  try {
    const admin = await api.get(Accounts).addFirstAdmin({
      institutionId,
      name: founding.adminName,
      email: founding.adminEmail,
      zone: founding.zone,
      language: founding.language,
    });
    return (await api.get(PasswordResets).linkFor(admin.id, welcomeDays * 24 * 60)).url;
  } catch (error) {
    await institutions.delete(institutionId);
    throw error;
  }
}
