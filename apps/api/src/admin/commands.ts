import type { INestApplicationContext } from '@nestjs/common';
import { giveRole, letBack, resetLink, revokeTokens, roles, signOut, suspend, takeRole } from './accounts.ts';
import { found, foundUsage } from './found.ts';
import { failedMail, mailAgain } from './mail.ts';

interface Command {
  /** The arguments that follow the command's name. */
  usage: string;
  about: string;
  /** How many arguments the command takes; undefined: the command reads them itself. */
  takes?: number;
  /** @returns the lines that are printed */
  run: (api: INestApplicationContext, args: readonly string[]) => Promise<string[]>;
}

const ofAccount = (
  about: string,
  run: (api: INestApplicationContext, address: string) => Promise<string[]>,
): Command => ({
  usage: 'ADDRESS',
  about,
  takes: 1,
  run: (api, [address = '']) => run(api, address),
});

export const commands: Readonly<Record<string, Command>> = {
  roles: { usage: '', about: 'who has a role of the platform', takes: 0, run: (api) => roles(api) },
  'give-role': {
    usage: 'ROLE ADDRESS',
    about: 'makes an account platform_admin or coordinator',
    takes: 2,
    run: (api, [role = '', address = '']) => giveRole(api, role, address),
  },
  'take-role': ofAccount('takes the role of the platform away', takeRole),
  suspend: ofAccount('closes an account: nobody signs in with it, no new password opens it', suspend),
  'let-back': ofAccount('opens a closed account again', letBack),
  'reset-link': ofAccount('prints a link at which a new password is chosen, and mails nothing', resetLink),
  'sign-out': ofAccount('ends every sign-in of an account', signOut),
  'revoke-tokens': ofAccount('revokes every token for programs of an account', revokeTokens),
  mail: { usage: '', about: 'letters that could not be sent', takes: 0, run: (api) => failedMail(api) },
  'mail-again': {
    usage: 'ID | all',
    about: 'sends such letters again',
    takes: 1,
    run: (api, [which = '']) => mailAgain(api, which),
  },
  'found-institution': { usage: foundUsage, about: 'makes an institution and its first admin', run: found },
};

export const usage = [
  'Usage: npm run admin -- COMMAND ...   (in a container: node dist/apps/api/src/admin.js COMMAND ...)',
  '',
  ...Object.entries(commands).map(
    ([name, command]) => `  ${`${name} ${command.usage}`.trim()}\n      ${command.about}`,
  ),
  '',
  'ADDRESS is the e-mail address of an account. What is changed stands in the audit log, by "operator".',
  'It ends with 0 when it is done, 1 when it is refused (CODE: sentence), 2 when it was not understood.',
].join('\n');
