import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';

/** A log that is larger is kept once more, under .1, and begun anew: bytes. */
const largestBytes = 20_000_000;
/** After an error, such as a full disk, until the file is tried again; ms. */
const tryAgainMs = 10_000;
const keptLines = 20;

interface Limits {
  largestBytes: number;
  tryAgainMs: number;
  /** A file is written for this long at most, and kept for as long once more. For ever when there is none. */
  writtenMs?: number;
}

/** It says who was here when: a week and the week before, as docs/privacy.md says. */
export const accessLimits: Limits = { largestBytes, tryAgainMs, writtenMs: 7 * 24 * 3_600_000 };
/** Also when nobody comes. */
const lookEveryMs = 3_600_000;

/** What Nest's ConsoleLogger writes in production. */
interface Entry {
  level: string;
  message: unknown;
}

/** Takes in what a service prints: all of it into a file, what needs somebody's eye onto the terminal as well. */
export class ServiceLog {
  readonly file: string;
  private readonly name: string;
  private readonly limits: Limits;
  private readonly recent: string[] = [];
  private stream: WriteStream | undefined;
  private bytes = 0;
  private triedAt = -Infinity;
  /** Lines that no file has taken since the last error. */
  private lost = 0;
  private readonly ageing: NodeJS.Timeout | undefined;

  constructor(name: string, directory: string, limits: Limits = { largestBytes, tryAgainMs }) {
    this.name = name;
    this.limits = limits;
    this.file = join(directory, `${name}.log`);
    mkdirSync(directory, { recursive: true });
    this.bytes = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    this.age();
    if (limits.writtenMs !== undefined) this.ageing = setInterval(() => this.age(), lookEveryMs).unref();
  }

  /** The last lines, for when the service has ended. */
  get tail(): string {
    return this.recent.join('\n');
  }

  write(line: string): void {
    this.keep(line);
    const text = readable(line);
    this.recent.push(text.shown);
    if (this.recent.length > keptLines) this.recent.shift();
    if (text.urgent) console.error(`${this.name}: ${text.shown}`);
  }

  close(): Promise<void> {
    clearInterval(this.ageing);
    return new Promise((resolve) => {
      if (!this.stream) resolve();
      else this.stream.once('error', () => resolve()).end(resolve);
    });
  }

  private keep(line: string): void {
    const stream = this.open();
    if (!stream) {
      this.lost += 1;
      return;
    }
    const missing = this.lost > 0 ? `(lines before this one that could not be written: ${this.lost})\n` : '';
    this.lost = 0;
    const text = `${missing}${line}\n`;
    this.bytes += Buffer.byteLength(text);
    stream.write(text);
  }

  /** @returns undefined while there was an error a moment ago */
  private open(): WriteStream | undefined {
    if (this.stream && this.bytes > this.limits.largestBytes) {
      this.stream.end();
      this.stream = undefined;
    }
    if (this.stream) return this.stream;
    if (performance.now() - this.triedAt < this.limits.tryAgainMs) return undefined;
    if (this.bytes > this.limits.largestBytes) this.putAway();
    const stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
    // A full disk must not end the platform, nor its log for good; the terminal still shows what matters.
    stream.on('error', () => {
      if (this.stream !== stream) return;
      this.stream = undefined;
      this.lost += 1;
      this.triedAt = performance.now();
    });
    this.stream = stream;
    return stream;
  }

  /** Puts a file away that has been written for too long, and removes the one before it when that is too old. */
  private age(): void {
    const { writtenMs } = this.limits;
    if (writtenMs === undefined) return;
    const last = statSync(`${this.file}.1`, { throwIfNoEntry: false });
    if (last && Date.now() - last.mtimeMs > writtenMs) rmSync(`${this.file}.1`, { force: true });
    const now = statSync(this.file, { throwIfNoEntry: false });
    // Not every file system knows when a file was made.
    if (!now || Date.now() - (now.birthtimeMs || now.ctimeMs) <= writtenMs) return;
    this.stream?.end();
    this.stream = undefined;
    this.putAway();
  }

  private putAway(): void {
    try {
      renameSync(this.file, `${this.file}.1`);
      this.bytes = 0;
    } catch {
      // It grows on where it is.
    }
  }
}

const urgentLevels = new Set(['warn', 'error', 'fatal']);

function readable(line: string): { shown: string; urgent: boolean } {
  if (!line.startsWith('{')) return { shown: line, urgent: line.trim() !== '' };
  try {
    const { level, message } = JSON.parse(line) as Entry;
    const shown = typeof message === 'string' ? message : JSON.stringify(message);
    return { shown, urgent: urgentLevels.has(level) };
  } catch {
    return { shown: line, urgent: true };
  }
}
