import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** Programs of the system, their libraries, fonts and settings: all that the program sees beside itself and its work. */
const system = [
  ...['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib32'],
  ...['/usr/lib64', '/usr/libx32', '/usr/libexec', '/usr/share', '/etc/fonts', '/etc/libreoffice', '/etc/ld.so.cache'],
  ...['/etc/alternatives', '/var/lib/libreoffice', '/var/cache/fontconfig', '/usr/local/share/fonts'],
];
const devices = ['null', 'zero', 'random', 'urandom'];

/**
 * Makes a root of its own, of memory, with only those and `/work` in it, and becomes the program there. The first argument is an empty folder for
 * the root, the second the folder of work, the third one more that may be read; the program follows.
 */
const inside = `set -e
root=$1 work=$2 also=$3
shift 3
mount -t tmpfs -o mode=0755,size=64m none "$root"
cd "$root"
mkdir work tmp proc dev old
see() {
  if [ -L "$1" ]; then mkdir -p ".\${1%/*}"; ln -s "$(readlink "$1")" ".$1"
  elif [ -d "$1" ]; then mkdir -p ".$1"; mount --rbind "$1" ".$1"; mount -o remount,bind,ro ".$1"
  elif [ -f "$1" ]; then mkdir -p ".\${1%/*}"; : >".$1"; mount --bind "$1" ".$1"; mount -o remount,bind,ro ".$1"
  fi
}
for path in ${system.join(' ')}; do see "$path"; done
[ -z "$also" ] || see "$also"
for device in ${devices.join(' ')}; do : >"dev/$device"; mount --bind "/dev/$device" "dev/$device"; done
mount -t proc proc proc
mount --bind "$work" work
pivot_root . old
umount -l /old
rmdir /old
cd /work
exec "$@"`;

/** Where the folder of work is in there. */
export const workInside = '/work';

/** The command that starts a program so that it sees nothing but itself, the system's programs and `work`, and no network. */
export function inNamespace(root: string, work: string, program: string, args: readonly string[]) {
  const at = realpathSync(program);
  const folder = dirname(at);
  // An installation of its own has its program in a folder of that name, and its libraries beside it.
  const also = basename(folder) === 'program' ? dirname(folder) : folder;
  const seen = system.some((one) => `${also}/`.startsWith(`${one}/`));
  return {
    path: 'unshare',
    args: [
      ...['--user', '--map-root-user', '--mount', '--net', '--pid', '--ipc', '--uts', '--fork', '--kill-child', '--'],
      ...['/bin/sh', '-c', inside, 'inside', root, work, seen ? '' : also, at, ...args],
    ],
  };
}

/** Whether this system allows namespaces. It is tried with a program that does nothing. */
export function namespacesWork(root: string, work: string): Promise<boolean> {
  const { path, args } = inNamespace(root, work, '/bin/true', []);
  return new Promise((resolve) => {
    execFile(path, args, { timeout: 10_000, killSignal: 'SIGKILL', env: { PATH: pathInside } }, (error) => {
      resolve(error === null);
    });
  });
}

/** Where the system's programs are. */
export const pathInside = '/usr/sbin:/usr/bin:/sbin:/bin';

/** The program of a name in `PATH`. @returns undefined when there is none */
export function findProgram(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next folder of PATH is tried.
    }
  }
  return undefined;
}
