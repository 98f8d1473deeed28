import type { INestApplicationContext } from '@nestjs/common';
import { ConfigError } from '#platform';
import { knownError } from '../graphql/known-errors.ts';
import { commands, usage } from './commands.ts';

export interface Outcome {
  /** 0: done; 1: refused; 2: not understood. */
  code: 0 | 1 | 2;
  lines: readonly string[];
}

/** What is answered without any database; undefined: a command to carry out. */
export function withoutDatabase([name, ...args]: readonly string[]): Outcome | undefined {
  if (name === undefined || ['help', '--help', '-h'].includes(name) || args.includes('--help')) {
    return { code: 0, lines: [usage] };
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return { code: 2, lines: [`BAD_INPUT: There is no command "${name}".`, '', usage] };
  if (command.takes === undefined || command.takes === args.length) return undefined;
  return { code: 2, lines: [`BAD_INPUT: Usage: ${`${name} ${command.usage}`.trim()}`] };
}

/** Carries a command out. @param open makes the services, once it is known that they are needed */
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
    // A defect, for whoever can mend it: all of it.
    return { code: 1, lines: [`INTERNAL: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  }
}
