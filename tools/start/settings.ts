import { ConfigError, readConfig } from '../../libs/platform/src/config.ts';
import type { Config } from '../../libs/platform/src/config.ts';
import { SetupError } from '../setup/failure.mjs';

// By path, not by #name: tools run as they are, without the "source" condition that makes a name mean a source file.

export type { Config };

/** @throws {SetupError} naming every variable that is wrong */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new SetupError(
      error.message,
      'Change or unset it, then run the same command again. README.md lists all of them.',
    );
  }
}
