/** A failure that a person can do something about: what happened, and what to do. */
export class SetupError extends Error {
  constructor(message: string, remedy?: string, options?: ErrorOptions);
  readonly remedy: string | undefined;
}

/** A command that did not end well, with the end of what it printed. */
export class CommandError extends Error {
  constructor(message: string, details: { output: string[]; log: string });
  readonly output: string[];
  readonly log: string;
}

export function diskFull(): SetupError;

export function networkUnreachable(reason?: string): SetupError;

/** Finds the cause that a person can act on in what a failed command printed. */
export function knownCause(output: string[]): SetupError | undefined;

/** Prints a failure as sentences: what happened, what to do, and for a command its last lines. */
export function printFailure(error: unknown): void;
