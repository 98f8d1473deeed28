import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const ours = extname(import.meta.url);
const fromSource = ours === '.ts' ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [];

export interface ApartOptions {
  /** ms after which the work is given up. */
  ms: number;
  /** Memory that its objects may take, in MB. */
  megabytes: number;
}

/** Programs run one at a time: work that is heavy enough to be done apart would otherwise take all cores. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Has a program of ours work in a thread of its own, so that the service goes on answering. The program gets `input` as its `workerData`,
 * and posts one message: the result.
 *
 * @param name of the program beside the file at `url`, without its ending
 * @throws {Error} what the program throws, or that it took too long
 */
export function apart<T>(name: string, url: string, input: unknown, options: ApartOptions): Promise<T> {
  const next = last.then(() => once<T>(fileURLToPath(new URL(`${name}${ours}`, url)), input, options));
  last = next.catch(() => undefined);
  return next;
}

async function once<T>(program: string, input: unknown, { ms, megabytes }: ApartOptions): Promise<T> {
  const worker = new Worker(program, {
    workerData: input,
    execArgv: fromSource,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let patience: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      patience = setTimeout(() => {
        reject(new Error(`This took more than ${ms / 1_000} s.`));
      }, ms);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('This ended without a result.'));
      });
    });
  } finally {
    clearTimeout(patience);
    await worker.terminate();
  }
}
