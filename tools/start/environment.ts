import { keepSecret } from './secret.ts';
import type { Config } from './settings.ts';
import type { Ports } from './ports.ts';

interface Provided {
  databaseUrl: string;
  workerBin: string;
  dev: boolean;
}

/** What the services are told, and the one address that people open. */
export async function environment(
  { dataDir, demo, freeDocuments, publicAddress }: Config,
  ports: Ports,
  { databaseUrl, workerBin, dev }: Provided,
): Promise<{ env: NodeJS.ProcessEnv; address: string }> {
  const address = process.env['PUBLIC_ADDRESS'] ? publicAddress : `http://localhost:${ports.port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    // Conditions and hooks of the process that runs us are not for the compiled services.
    NODE_OPTIONS: undefined,
    // Only the front is for the network; media ports are opened everywhere regardless.
    HOST: '127.0.0.1',
    PORT: String(ports.port),
    API_PORT: String(ports.apiPort),
    LIVE_PORT: String(ports.livePort),
    SFU_PORT: String(ports.sfuPort),
    PUBLIC_ADDRESS: address,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    TICKET_SECRET: process.env['TICKET_SECRET'] || (await keepSecret(dataDir)),
    MEDIASOUP_WORKER_BIN: workerBin,
    DEMO: String(demo),
    FREE_DOCUMENTS: String(freeDocuments || dev),
  };
  return { env, address };
}
