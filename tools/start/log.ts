import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';

/** A log that is larger when the platform starts is kept once more, under .1, and begun anew. */
const largestBytes = 20_000_000;
const keptLines = 20;

/** What Nest's ConsoleLogger writes in production. */
interface Entry {
  level: string;
  message: unknown;
}

/** Takes in what a service prints: all of it into a file, what needs somebody's eye onto the terminal as well. */
export class ServiceLog {
  readonly file: string;
  private readonly name: string;
  private readonly stream: WriteStream;
  private readonly recent: string[] = [];

  constructor(name: string, directory: string) {
    this.name = name;
    this.file = join(directory, `${name}.log`);
    mkdirSync(directory, { recursive: true });
    if (existsSync(this.file) && statSync(this.file).size > largestBytes) renameSync(this.file, `${this.file}.1`);
    this.stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
    // A full disk must not end the platform; the terminal still shows what matters.
    this.stream.on('error', () => undefined);
  }

  /** The last lines, for when the service has ended. */
  get tail(): string {
    return this.recent.join('\n');
  }

  write(line: string): void {
    if (!this.stream.errored) this.stream.write(`${line}\n`);
    const text = readable(line);
    this.recent.push(text.shown);
    if (this.recent.length > keptLines) this.recent.shift();
    if (text.urgent) console.error(`${this.name}: ${text.shown}`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.stream.errored) resolve();
      else this.stream.end(resolve);
    });
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
