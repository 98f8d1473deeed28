import type { INestApplicationContext } from '@nestjs/common';
import { ConfigError } from '#platform';
import { knownError } from '../graphql/known-errors.ts';
import { commands, usage } from './commands.ts';

export interface Outcome {
  /** 0: done; 1: refused; 2: the command was not understood. */
  code: 0 | 1 | 2;
  lines: readonly string[];
}

/** The answer to arguments that need no database; undefined: a command must be carried out. */
export function withoutDatabase([name, ...args]: readonly string[]): Outcome | undefined {
  if (name === undefined || ['help', '--help', '-h'].includes(name) || args.includes('--help')) {
    return { code: 0, lines: [usage] };
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return { code: 2, lines: [`BAD_INPUT: There is no command "${name}".`, '', usage] };
  if (command.takes === undefined || command.takes === args.length) return undefined;
  return { code: 2, lines: [`BAD_INPUT: Usage: ${`${name} ${command.usage}`.trim()}`] };
}

/** Carries a command out. @param open starts the services, once it is known that the command needs them */
export async function runAdmin(
  argv: readonly string[],
  open: () => Promise<INestApplicationContext>,
): Promise<Outcome> {
  const answered = withoutDatabase(argv);
  if (answered) return answered;
  const [name = '', ...args] = argv;
  try {
    return { code: 0, lines: (await commands[name]?.run(await open(), args)) ?? [] };
  } catch (error) {
    const known = knownError(error);
    if (known) return { code: 1, lines: [`${known.code}: ${known.message}`] };
    if (error instanceof ConfigError) return { code: 1, lines: [`BAD_INPUT: ${error.message}`] };
    // This is a defect. Its whole stack helps the person who mends it.
    return { code: 1, lines: [`INTERNAL: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  }
}
