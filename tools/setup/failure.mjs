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

const knownCauses = [
  [
    /ENOSPC|no space left on device|not enough free space|don't have enough free space/i,
    'The disk is full.',
    'Free some space (about 2 GB are needed for the first start), then run the same command again.',
  ],
  [
    /Could not get lock|Unable to acquire the dpkg frontend lock/i,
    'Another program is installing Debian packages at the moment.',
    'Wait until it has finished, then run the same command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network timeout|Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Failed to fetch/i,
    'The network or the package registry could not be reached.',
    'Check the connection (and npm\'s "registry" and "proxy" settings), then run the same command again.',
  ],
  [
    /EACCES|EPERM|Permission denied/i,
    'A file or folder may not be written by this user.',
    "Make the clone belong to the user who runs it (chown -R), or run as that file's owner.",
  ],
];

/**
 * Finds the cause that a person can act on in what a failed command printed.
 * @param {string[]} output
 * @returns {{ message: string, remedy: string } | undefined}
 */
export function knownCause(output) {
  const text = output.join('\n');
  for (const [pattern, message, remedy] of knownCauses) if (pattern.test(text)) return { message, remedy };
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
  const cause = error instanceof CommandError ? (knownCause(error.output) ?? error) : error;
  lines.push(cause?.message ?? String(error));
  if (cause?.remedy) lines.push(cause.remedy);
  if (command) {
    const tail = command.output.slice(-15).map((line) => `  ${line}`);
    if (cause !== command) lines.push(command.message);
    lines.push(`Its last lines (all of them in ${command.log}):`, ...tail);
  }
  if (process.env.DEBUG) lines.push('', error?.stack ?? String(error));
  else if (!cause?.remedy && !command) lines.push('Run it again with DEBUG=1 to see where this happened.');
  console.error(lines.join('\n'));
}
