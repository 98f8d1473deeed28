import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As package.json says; it lies above the sources as well as above dist/. */
export function platformVersion(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return String((JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }).version);
  }
  return 'unknown';
}
