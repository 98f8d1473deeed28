import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../postgres/failures.ts';
import { run } from '../setup/command.mjs';
import { CommandError, SetupError } from '../setup/failure.mjs';
import { root } from '../setup/paths.mjs';
import type { Config } from '../start/settings.ts';

interface Program {
  /** Below dist/apps/api/src. */
  program: string;
  args: string[];
  config: Config;
  databaseUrl: string;
  report: (detail: string) => void;
}

/**
 * Runs one of the api's programs that say how far they are, a line each.
 *
 * @returns its last line: what came of it
 * @throws {SetupError} with the sentence that it ended with
 */
export async function runProgram({ program, args, config, databaseUrl, report }: Program): Promise<string> {
  const { dataDir } = config;
  const file = join(dataDir, 'ticket-secret');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  const env = {
    NODE_ENV: 'production',
    NODE_OPTIONS: undefined,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    // A restore compares with what was set by hand, not with what it is about to replace.
    TICKET_SECRET: process.env['TICKET_SECRET'] || (program === 'backup' ? kept : undefined),
  };
  try {
    const output = await run(process.execPath, [join(root, 'dist', 'apps/api/src', `${program}.js`), ...args], {
      env,
      onLine: report,
    });
    return output.at(-1) ?? '';
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const said = error.output.at(-1) ?? '';
    const explained = explain(new Error(error.output.join('\n')), dataDir);
    if (explained instanceof SetupError && /ENOSPC|no space left|disk quota/i.test(said)) throw explained;
    const [what = '', ...todo] = said.split(/(?<=\.) /);
    // A defect says nothing of what to do; then all that it said is shown.
    throw new SetupError(what, todo.join(' '), todo.length > 0 ? {} : { cause: error });
  }
}
