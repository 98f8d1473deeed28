/**
 * Locks an open file (its descriptor) for this process; false when another process has it. `name` is what an error calls it.
 * @throws {SetupError} when it cannot be locked at all
 */
export function lock(file: number, name: string): boolean;

/** Runs `work` while no other process on this machine claims the same file, and waits for it first; `waits` is called then. */
export function claimed<T>(file: string, work: () => Promise<T> | T, waits?: () => void): Promise<T>;
