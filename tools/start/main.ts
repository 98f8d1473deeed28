import { join } from 'node:path';
import { build } from '../build/main.ts';
import { root } from '../setup/paths.mjs';
import { step } from '../setup/progress.mjs';
import { claim } from './claim.ts';
import { startDatabase } from './database.ts';
import { watchSources } from './development.ts';
import { environment } from './environment.ts';
import { checkExternalDatabase } from './external-database.ts';
import { openFront } from './front/front.ts';
import { servePages } from './front/pages.ts';
import { runJob } from './job.ts';
import { Lifetime } from './lifetime.ts';
import { ServiceLog, accessLimits } from './log.ts';
import { providePorts } from './ports.ts';
import { Service } from './service.ts';
import { readSettings } from './settings.ts';
import { askPlatform, forTheOperator, welcome } from './welcome.ts';

interface Options {
  workerBin: string;
  /** `npm run dev`: everything is taken from its sources again when these change. */
  dev: boolean;
}

const say = (sentence: string) => {
  console.log(sentence);
};
const program = (path: string) => join(root, 'dist', path);

/** `npm start`: from a built or unbuilt clone to the address that people open. Returns when everything runs. */
export async function main(options: Options): Promise<void> {
  const lifetime = new Lifetime(say);
  try {
    await start(options, lifetime);
    lifetime.complete = true;
  } catch (error) {
    await lifetime.stop();
    // The signal's own handler ends the process then, with the code that belongs to it.
    if (!lifetime.isInterrupted) throw error;
  }
}

async function start({ workerBin, dev }: Options, lifetime: Lifetime): Promise<void> {
  const { signal } = lifetime;
  const config = readSettings();
  const claimed = await claim(config.dataDir);
  lifetime.onStop('claim', () => claimed.release());
  const ports = await providePorts(config);
  await build({ withPages: !dev });
  signal.throwIfAborted();

  const databaseUrl = config.databaseUrl ?? (await embeddedDatabase(config.dataDir, lifetime));
  if (config.databaseUrl !== undefined) await checkExternalDatabase(config.databaseUrl);
  const { env, address } = await environment(config, ports, { databaseUrl, workerBin, dev });

  const job = (name: string, failure: string) =>
    runJob({ program: `apps/api/src/${name}.js`, failure, env, dataDir: config.dataDir });
  await step('Bringing the database up to date', () =>
    job('migrate', 'The database could not be brought up to date with this version.'),
  );
  const logs = join(config.dataDir, 'logs');
  const service = (name: string, port: number) =>
    new Service({
      name,
      port,
      program: program(`apps/${name}/src/main.js`),
      env,
      log: new ServiceLog(name, logs),
      accessLog: new ServiceLog(`${name}-access`, logs, accessLimits),
      say,
    });
  const services = [service('api', ports.apiPort), service('live', ports.livePort)];
  lifetime.onStop('services', () => Promise.all(services.map((each) => each.stop())));
  await step(`Starting the services${config.demo ? ' and loading the demo' : ''}`, async () => {
    const front = openFront({
      ...ports,
      host: config.host,
      local: config.local,
      secure: config.publicAddress.startsWith('https:'),
      trustedProxies: config.trustedProxies,
      pages: dev
        ? (server) => watchSources({ server, services, say })
        : () => servePages(program('web'), new URL(config.publicAddress).host),
    });
    lifetime.onStop('front', () =>
      front.then(
        (each) => each.close(),
        () => undefined,
      ),
    );
    const demo = config.demo ? job('demo', 'The demo could not be loaded.') : undefined;
    await Promise.all([front, demo, ...services.map((each) => each.start())]);
  });
  claimed.publish(address);
  const platform = await askPlatform(ports.apiPort);
  // Elsewhere than on localhost nobody is told of accounts and mail but the person who starts the platform.
  const told = config.local || !config.demo ? platform : await forTheOperator(config, ports.apiPort);
  say(welcome(address, told, logs, process.uptime()));
}

async function embeddedDatabase(dataDir: string, lifetime: Lifetime): Promise<string> {
  const notes: string[] = [];
  const database = await step('Starting the database', async (report) => {
    const note = (detail: string) => {
      report(detail);
      notes.push(detail);
    };
    const starting = startDatabase({ dataDir, signal: lifetime.signal, report: note, say });
    lifetime.onStop('database', (withinMs) =>
      starting.then(
        (each) => each.stop(withinMs),
        () => undefined,
      ),
    );
    return starting;
  });
  for (const note of notes) say(`  (${note})`);
  return database.url;
}
