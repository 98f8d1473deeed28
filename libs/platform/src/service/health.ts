import { Controller, Get, Injectable, Res } from '@nestjs/common';

/** Resolves when the dependency can be used; rejects with the reason when it cannot. */
export type Check = () => Promise<void>;

export interface Health {
  service: string;
  live: true;
  ready: boolean;
  dependencies: Record<string, { ready: boolean; reason?: string }>;
}

/** A dependency that does not answer within this many ms counts as down: probes give up after a few seconds themselves. */
const checkTimeoutMs = 2_000;

/** Every part of a service that needs something outside registers a check for it, by name. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, Check>();

  constructor(private readonly service: string) {}

  register(dependency: string, check: Check): void {
    this.checks.set(dependency, check);
  }

  async run(): Promise<Health> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    return {
      service: this.service,
      live: true,
      ready: results.every(([, result]) => result.ready),
      dependencies: Object.fromEntries(results),
    };
  }
}

async function outcome(check: Check): Promise<{ ready: boolean; reason?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${checkTimeoutMs} ms`));
    }, checkTimeoutMs);
  });
  try {
    await Promise.race([check(), late]);
    return { ready: true };
  } catch (error) {
    return { ready: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

interface StatusSetter {
  status(code: number): unknown;
}

/** `live`: the process answers. `ready`: so does everything it depends on; 503 until then. */
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  @Get()
  async all(@Res({ passthrough: true }) response: StatusSetter): Promise<Health> {
    const health = await this.checks.run();
    response.status(health.ready ? 200 : 503);
    return health;
  }

  @Get('live')
  live(): { live: true } {
    return { live: true };
  }

  @Get('ready')
  ready(@Res({ passthrough: true }) response: StatusSetter): Promise<Health> {
    return this.all(response);
  }
}
