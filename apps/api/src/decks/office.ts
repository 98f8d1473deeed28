import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { convertMs } from './limits.ts';

const run = promisify(execFile);
/** LibreOffice's program, as Debian and others call it. */
const program = 'soffice';

export type Conversion = 'done' | 'NEEDS_LIBREOFFICE' | 'FILE_BROKEN' | 'FILE_TOO_HARD';

/** Makes a PDF of a presentation in its place, with LibreOffice where it is installed. */
export async function toPdf(path: string): Promise<Conversion> {
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-office-'));
  try {
    // A profile of its own: two at once would wait for each other, and macros of others have no place here.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const source = join(folder, 'deck');
    const conversion = ['--headless', '--norestore', profile, '--convert-to', 'pdf', '--outdir', folder, source];
    await run('cp', [path, source]);
    await run(program, conversion, { timeout: convertMs, killSignal: 'SIGKILL' });
    await rename(join(folder, 'deck.pdf'), path);
    return 'done';
  } catch (error) {
    const { code, killed } = error as { code?: unknown; killed?: boolean };
    if (code === 'ENOENT') return (await isInstalled()) ? 'FILE_BROKEN' : 'NEEDS_LIBREOFFICE';
    return killed ? 'FILE_TOO_HARD' : 'FILE_BROKEN';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isInstalled(): Promise<boolean> {
  return run(program, ['--version'], { timeout: convertMs }).then(
    () => true,
    () => false,
  );
}
