import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../postgres/index.ts';
import type { Postgres } from '../postgres/index.ts';
import { answersPostgres } from '../postgres/greeting.ts';
import { Backoff } from './backoff.ts';
import { hangs } from './watchdog.ts';
import type { Patience } from './watchdog.ts';

export interface Database {
  url: string;
  /** @param withinMs after which it is ended rudely, yet without damage */
  stop(withinMs: number): Promise<void>;
}

interface Options {
  dataDir: string;
  signal: AbortSignal;
  report: (detail: string) => void;
  say: (sentence: string) => void;
  patience?: Patience;
}

/** The embedded PostgreSQL of a DATA_DIR, started again on the same port when it dies or hangs. */
export async function startDatabase({ dataDir, signal, report, say, patience }: Options): Promise<Database> {
  let current: Postgres = await startPostgres({ dataDir, signal, report });
  const closing = new AbortController();
  const { port, url } = current;

  const watch = async (server: Postgres) => {
    const ended = new AbortController();
    void server.ended.then(() => {
      ended.abort();
    });
    const how = await hangs({
      pid: server.pid,
      signal: AbortSignal.any([ended.signal, closing.signal]),
      answers: (within) => answersPostgres(port, within),
      ...(patience === undefined ? {} : { patience }),
    });
    if (how === undefined) return;
    say(`PostgreSQL ${how}, and is ended.`);
    await server.kill();
  };
  const keepAlive = async () => {
    const backoff = new Backoff();
    for (;;) {
      void watch(current);
      const said = await current.ended;
      while (!closing.signal.aborted) {
        const delayMs = backoff.next();
        say(`PostgreSQL ended; it is started again. It said last:\n${said.split('\n').slice(-3).join('\n')}`);
        await pause(delayMs, undefined, { signal: closing.signal }).catch(() => undefined);
        if (closing.signal.aborted) return;
        try {
          current = await startPostgres({ dataDir, port, signal: closing.signal });
          say('PostgreSQL is back.');
          break;
        } catch (error) {
          say(error instanceof Error ? error.message : String(error));
        }
      }
      if (closing.signal.aborted) return;
    }
  };
  const alive = keepAlive();

  return {
    url,
    async stop(withinMs) {
      closing.abort();
      await current.stop(withinMs);
      await alive;
    },
  };
}
