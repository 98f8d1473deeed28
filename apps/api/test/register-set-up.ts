import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { openDesk } from './register-world.ts';
import type { RegisterDesk } from './register-world.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

export let database: TestDatabase;
/** The university of the test that is running. */
export let own: University;
export let desk: RegisterDesk;
/** Number of the test in its file: what must not be taken twice is told apart by it. */
export let turn = 0;

/** One database for the tests of a file, and for each test a university and the desk of its register. */
export function useRegister(): void {
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    turn += 1;
    own = await saveUniversity(database.dataSource.manager, `University ${turn}`);
    desk = openDesk(database.dataSource, own.institutionId, own.admin);
  });
}

export const query = <T>(statement: string, ...values: unknown[]): Promise<T[]> =>
  database.dataSource.query(statement, values);
/** An address that nobody has in other tests of the file. */
export const mail = (name: string): string => `${name}.${turn}@example.org`;
export const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n`;
