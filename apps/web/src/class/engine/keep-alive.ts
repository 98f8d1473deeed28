import { failureCode } from './failure.ts';
import type { ClassConnection } from './connection.ts';
import type { ClassLogClient } from './log.ts';
import type { ClassMediaClient } from './media/class-media-client.ts';
import { watchNetwork } from './network.ts';

export interface Kept {
  connection: ClassConnection;
  log: ClassLogClient;
  media: ClassMediaClient;
  /** The bytes of the media were measured. */
  measured(): void;
}

const tickMs = 1_000;
/** Ticks between two measurements. */
const measureEvery = 3;
/** ms an answer to "are you there" may take. */
const probeMs = 4_000;

/**
 * Looks after the connection and the media: every second, and whenever the browser says something of its network. Returns how to stop.
 */
export function keepAlive({ connection, log, media, measured }: Kept): () => void {
  let ticks = 0;
  let probing = false;

  /** Asks whether the connection lives; a dead one is dropped now instead of when its heartbeat is missed. */
  const probe = async () => {
    if (probing || connection.state.value.is !== 'open') return;
    probing = true;
    try {
      log.catchUp(await connection.request('log.since', { after: log.state.value.seq }, probeMs));
    } catch (error) {
      if (failureCode(error) === 'NO_ANSWER') connection.reconnect();
    } finally {
      probing = false;
    }
  };
  const tick = () => {
    ticks += 1;
    media.tick(performance.now());
    if (ticks % measureEvery !== 0) return;
    // Media that stall are often the first to know that the whole connection is gone.
    if (media.health.value === 'away') void probe();
    void media.measure().then(measured);
  };
  const timer = setInterval(tick, tickMs);
  const again = (connect: () => void) => {
    if (connection.state.value.is === 'open') void probe();
    else connect();
    media.hurry();
  };
  const stopWatching = watchNetwork({
    back: () => again(() => connection.retryNow()),
    seen: () => again(() => connection.hurry()),
    changed: () => {
      void probe();
      media.hurry();
    },
  });
  return () => {
    clearInterval(timer);
    stopWatching();
  };
}
