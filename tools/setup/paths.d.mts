/** The clone's top folder. */
export const root: string;

/** A path below node_modules. */
export function nodeModules(...parts: string[]): string;

/** The folder for what is expensive to make and the same for every clone on this machine. Created when missing. */
export function cacheDirectory(...parts: string[]): string;
