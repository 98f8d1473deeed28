import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ours = extname(import.meta.url);

/** A program of this service beside the file at `url`: compiled like it, or as it is where that runs from its source. */
export const nodeProgram = Object.assign(
  (name: string, url: string): string => fileURLToPath(new URL(`${name}${ours}`, url)),
  /** What Node needs to run it. */
  { options: ours === '.ts' ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [] },
);
