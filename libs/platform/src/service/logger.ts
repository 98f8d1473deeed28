import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel } from '@nestjs/common';
import { requestInHand } from './request-in-hand.ts';
import type { Config } from '../config.ts';

/** Nest's names for our levels, most severe first. */
const levels: readonly (readonly [Config['logLevel'], LogLevel])[] = [
  ['fatal', 'fatal'],
  ['error', 'error'],
  ['warn', 'warn'],
  ['info', 'log'],
  ['debug', 'debug'],
  ['trace', 'verbose'],
];

/** Adds to each line the id of the request for which it was written, if any. */
class ServiceLogger extends ConsoleLogger {
  protected override getJsonLogObject(...given: Parameters<ConsoleLogger['getJsonLogObject']>) {
    const { id } = requestInHand() ?? {};
    return { ...super.getJsonLogObject(...given), ...(id === undefined ? {} : { request: id }) };
  }

  protected override stringifyMessage(message: unknown, level: LogLevel): string {
    const { id } = requestInHand() ?? {};
    return super.stringifyMessage(message, level) + (id === undefined ? '' : ` (request ${id})`);
  }
}

/** One JSON object a line in production, readable text elsewhere. */
export function serviceLogger(name: string, config: Config): ConsoleLogger {
  const upTo = levels.findIndex(([ours]) => ours === config.logLevel);
  return new ServiceLogger(name, {
    json: process.env.NODE_ENV === 'production',
    logLevels: levels.slice(0, upTo + 1).map(([, nests]) => nests),
  });
}
