import { constants, setPriority } from 'node:os';
import { createWorker } from 'mediasoup';
import type { types } from 'mediasoup';
import type * as AllowanceModule from '../../../apps/live/src/sfu/allowance.ts';
import type * as ClassMediaModule from '../../../apps/live/src/sfu/class-media.ts';
import type * as CodecsModule from '../../../apps/live/src/sfu/codecs.ts';
import type * as ReceivingModule from '../../../apps/live/src/sfu/receiving.ts';
import type * as SendingModule from '../../../apps/live/src/sfu/sending.ts';
import { announced } from './lecturer.ts';

/**
 * One side of the comparison in a process of its own: a lecturer's producers and `receivers` plain sinks, either through the gateway's
 * compiled SFU code or with mediasoup alone. Then it tells its CPU time whenever asked.
 */
export interface Order {
  side: 'gateway' | 'bare';
  receivers: number;
  sinkPort: number;
  workerBin: string;
  /** The compiled services. */
  dist: string;
}
export interface Cost {
  /** ms of CPU: user and system, of the worker and of this process. */
  workerMs: number;
  nodeMs: number;
  /** What one receiver was sent so far, bytes of RTP. */
  receiverBytes: number;
}

const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
const sources = ['microphone', 'camera'] as const;
/** SRTP as a browser's packets have it; nobody decrypts them, so any key will do. */
const srtpParameters = {
  cryptoSuite: 'AES_CM_128_HMAC_SHA1_80',
  keyBase64: Buffer.alloc(30, 7).toString('base64'),
} as const;

/** A worker that waits for a processor drops packets, and then it is no longer the same work. Only root may; without it a quiet machine will do. */
export function beforeOthers(...pids: number[]): void {
  try {
    for (const pid of pids) setPriority(pid, constants.priority.PRIORITY_HIGH);
  } catch {
    // Checked by what the receivers get.
  }
}

async function inward(router: types.Router): Promise<types.PlainTransport> {
  return router.createPlainTransport({ listenInfo, comedia: true });
}

async function outward(router: types.Router, port: number): Promise<types.PlainTransport> {
  const transport = await router.createPlainTransport({ listenInfo, enableSrtp: true });
  await transport.connect({ ip: '127.0.0.1', port, srtpParameters });
  return transport;
}

interface Side {
  lecturerPort: number;
  transports: types.Transport[];
}

/** What the gateway does for a class: its router and level observer, its consumers with priorities and what listens to them. */
async function gateway(worker: types.Worker, { receivers, sinkPort, dist }: Order): Promise<Side> {
  const { ClassMedia } = (await import(`${dist}/apps/live/src/sfu/class-media.js`)) as typeof ClassMediaModule;
  const { Allowance } = (await import(`${dist}/apps/live/src/sfu/allowance.js`)) as typeof AllowanceModule;
  const { Sending } = (await import(`${dist}/apps/live/src/sfu/sending.js`)) as typeof SendingModule;
  const { Receiving } = (await import(`${dist}/apps/live/src/sfu/receiving.js`)) as typeof ReceivingModule;
  const { routerCapabilities } = (await import(`${dist}/apps/live/src/sfu/codecs.js`)) as typeof CodecsModule;
  // Sockets are left out on both sides; what would be said on them is made into what they would carry.
  const push = (name: string, payload: unknown) => {
    JSON.stringify([name, payload]);
  };
  const running = { worker, server: undefined, carries: { transports: 0, producers: 0, consumers: 0 } };
  const workers = { pick: () => Promise.resolve(running) };
  const media = new ClassMedia(workers as unknown as ConstructorParameters<typeof ClassMedia>[0]);
  media.listen({
    changed: () => undefined,
    reset: () => undefined,
    speaking: (people) => {
      push('media.speaking', { people });
    },
  });
  const on = await media.router();
  const lecturer = await inward(on.router);
  const sending = new Sending({ transport: lecturer, on }, 'lecturer', {
    changed: () => undefined,
    sounds: () => undefined,
    allowance: () => new Allowance(Number.MAX_SAFE_INTEGER, 0),
    exceeded: () => undefined,
  });
  for (const source of sources) media.announce(await sending.produce(source, announced[source]));
  const transports: types.Transport[] = [];
  for (let index = 0; index < receivers; index++) {
    const transport = await outward(on.router, sinkPort);
    transports.push(transport);
    const receiving = new Receiving({ transport, on }, routerCapabilities, sources, () => sending.producers, {
      push,
      listening: () => true,
      hears: () => true,
      standing: () => 'lecturer',
      arrives: () => undefined,
      sounds: () => undefined,
    });
    for (const { id } of await receiving.start()) await receiving.resume(id);
  }
  return { lecturerPort: lecturer.tuple.localPort, transports };
}

/** The same producers and consumers, and nothing else. */
async function bare(worker: types.Worker, { receivers, sinkPort, dist }: Order): Promise<Side> {
  const { mediaCodecs } = (await import(`${dist}/apps/live/src/sfu/codecs.js`)) as typeof CodecsModule;
  const router = await worker.createRouter({ mediaCodecs });
  const lecturer = await inward(router);
  const producers = [];
  for (const source of sources) {
    const kind = source === 'microphone' ? 'audio' : 'video';
    producers.push(await lecturer.produce({ kind, rtpParameters: announced[source] }));
  }
  const transports: types.Transport[] = [];
  for (let index = 0; index < receivers; index++) {
    const transport = await outward(router, sinkPort);
    transports.push(transport);
    for (const { id: producerId } of producers) {
      const { rtpCapabilities } = router;
      const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true, enableRtx: true });
      await consumer.resume();
    }
  }
  return { lecturerPort: lecturer.tuple.localPort, transports };
}

process.once('message', (order: Order) => {
  void (async () => {
    const worker = await createWorker({ logLevel: 'error', workerBin: order.workerBin });
    beforeOthers(process.pid, worker.pid);
    const { lecturerPort, transports } = await (order.side === 'gateway' ? gateway : bare)(worker, order);
    const cost = async (): Promise<Cost> => {
      const { user, system } = process.cpuUsage();
      const { ru_utime, ru_stime } = await worker.getResourceUsage();
      const [stats] = (await transports[0]?.getStats()) as types.PlainTransportStat[];
      const receiverBytes = stats?.rtpBytesSent ?? 0;
      return { workerMs: ru_utime + ru_stime, nodeMs: (user + system) / 1000, receiverBytes };
    };
    process.on('message', () => void cost().then((now) => process.send?.(now)));
    process.once('disconnect', () => process.exit());
    process.send?.({ lecturerPort });
  })();
});
