import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { discardLog, run, stopCommands } from '../setup/command.mjs';
import { CommandError, SetupError } from '../setup/failure.mjs';
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
const production = { NODE_ENV: 'production', NODE_OPTIONS: undefined, NO_COLOR: '1' };

const notTests = /^(?!.*\.test\.tsx?$)/;

/** Typed GraphQL documents: the services and the pages are compiled with them. */
const documents: Buildable = {
  name: 'documents',
  sources: [
    'apps/api/schema.graphql',
    'apps/web/src',
    'tools/start/welcome.graphql',
    'test/bench/api',
    'apps/web/vite/documents.ts',
    'codegen.ts',
    'package-lock.json',
  ],
  only: /(\.graphql|documents\.ts|codegen\.ts|package-lock\.json)$/,
  product: 'libs/contract/src/graphql/graphql.ts',
  build: async () => {
    await node(
      '--input-type=module',
      '--eval',
      'await (await import("./apps/web/vite/documents.ts")).generateDocuments()',
    );
    // The compiler leaves it behind: it is no program.
    const known = 'libs/contract/src/graphql/persisted-documents.json';
    await mkdir(join(root, 'dist', dirname(known)), { recursive: true });
    await copyFile(join(root, known), join(root, 'dist', known));
  },
};

/** Fields, sectors and skills, which `migrate` loads. */
const lists = 'apps/api/src/classifications/data';

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
    // The compiler leaves them behind: they are no programs.
    await rm(join(root, 'dist', lists), { recursive: true, force: true });
    await cp(join(root, lists), join(root, 'dist', lists), { recursive: true });
  },
};

const pages: Buildable = {
  name: 'pages',
  sources: [
    'apps/web',
    'libs/classroom',
    'libs/contract',
    'libs/platform/src/typography.ts',
    'tools/build/compress.ts',
    'tsconfig.json',
    'package-lock.json',
  ],
  only: notTests,
  product: 'dist/web/index.html',
  build: async () => {
    // Vite's plug-ins of ours import libraries by name, as sources; bundled into node_modules, the configuration would not find them.
    const vite = ['--conditions=source', nodeModules('vite', 'bin', 'vite.js')] as const;
    await node(...vite, 'build', 'apps/web', '--configLoader=native');
    await compressBelow(join(root, 'dist/web'));
  },
};

/** Makes the typed GraphQL documents anew when a query or the schema changed. */
export async function buildDocuments(): Promise<void> {
  if (await isStale(documents)) await make(documents);
}

/**
 * Builds what changed since the last build into dist/; nothing when nothing did.
 *
 * @param withPages false in development, where Vite serves them from their sources
 */
export async function build({ withPages = true } = {}): Promise<void> {
  if (await isStale(documents)) await step('Generating GraphQL documents', () => make(documents));
  const parts = withPages ? [services, pages] : [services];
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
  try {
    await part.build();
  } catch (error) {
    await stopCommands();
    throw notBuilt(part, error);
  }
  await remember(part, hash);
}

/** A compiler names files and modules, which must not be taken for troubles of the network: only a full disk is looked for. */
function notBuilt({ name }: Part, error: unknown): unknown {
  const output = error instanceof CommandError ? error.output.join('\n') : String(error);
  if (/ENOSPC|no space left on device/i.test(output)) {
    return new SetupError(
      `The ${name} could not be built: the disk is full.`,
      'Free some space (dist/ takes some 10 MB), then run the same command again.',
      { cause: error },
    );
  }
  return new SetupError(`The ${name} could not be built.`, undefined, { cause: error });
}

/** `npm run build`. */
export async function main(): Promise<void> {
  await build();
  console.log('Everything is built in dist/.');
}
