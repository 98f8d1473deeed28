import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

/** The profile of a browser, kept after the browser ends: for people whose browser crashes. */
export class Profile {
  private constructor(readonly directory: string) {}

  static async make(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), 'ikiraro-profile-')));
  }

  /** Kills the browser that uses it, as a power cut does. */
  async crash(): Promise<void> {
    const running = await this.#processes();
    if (running.length === 0) throw new Error('No browser uses this profile.');
    for (const pid of running) process.kill(pid, 'SIGKILL');
    while ((await this.#processes()).length > 0) await pass(50);
  }

  /**
   * Waits until the browser has written this to its disk, which it does up to half a minute late: what is younger dies with it.
   *
   * @param where the file of cookies, or the directory of what pages keep
   */
  async keeps(text: string, where: 'Cookies' | 'Local Storage'): Promise<void> {
    while (!(await this.#holds(text, where))) await pass(200);
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The browser itself; what it started ends with it. */
  async #processes(): Promise<number[]> {
    const found: number[] = [];
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
      if (words.includes(`--user-data-dir=${this.directory}`) && !words.some((word) => word.startsWith('--type='))) {
        found.push(Number(name));
      }
    }
    return found;
  }

  async #holds(text: string, where: string): Promise<boolean> {
    const files = await readdir(this.directory, { recursive: true, withFileTypes: true });
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      if (!file.isFile() || !path.includes(`/${where}`)) continue;
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      // Chromium keeps text that is not Latin as UTF-16.
      if (bytes.includes(text) || bytes.includes(text, 0, 'utf16le')) return true;
    }
    return false;
  }
}
