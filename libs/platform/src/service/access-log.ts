import type { Config } from '../config.ts';

/** One answer, or one socket that is closed. Ids and our own words: no address, no name, no query, nothing that opens anything. */
export interface Access {
  id: string;
  /** Of a socket: `SOCKET`. */
  method: string;
  /** As it stands in the code, without the ids in it. */
  route: string;
  operation?: string | undefined;
  status: number | string;
  ms: number;
  bytes?: number;
  /** Id of the person who is signed in. */
  account?: string | undefined;
  codes?: readonly string[];
}

export type AccessLog = (access: Access) => void;

/** A line of JSON each on standard output; none where only what is wrong is logged (LOG_LEVEL). */
export function accessLog(service: string, { logLevel }: Pick<Config, 'logLevel'>): AccessLog {
  if (!['info', 'debug', 'trace'].includes(logLevel)) return () => undefined;
  return ({ codes = [], ms, ...access }) => {
    const line = {
      access: service,
      time: new Date().toISOString(),
      ...access,
      ms: Math.round(ms),
      ...(codes.length > 0 ? { codes: [...new Set(codes)] } : {}),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
}
