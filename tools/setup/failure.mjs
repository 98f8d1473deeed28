/** A failure that a person can do something about: what happened, and what to do. */
export class SetupError extends Error {
  /**
   * @param {string} message what happened, a sentence
   * @param {string} [remedy] what to do, a sentence
   * @param {ErrorOptions} [options]
   */
  constructor(message, remedy, options) {
    super(message, options);
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

/** A command that did not end well, with the end of what it printed. */
export class CommandError extends Error {
  /**
   * @param {string} message
   * @param {{ output: string[], log: string }} details
   */
  constructor(message, { output, log }) {
    super(message);
    this.name = 'CommandError';
    this.output = output;
    this.log = log;
  }
}

export const diskFull = () =>
  new SetupError(
    'The disk is full.',
    'Free some space (the first start takes 1.5 GB), then run the same command again.',
  );

/** @param {string} [reason] */
export const networkUnreachable = (reason) =>
  new SetupError(
    `The network or the package registry cannot be reached${reason ? ` (${reason})` : ''}.`,
    `Check the connection, and npm's settings "registry" and "proxy"; then run the same command again.`,
  );

const lockOutOfDate = () =>
  new SetupError(
    'package-lock.json does not fit package.json.',
    'Run "npm install --package-lock-only", look at what it changes, then run the same command again.',
  );

const packageManagerBusy = () =>
  new SetupError(
    'Another program is installing Debian packages at the moment.',
    'Wait until it has finished, then run the same command again.',
  );

const packagesHalfInstalled = () =>
  new SetupError(
    'An earlier installation of Debian packages was interrupted.',
    'Run "sudo dpkg --configure -a", then the same command again.',
  );

const notAllowed = () =>
  new SetupError(
    'A file or folder may not be written by this user.',
    'Make the clone and the cache folder belong to the user who runs this (chown -R), or run it as their owner.',
  );

/** @type {[RegExp, () => SetupError][]} */
const knownCauses = [
  [/ENOSPC|no space left on device|have enough free space/i, diskFull],
  [/package\.json and package-lock\.json .* in sync/, lockOutOfDate],
  [/dpkg was interrupted/, packagesHalfInstalled],
  [/Could not get lock|Unable to acquire the dpkg frontend lock/i, packageManagerBusy],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network timeout|Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Failed to fetch/i,
    networkUnreachable,
  ],
  [/EACCES|EPERM|Permission denied/i, notAllowed],
];

/**
 * Finds the cause that a person can act on in what a failed command printed.
 * @param {string[]} output
 * @returns {SetupError | undefined}
 */
export function knownCause(output) {
  const text = output.join('\n');
  for (const [pattern, cause] of knownCauses) if (pattern.test(text)) return cause();
  return undefined;
}

/**
 * Prints a failure as sentences: what happened, what to do, and for a command its last lines. With DEBUG=1 also where.
 * @param {unknown} error
 */
export function printFailure(error) {
  const lines = [''];
  const command =
    error instanceof CommandError ? error : error?.cause instanceof CommandError ? error.cause : undefined;
  const known = error instanceof CommandError ? knownCause(error.output) : undefined;
  const cause = known ?? error;
  lines.push(cause?.message ?? String(error));
  if (cause?.remedy) lines.push(cause.remedy);
  if (known) lines.push(`What was printed is in ${command.log}`);
  else if (command) {
    const tail = command.output.filter((line) => !/^npm (http|warn|notice)\b/.test(line)).slice(-15);
    lines.push(`Its last lines (all of them in ${command.log}):`, ...tail.map((line) => `  ${line}`));
  }
  if (process.env.DEBUG) lines.push('', error?.stack ?? String(error));
  else if (!cause?.remedy && !command) lines.push('Run it again with DEBUG=1 to see where this happened.');
  console.error(lines.join('\n'));
}
