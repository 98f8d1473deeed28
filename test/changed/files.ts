import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupError } from '../../tools/setup/failure.mjs';
import { root } from '../../tools/setup/paths.mjs';

const git = (...command: string[]): string[] => {
  try {
    return execFileSync('git', command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
};

/**
 * Files that differ from the point where this branch left main, committed or not. On main itself: uncommitted files, else those of the last commit.
 * Files that are gone are left out.
 *
 * @throws {SetupError} when git tells of no change
 */
export function changedFiles(): string[] {
  const [branched] = [...git('merge-base', 'HEAD', 'main'), ...git('merge-base', 'HEAD', 'origin/main')];
  const differing = (from: string) => [
    ...git('diff', '--name-only', '--no-renames', from),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  const since = differing(branched ?? 'HEAD');
  const all = since.length > 0 ? since : differing('HEAD~1');
  if (all.length === 0) throw new SetupError('Git tells of no change.', 'npm test runs everything.');
  return [...new Set(all)].filter(existsSync).toSorted();
}
