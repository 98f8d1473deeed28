/**
 * Runs a command with its output going to the log; gives its last lines. When `onLine` throws, the command is stopped.
 * @throws {CommandError} when it does not end with 0
 */
export function run(
  program: string,
  args: string[],
  options?: { cwd?: string; env?: Record<string, string | undefined>; onLine?: (line: string) => void },
): Promise<string[]>;

/** Stops the commands that are still running, with all they have started; what does not stop within 2 s is killed. */
export function stopCommands(): Promise<void>;

/** Removes the log of a set-up that went well. */
export function discardLog(): void;
