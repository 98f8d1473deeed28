import type { Line } from '../network/line.ts';

/** The environment variable by which the global set-up (browser.ts) hands the platforms under test to the browser tests, as JSON: one for each worker. */
export const handedOver = 'TEST_PLATFORMS';

/** Of every account of the demo of the platform under test. */
export const demoPassword = 'ikiraro-demo';

export interface PlatformUnderTest {
  /** What a person would type. */
  readonly address: string;
  /** Where the demo's mail is read: on this machine only. */
  readonly outbox: string;
  /** Process id of the supervisor: everything under test descends from it. */
  readonly pid: number;
  /** Its embedded database, for looking into the class log. */
  readonly databaseUrl: string;
  /** With which class tickets are signed: for people who have no browser. */
  readonly ticketSecret: string;
  /** A line for one student, or why there is none. */
  readonly line: Line | { readonly unavailable: string };
}
