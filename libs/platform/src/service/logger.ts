import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel } from '@nestjs/common';
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

/** One JSON object a line in production, readable text elsewhere. */
export function serviceLogger(name: string, config: Config): ConsoleLogger {
  const upTo = levels.findIndex(([ours]) => ours === config.logLevel);
  return new ConsoleLogger(name, {
    json: process.env.NODE_ENV === 'production',
    logLevels: levels.slice(0, upTo + 1).map(([, nests]) => nests),
  });
}
