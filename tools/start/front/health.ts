import type { ServerResponse } from 'node:http';
import type { Upstream } from './proxy.ts';

/** A little longer than a service's own patience with what it depends on. */
const patienceMs = 3_000;

interface ServiceHealth {
  ready: boolean;
  reason?: string;
  dependencies?: unknown;
}

/** `GET /health`: the whole platform, each service with what it depends on; 200 only when all are ready. */
export async function answerHealth(services: readonly Upstream[], response: ServerResponse): Promise<void> {
  const states = await Promise.all(services.map(async (service) => [service.name, await ask(service)] as const));
  const ready = states.every(([, { ready: each }]) => each);
  reply(response, ready ? 200 : 503, {
    service: 'ikiraro',
    live: true,
    ready,
    dependencies: Object.fromEntries(states),
  });
}

/** `GET /health/live`: this process answers. */
export function answerLive(response: ServerResponse): void {
  reply(response, 200, { live: true });
}

async function ask({ name, port }: Upstream): Promise<ServiceHealth> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(patienceMs) });
    const { ready, dependencies } = (await response.json()) as ServiceHealth;
    return { ready, dependencies };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return {
      ready: false,
      reason: isLate ? `no answer within ${patienceMs} ms` : `the ${name} service does not answer`,
    };
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
