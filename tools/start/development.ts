import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { buildDocuments } from '../build/main.ts';
import { nodeModules, root } from '../setup/paths.mjs';
import type { Handler } from './front/pages.ts';
import type { Service } from './service.ts';

interface Options {
  server: Server;
  services: readonly Service[];
  say: (sentence: string) => void;
}

/** One save writes many files. */
const settleMs = 300;

/**
 * `npm run dev`: tsc compiles on every change and the services are started again with what it wrote; typed documents are made when
 * a query changes; Vite serves the pages from their sources and reloads them.
 */
export async function watchSources({ server, services, say }: Options): Promise<Handler> {
  const tsc = [
    nodeModules('typescript', 'bin', 'tsc'),
    '--project',
    'tsconfig.build.json',
    '--watch',
    '--preserveWatchOutput',
  ];
  const compiler = spawn(process.execPath, tsc, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => compiler.kill());

  const restart = settled(async () => {
    say('Services changed: starting them again.');
    await Promise.all(services.map((service) => service.restart()));
  });
  for (const room of ['apps', 'libs', 'migrations']) {
    watch(join(root, 'dist', room), { recursive: true }, (_, file) => {
      if (file?.endsWith('.js')) restart();
    }).unref();
  }
  const regenerate = settled(buildDocuments);
  for (const folder of ['apps/web/src', 'apps/api']) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (file?.endsWith('.graphql')) regenerate();
    }).unref();
  }

  // Only here: the production start does not pay for loading it.
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: join(root, 'apps/web'),
    configFile: join(root, 'apps/web/vite.config.ts'),
    configLoader: 'native',
    server: { middlewareMode: true, ws: { server } },
  });
  return (request, response) => {
    vite.middlewares(request, response);
  };
}

/** Calls once when things have been quiet for a moment, and says what went wrong without ending. */
function settled(work: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work().catch((error: unknown) => {
        console.error(error);
      });
    }, settleMs);
  };
}
