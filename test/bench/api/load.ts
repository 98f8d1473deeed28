import autocannon from 'autocannon';

export interface Ask {
  body: string;
  headers: Record<string, string>;
}

export interface Load {
  requestsPerSecond: number;
  /** ms */
  p95: number;
}

/** @throws {Error} when an answer is not 200 or a connection fails */
export async function load(address: string, asks: readonly Ask[], connections: number, seconds: number): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const { errors, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: address,
        connections,
        duration: seconds,
        requests: asks.map(({ body, headers }) => ({ method: 'POST', body, headers })),
      },
      (error: Error | null, result) => {
        if (error) reject(error);
        else resolve(result);
      },
    );
    instance.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      if (status !== 200) failed += 1;
    });
  });
  if (failed > 0 || errors > 0) throw new Error(`${failed + errors} of ${times.length} requests to ${address} failed.`);
  times.sort((one, other) => one - other);
  return { requestsPerSecond: times.length / duration, p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN };
}
