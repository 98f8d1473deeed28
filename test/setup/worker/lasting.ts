import type { Config } from '@jest/types';

const packages = /\/node_modules\//;
const sources = /\/(apps|libs)\/[^/]+\/src\/|\/migrations\//;
const tests = /^@jest\/globals\/|\.test\.tsx?$/;

/** Whether a module stays with the worker: packages and what is tested. Tests and what they share (`test/`, `tools/`) are loaded anew for each file. */
export function isLasting(key: string): boolean {
  if (tests.test(key)) return false;
  const isFile = key.startsWith('file:') || key.startsWith('/');
  return !isFile || packages.test(key) || sources.test(key);
}

/** Whether the files that are tested change while Jest runs. */
export const isWatched = ({ watch, watchAll }: Config.GlobalConfig): boolean => watch || watchAll;
