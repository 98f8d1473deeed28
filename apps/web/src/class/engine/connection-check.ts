/** Figures of the connection to the platform, before entering. */
export interface ConnectionCheck {
  /** Middle of three round trips, ms; undefined: nothing came back. */
  readonly roundTripMs: number | undefined;
  /** The class's connection (a WebSocket) can be opened; without it the class works with more delay. */
  readonly socket: boolean;
}

const giveUpMs = 8_000;

/** Asks the platform three times and opens a WebSocket to it. Never rejects. */
export async function checkConnection(): Promise<ConnectionCheck> {
  const socket = opensSocket();
  const trips: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const trip = await roundTrip().catch(() => undefined);
    // The first also opens the connection, which takes several round trips by itself.
    if (trip !== undefined && round > 0) trips.push(trip);
    if (trip === undefined) break;
  }
  trips.sort((a, b) => a - b);
  return { roundTripMs: trips[Math.floor(trips.length / 2)], socket: await socket };
}

async function roundTrip(): Promise<number> {
  const begin = performance.now();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), giveUpMs);
  try {
    await fetch('/health', { cache: 'no-store', signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
  return performance.now() - begin;
}

function opensSocket(): Promise<boolean> {
  return new Promise((resolve) => {
    const address = new URL('/live/?EIO=4&transport=websocket', location.origin);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    const settle = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
      socket.close();
    };
    const timer = setTimeout(() => settle(false), giveUpMs);
    socket.addEventListener('message', () => settle(true));
    socket.addEventListener('error', () => settle(false));
    socket.addEventListener('close', () => settle(false));
  });
}
