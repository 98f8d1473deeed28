import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { languages } from '#database';
import { AppError } from '#platform';
import { foundInstitution } from './found-institution.ts';
import { welcomeDays } from '../people/index.ts';

export const foundUsage =
  '--institution "University of ..." --name "First Admin" --email admin@example.org --zone Africa/Kigali [--language fr|en]';

/** Makes an institution and its first admin, and returns the link that lets the admin in. */
export async function found(api: INestApplicationContext, args: readonly string[]): Promise<string[]> {
  const { institution, name: adminName, email: adminEmail, zone, language } = optionsIn(args);
  const known = languages.find((one) => one === language);
  if (!institution || !adminName || !adminEmail || !zone || !known) {
    throw new AppError('BAD_INPUT', `Usage: found-institution ${foundUsage}`);
  }
  const link = await foundInstitution(api, { institution, adminName, adminEmail, zone, language: known });
  return [`${institution} is there. ${adminName} chooses a password within ${welcomeDays} days at:`, link];
}

function optionsIn(args: readonly string[]) {
  const option = { type: 'string' } as const;
  const options = { institution: option, name: option, email: option, zone: option, language: option };
  try {
    const { values } = parseArgs({ args: [...args], options });
    return { language: 'fr', ...values };
  } catch (error) {
    throw new AppError('BAD_INPUT', error instanceof Error ? error.message : String(error));
  }
}
