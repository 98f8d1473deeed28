import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { discardLog, run } from '../setup/command.mjs';
import { nodeModules, root } from '../setup/paths.mjs';
import { step } from '../setup/progress.mjs';
import { compressBelow } from './compress.ts';
import { pruneCompiled } from './prune.ts';
import { fingerprint, isStale, remember } from './stamps.ts';
import type { Part } from './stamps.ts';

interface Buildable extends Part {
  build: () => Promise<void>;
}

const node = (script: string, ...args: string[]) => run(process.execPath, [script, ...args], { env: production });
// Conditions meant for this process (TypeScript sources) are not for what it starts.
const production = { NODE_ENV: 'production', NODE_OPTIONS: undefined };

const notTests = /^(?!.*\.test\.tsx?$)/;

/** Typed GraphQL documents: the services and the pages are compiled with them. */
const documents: Buildable = {
  name: 'documents',
  sources: ['apps/api/schema.graphql', 'apps/web/src', 'apps/web/vite/documents.ts', 'codegen.ts', 'package-lock.json'],
  only: /(\.graphql|documents\.ts|codegen\.ts|package-lock\.json)$/,
  product: 'libs/contract/src/graphql/graphql.ts',
  build: async () => {
    await node(
      '--input-type=module',
      '--eval',
      'await (await import("./apps/web/vite/documents.ts")).generateDocuments()',
    );
  },
};

const services: Buildable = {
  name: 'services',
  sources: ['apps/api', 'apps/live', 'libs', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  only: notTests,
  product: 'dist/apps/api/src/main.js',
  build: async () => {
    // Somebody removed what the incremental build believes to be there.
    if (!existsSync(join(root, services.product))) await rm(join(root, 'dist/server.tsbuildinfo'), { force: true });
    await node(nodeModules('typescript', 'bin', 'tsc'), '--project', 'tsconfig.build.json');
    await pruneCompiled();
  },
};

const pages: Buildable = {
  name: 'pages',
  sources: [
    'apps/web',
    'libs/classroom',
    'libs/contract',
    'tools/build/compress.ts',
    'tsconfig.json',
    'package-lock.json',
  ],
  only: notTests,
  product: 'dist/web/index.html',
  build: async () => {
    await node(nodeModules('vite', 'bin', 'vite.js'), 'build', 'apps/web');
    await compressBelow(join(root, 'dist/web'));
  },
};

/** Builds what changed since the last build into dist/; nothing when nothing did. */
export async function build(): Promise<void> {
  if (await isStale(documents)) await step('Generating GraphQL documents', () => make(documents));
  const parts = [services, pages];
  const staleness = await Promise.all(parts.map(isStale));
  const wanted = parts.filter((_, index) => staleness[index]);
  if (wanted.length === 0) return;
  await step(`Building the ${wanted.map((part) => part.name).join(' and the ')}`, async (report) => {
    const left = new Set(wanted.map((part) => part.name));
    await Promise.all(
      wanted.map(async (part) => {
        await make(part);
        left.delete(part.name);
        report(left.size > 0 ? `(${[...left].join(', ')} left)` : '');
      }),
    );
  });
  discardLog();
}

async function make(part: Buildable): Promise<void> {
  const hash = await fingerprint(part);
  await part.build();
  await remember(part, hash);
}

/** `npm run build`. */
export async function main(): Promise<void> {
  await build();
  console.log('Everything is built in dist/.');
}
