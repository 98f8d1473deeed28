import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { startConfined } from '../../confine/confined.ts';
import { findProgram, inNamespace, namespacesWork, pathInside, workInside } from '../../confine/namespace.ts';
import type { PresentationKind } from '../file-kind.ts';
import { convertMs, largestFile, officeMegabytes, pageMs } from '../limits.ts';
import { nodeProgram } from '../../confine/node-program.ts';
import { exitStatus } from './exit-status.ts';

/** LibreOffice's program, as Debian and others call it. */
const program = 'soffice';

/** Its filters, by their names in its registry: what kind a file is was decided by us. */
const filters = {
  odp: 'impress8',
  pptx: 'Impress MS PowerPoint 2007 XML',
  ppt: 'MS PowerPoint 97',
} as const satisfies Record<PresentationKind, string>;

export type Conversion =
  'done' | 'NEEDS_NEWER_FORMAT' | 'NEEDS_LIBREOFFICE' | 'FILE_BROKEN' | 'FILE_ENCRYPTED' | 'FILE_TOO_HARD';

/** Called with the languages whose letters are in a presentation, before it is converted. They are not known of `.ppt`. */
type Heard = (languages: readonly string[]) => Promise<void>;

const scripting = '/org.openoffice.Office.Common/Security/Scripting';
const inet = '/org.openoffice.Inet/Settings';
/** An address where no program listens (RFC 863). */
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
export async function toPdf(
  path: string,
  kind: PresentationKind,
  signal: AbortSignal,
  heard: Heard = () => Promise.resolve(),
): Promise<Conversion> {
  signal.throwIfAborted();
  const soffice = findProgram(program);
  if (!soffice) return 'NEEDS_LIBREOFFICE';
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-office-'));
  try {
    const work = join(folder, 'work');
    // A profile of its own each time: two at once would wait for each other, and nothing of one file is left for the next.
    const profile = join(work, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await mkdir(join(folder, 'root'));
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry);
    const source = join(work, `deck.${kind}`);
    const apart = await apartWorks(folder);
    if (kind === 'ppt') {
      // Nobody but LibreOffice reads what this one points at, so it is read only where there is nothing to find.
      if (!apart) return 'NEEDS_NEWER_FORMAT';
      await copyFile(path, source);
    } else {
      const problem = await takeOwnContent(path, source, signal, heard);
      if (problem) return problem;
    }
    const ended = await convert(soffice, kind, { folder, work, apart }, signal);
    signal.throwIfAborted();
    const made = join(work, 'deck.pdf');
    const outcome = ended === 'done' && !existsSync(made) ? 'FILE_BROKEN' : ended;
    // LibreOffice ends on a full disk as it does on a broken file.
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

/** Writes the presentation without anything that it only points at. @returns why not @throws what is not the file's fault, to be tried again */
async function takeOwnContent(
  from: string,
  to: string,
  signal: AbortSignal,
  heard: Heard,
): Promise<Conversion | undefined> {
  const { child, ended } = startConfined({
    path: process.execPath,
    args: [
      ...nodeProgram.options,
      `--max-old-space-size=${officeMegabytes}`,
      nodeProgram('./main', import.meta.url),
      from,
      to,
    ],
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
    megabytes: officeMegabytes,
    ms: pageMs,
    signal,
  });
  let languages = '';
  child.stdout?.on('data', (chunk: Buffer) => (languages += chunk.toString()));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const { status, tooHard } = await ended;
  signal.throwIfAborted();
  if (status === 0) {
    await heard(languages.split(' ').filter(Boolean));
    return undefined;
  }
  if (status === exitStatus.FILE_ENCRYPTED) return 'FILE_ENCRYPTED';
  if (status === exitStatus.FILE_BROKEN) return 'FILE_BROKEN';
  if (tooHard) return 'FILE_TOO_HARD';
  throw new Error(`A presentation could not be read: ${said.trim()}`);
}

/** What the status of a script is when the program that it runs was killed (SIGKILL), which the limit of memory does. */
const killedStatus = 128 + 9;

/**
 * Runs it without anything of the service's secrets, and where the system allows it in a namespace that holds nothing else. It is a script that
 * starts others: all of them are ended together.
 */
async function convert(
  soffice: string,
  kind: PresentationKind,
  { folder, work, apart }: { folder: string; work: string; apart: boolean },
  signal: AbortSignal,
): Promise<Conversion> {
  const home = apart ? workInside : work;
  const args = [
    '--headless',
    '--norestore',
    `-env:UserInstallation=file://${home}/profile`,
    `--infilter=${filters[kind]}`,
    '--convert-to',
    'pdf',
    '--outdir',
    home,
    `${home}/deck.${kind}`,
  ];
  const { ended } = startConfined({
    ...(apart ? inNamespace(join(folder, 'root'), work, soffice, args) : { path: soffice, args }),
    stdio: 'ignore',
    env: { PATH: apart ? pathInside : (process.env['PATH'] ?? ''), HOME: home, TMPDIR: home, LANG: 'C.UTF-8' },
    cwd: work,
    megabytes: officeMegabytes,
    ms: convertMs,
    signal,
  });
  const { status, tooHard } = await ended;
  if (tooHard || status === killedStatus) return 'FILE_TOO_HARD';
  return status === 0 ? 'done' : 'FILE_BROKEN';
}

/** Whether namespaces are there, asked once; where they are not, the log says so. */
let asked: Promise<boolean> | undefined;
function apartWorks(folder: string): Promise<boolean> {
  asked ??= namespacesWork(join(folder, 'root'), join(folder, 'work')).then((works) => {
    if (!works) {
      new Logger('Decks').warn(
        'This system allows no namespaces (user, mount, network), so LibreOffice is not kept apart from the files of this machine; ' +
          'only what is taken out of a presentation beforehand protects them. README.md says what to allow.',
      );
    }
    return works;
  });
  return asked;
}
