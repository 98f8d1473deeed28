import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './command.mjs';
import { SetupError } from './failure.mjs';
import { step } from './progress.mjs';

/**
 * Makes sure that Debian packages are there: installs the missing ones as root or through a sudo that asks nothing,
 * otherwise says which command to run.
 * @param {string[]} packages
 * @param {string} purpose what they are for, as in "to build the media worker"
 */
export async function provideDebianPackages(packages, purpose) {
  if (!existsSync('/etc/debian_version')) {
    throw new SetupError(
      `This is not a Debian system, so what is needed ${purpose} cannot be installed from here.`,
      `Install what Debian calls: ${packages.join(' ')}.`,
    );
  }
  const missing = missingPackages(packages);
  if (missing.length === 0) return;

  const asRoot = commandAsRoot();
  if (!asRoot) {
    throw new SetupError(
      `Debian packages are missing that are needed ${purpose}, and this user may not install them.`,
      `Run:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    );
  }
  const aptGet = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  const options = { env: { LC_ALL: 'C.UTF-8' } };
  await step(`Installing Debian packages ${purpose}`, async (report) => {
    report('reading the package lists');
    await runWords([...aptGet, '-q', 'update'], options);
    await runWords([...aptGet, '-q', 'install', '-y', '--no-install-recommends', ...missing], {
      ...options,
      onLine: (line) => report(/^(?:Unpacking|Setting up) \S+/.exec(line)?.[0] ?? 'downloading'),
    });
  });
}

/** @param {string[]} packages */
function missingPackages(packages) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const installed = new Set(query.stdout.split('\n').filter((line) => line.endsWith(' installed')));
  return packages.filter((name) => !installed.has(`${name} installed`));
}

/** The words to put before a command to run it as root; undefined when that is not allowed. */
function commandAsRoot() {
  if (process.getuid() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

const runWords = ([program, ...args], options) => run(program, args, options);
