/** The clone's top folder. */
export const root: string;

/** A path below node_modules. */
export function nodeModules(...parts: string[]): string;

/** The folder for what is expensive to make and the same for every clone on this machine. Created when missing. */
export function cacheDirectory(...parts: string[]): string;

/** Runs `work` while no other set-up on this machine holds the same claim, and waits for it first; `waits` is called then. */
export function claimed<T>(file: string, work: () => Promise<T>, waits?: () => void): Promise<T>;
