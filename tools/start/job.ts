import { join } from 'node:path';
import { explain } from '../postgres/failures.ts';
import { run } from '../setup/command.mjs';
import { CommandError, SetupError } from '../setup/failure.mjs';
import { root } from '../setup/paths.mjs';

interface Job {
  /** Below dist/. */
  program: string;
  /** Said when it fails. */
  failure: string;
  env: NodeJS.ProcessEnv;
  dataDir: string;
}

/** Runs one of the api's own programs to its end. What it prints names hosts and files: only a full disk is looked for in it. */
export async function runJob({ program, failure, env, dataDir }: Job): Promise<void> {
  try {
    await run(process.execPath, [join(root, 'dist', program)], { env });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const output = error.output.join('\n');
    if (/no space left on device|ENOSPC|disk quota/i.test(output)) throw explain(new Error(output), dataDir);
    // The one refusal of these programs that is written for the person who starts the platform.
    const newer = /^migrate: (The database .* belongs to a newer version .*)\. (Nothing was changed\..*)$/m.exec(
      output,
    );
    if (newer) throw new SetupError(`${String(newer[1])}.`, newer[2]);
    throw new SetupError(failure, undefined, { cause: error });
  }
}
