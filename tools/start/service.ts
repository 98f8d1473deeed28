import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { accessLineBegins } from '../../libs/platform/src/access-line.ts';
import { SetupError } from '../setup/failure.mjs';
import { Backoff } from './backoff.ts';
import type { ServiceLog } from './log.ts';
import { hangs } from './watchdog.ts';
import type { Patience } from './watchdog.ts';

export interface ServiceOptions {
  name: string;
  /** The compiled program. */
  program: string;
  /** Its own port on 127.0.0.1, where it answers /health/ready, and /health/live as long as it does anything. */
  port: number;
  env: NodeJS.ProcessEnv;
  log: ServiceLog;
  /** Who asked for what: apart, so that it does not push out what went wrong. */
  accessLog?: ServiceLog;
  /** Tells the person at the terminal. */
  say: (sentence: string) => void;
  patience?: Patience;
}

/**
 * For every service. V8 else keeps up to 100 MB for what is young, and has them all from the start: with 8 MB the api needs 176 MB
 * after it began instead of 224.
 */
export const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=8'];

/** A service closes within 2 s by itself (libs/platform closeWhenAsked); what hangs longer is ended. */
const patienceMs = 2_300;
const pollMs = 50;
/** Longer than the service's own patience with what it depends on. */
const answerMs = 3_000;

/** One service as a child process: started, watched, started again when it dies or hangs, stopped. */
export class Service {
  readonly options: ServiceOptions;
  private child: ChildProcess | undefined;
  private closing = false;
  private wasReady = false;
  private readonly backoff = new Backoff();
  private readonly stopping = new AbortController();

  constructor(options: ServiceOptions) {
    this.options = options;
  }

  /** Starts it and waits until it is ready. Throws when it ends before that for the first time. */
  async start(): Promise<void> {
    const child = this.launch();
    const died = once(child, 'close', { signal: this.stopping.signal }).then(([code, signal]) => {
      throw this.failure(code as number | null, signal as string | null);
    });
    await Promise.race([this.ready(child), died]).finally(() => {
      // The promise that loses the race must not become an unhandled rejection.
      died.catch(() => undefined);
    });
    this.wasReady = true;
    void this.watch(child);
  }

  /** Ends it and starts it again with what has been compiled meanwhile. */
  async restart(): Promise<void> {
    const { child } = this;
    this.backoff.reset();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await this.gone(child);
  }

  async stop(): Promise<void> {
    this.closing = true;
    this.stopping.abort();
    const { child } = this;
    if (child) {
      child.kill('SIGTERM');
      await this.gone(child);
    }
    await this.options.log.close();
    await this.options.accessLog?.close();
  }

  private launch(): ChildProcess {
    const { program, env, log, accessLog = log } = this.options;
    const child = spawn(process.execPath, [...nodeOptions, program], {
      env,
      // The channel closes when this process ends however it ends, and the service with it.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in a terminal is for us: services are stopped in order.
      detached: true,
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          (line.startsWith(accessLineBegins) ? accessLog : log).write(line);
        });
    }
    child.once('error', () => undefined);
    child.once('close', (code, signal) => {
      if (!this.closing && this.wasReady) void this.revive(ending(code, signal));
    });
    return child;
  }

  private async revive(how: string): Promise<void> {
    const { name, say } = this.options;
    const delayMs = this.backoff.next();
    say(`The ${name} service ${how}; it is started again${delayMs > 500 ? ` in ${delayMs / 1000} s` : ''}.`);
    await pause(delayMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    if (this.closing) return;
    const since = performance.now();
    const child = this.launch();
    const isBack = await this.ready(child).then(
      () => true,
      () => false,
    );
    if (!isBack) return;
    void this.watch(child);
    say(`The ${name} service is back (after ${((performance.now() - since) / 1000).toFixed(1)} s).`);
  }

  /** One that hangs is ended without asking: it would not hear. What it ends with starts it again. */
  private async watch(child: ChildProcess): Promise<void> {
    const { pid } = child;
    if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const { name, port, say, patience } = this.options;
    const ended = new AbortController();
    child.once('exit', () => {
      ended.abort();
    });
    const how = await hangs({
      pid,
      signal: AbortSignal.any([ended.signal, this.stopping.signal]),
      answers: async (signal) => {
        const response = await fetch(`http://127.0.0.1:${port}/health/live`, { signal });
        await response.body?.cancel();
      },
      ...(patience === undefined ? {} : { patience }),
    });
    if (how === undefined) return;
    say(`The ${name} service ${how}, and is ended.`);
    child.kill('SIGKILL');
  }

  /** Resolves when this very child says that it is ready; rejects when it is gone or to be stopped. */
  private async ready(child: ChildProcess): Promise<void> {
    const address = `http://127.0.0.1:${this.options.port}/health/ready`;
    while (child.exitCode === null && child.signalCode === null) {
      this.stopping.signal.throwIfAborted();
      const response = await fetch(address, { signal: AbortSignal.timeout(answerMs) }).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      await pause(pollMs, undefined, { signal: this.stopping.signal });
    }
    throw new Error(`${this.options.name} ended`);
  }

  private async gone(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await once(child, 'exit');
    clearTimeout(timer);
  }

  private failure(code: number | null, signal: string | null): SetupError {
    const { name, log } = this.options;
    return new SetupError(
      `The ${name} service ${ending(code, signal)} before it was ready. It said last:\n${indent(log.tail)}`,
      `All that it said is in ${log.file}.`,
    );
  }
}

const ending = (code: number | null, signal: string | null) =>
  signal ? `was ended by ${signal}` : `ended with code ${code}`;

const indent = (text: string) => text.replace(/^/gm, '  ');
