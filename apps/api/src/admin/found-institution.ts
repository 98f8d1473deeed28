import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Institution } from '#database';
import { AppError } from '#platform';
import type { Language } from '#database';
import { line } from '../graphql/text.ts';
import { addInstitution } from './found-institution.repository.ts';
import { Accounts, PasswordResets, welcomeDays } from '../people/index.ts';

export interface Founding {
  institution: string;
  adminName: string;
  adminEmail: string;
  zone: string;
  language: Language;
}

const longestName = 200;

/**
 * Makes an institution and its first admin, who then makes everything else through pages. Without this command nobody could enter
 * a new installation.
 *
 * @returns the link by which the admin chooses a password, because mail may not work yet on a new server
 * @throws {AppError} BAD_INPUT; CONFLICT for an institution that exists already; nothing is kept then
 */
export async function foundInstitution(api: INestApplicationContext, founding: Founding): Promise<string> {
  const dataSource = api.get(DataSource);
  const institutions = dataSource.getRepository(Institution);
  const institutionId = await found(dataSource, line('institution', founding.institution, longestName));
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

/** @returns its id */
function found(dataSource: DataSource, name: string): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const made = await addInstitution(manager, name);
    if (made !== undefined) return made;
    const message = `${name} is there already. Its administrators add others; a new password is asked for on the sign-in page.`;
    throw new AppError('CONFLICT', message, 'institution');
  });
}
