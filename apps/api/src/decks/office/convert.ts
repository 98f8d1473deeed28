import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PresentationKind } from '../file-kind.ts';
import { convertMs, largestFile, pageMs, renderMegabytes } from '../limits.ts';
import { nodeProgram } from '../node-program.ts';
import { exitStatus } from './exit-status.ts';

/** LibreOffice's program, as Debian and others call it. */
const program = 'soffice';

/** Its filters, by their names in its registry: what kind a file is was decided by us. */
const filters = { odp: 'impress8', pptx: 'Impress MS PowerPoint 2007 XML' } as const satisfies Record<
  PresentationKind,
  string
>;

export type Conversion = 'done' | 'NEEDS_LIBREOFFICE' | 'FILE_BROKEN' | 'FILE_ENCRYPTED' | 'FILE_TOO_HARD';

const scripting = '/org.openoffice.Office.Common/Security/Scripting';
const inet = '/org.openoffice.Inet/Settings';
/** Where nobody listens (RFC 863). */
const nowhere = { name: '127.0.0.1', port: 9 };
/**
 * Its settings for files of others: no macros; and what a file only points at is asked of a proxy that is not there, so that nobody makes this
 * machine ask others (of LibreOffice's own switch against such links, `BlockUntrustedRefererLinks`, 7.4 takes no notice in a conversion). Names are those
 * of its registry, officecfg.
 */
const settings: readonly (readonly [path: string, name: string, value: string | number | boolean])[] = [
  [scripting, 'DisableMacrosExecution', true],
  [scripting, 'BlockUntrustedRefererLinks', true],
  [inet, 'ooInetProxyType', 2],
  [inet, 'ooInetHTTPProxyName', nowhere.name],
  [inet, 'ooInetHTTPProxyPort', nowhere.port],
  [inet, 'ooInetHTTPSProxyName', nowhere.name],
  [inet, 'ooInetHTTPSProxyPort', nowhere.port],
  [inet, 'ooInetNoProxy', ''],
];
const registry = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${settings
  .map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;

/**
 * Makes a PDF of a presentation in its place, with LibreOffice where it is installed.
 *
 * @throws the reason of `signal`, and what is not the file's fault
 */
export async function toPdf(path: string, kind: PresentationKind, signal: AbortSignal): Promise<Conversion> {
  signal.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-office-'));
  try {
    // A profile of its own: two at once would wait for each other.
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry);
    const source = join(folder, `deck.${kind}`);
    const problem = await takeOwnContent(path, source, signal);
    if (problem) return problem;
    const ended = await run(
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=file://${profile}`,
        `--infilter=${filters[kind]}`,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        source,
      ],
      folder,
      signal,
    );
    signal.throwIfAborted();
    const made = join(folder, 'deck.pdf');
    const outcome = ended === 'done' && !existsSync(made) ? 'FILE_BROKEN' : ended;
    // On a full disk it ends as with a broken file.
    if (outcome === 'FILE_BROKEN') await requireRoom(folder);
    if (outcome !== 'done') return outcome;
    // The folder may lie on another disk than the decks.
    await copyFile(made, `${path}.pdf`);
    await rename(`${path}.pdf`, path);
    return 'done';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws {Error} when a large PDF would not fit */
async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < largestFile) throw new Error(`There is hardly any room left in ${folder}.`);
}

/** Writes what is the presentation's own, without what it points at. @returns why not @throws what is not the file's fault, to be tried again */
async function takeOwnContent(from: string, to: string, signal: AbortSignal): Promise<Conversion | undefined> {
  try {
    await promisify(execFile)(
      process.execPath,
      [
        ...nodeProgram.options,
        `--max-old-space-size=${renderMegabytes}`,
        nodeProgram('./main', import.meta.url),
        from,
        to,
      ],
      { timeout: pageMs, killSignal: 'SIGKILL', signal, env: { PATH: process.env['PATH'] ?? '' } },
    );
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    const { code, signal: endedBy } = error as { code?: number; signal?: string };
    if (code === exitStatus.FILE_ENCRYPTED) return 'FILE_ENCRYPTED';
    if (code === exitStatus.FILE_BROKEN) return 'FILE_BROKEN';
    // It took too long, or needed too much.
    if (endedBy) return 'FILE_TOO_HARD';
    throw error;
  }
}

/** Runs it without anything of the service's secrets. It is a script that starts others: all of them are ended together. */
function run(options: readonly string[], home: string, signal: AbortSignal): Promise<Conversion> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8' },
    });
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    let late = false;
    const patience = setTimeout(() => {
      late = true;
      end();
    }, convertMs);
    signal.addEventListener('abort', end);
    const over = () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', end);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      over();
      // Anything else, like no memory for one more process, may pass.
      if (error.code === 'ENOENT') resolve('NEEDS_LIBREOFFICE');
      else reject(error);
    });
    child.once('close', (code) => {
      over();
      resolve(late ? 'FILE_TOO_HARD' : code === 0 ? 'done' : 'FILE_BROKEN');
    });
  });
}
