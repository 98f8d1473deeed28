import type { Config } from '../config.ts';

/** One answer, or one socket that was closed. It holds ids and our own words: no address, no name, no query, no secret. */
export interface Access {
  id: string;
  /** `SOCKET` for a socket. */
  method: string;
  /** The route as it stands in the code, without ids. */
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

/** Writes one line of JSON for each to standard output, unless LOG_LEVEL allows only errors. */
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
