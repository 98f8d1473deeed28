import { SetupError } from '../setup/failure.mjs';

const fullDisk = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i;

/** Turns what the system or PostgreSQL said about a folder into a sentence; anything else is returned as it is. */
export function explain(error: unknown, directory: string): unknown {
  if (error instanceof SetupError) return error;
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  if (fullDisk.test(text)) {
    return new SetupError(
      `The disk that holds ${directory} is full.`,
      'Free some space (a new database takes about 60 MB), or set DATA_DIR to a folder on another disk.',
      { cause: error },
    );
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(text)) {
    return new SetupError(
      `${directory} cannot be written by this user.`,
      'Set DATA_DIR to a folder that you may write to, or make this one yours (chown -R).',
      { cause: error },
    );
  }
  if (/ENOTDIR|EEXIST/.test(text)) {
    return new SetupError(`${directory} is not a folder.`, 'Set DATA_DIR to a folder.', { cause: error });
  }
  return error;
}

/** An error that shows the end of what a PostgreSQL program printed. */
export function failedWith(what: string, output: string, directory: string): unknown {
  const explained = explain(new Error(output), directory);
  if (explained instanceof SetupError) return explained;
  return new SetupError(`${what} It said:\n${output.trim().split('\n').slice(-8).join('\n')}`);
}
