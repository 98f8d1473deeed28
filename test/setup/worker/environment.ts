import { TestEnvironment } from 'jest-environment-node';
import { isWatched } from './lasting.ts';

/** Jest's own names on the global object: the tests that a file declared, its handlers and timeouts. */
const ofJest = /^[A-Z_]+$/;

/**
 * The one global object of a worker of Jest, for all of its test files: see runtime.ts. What a file did to the environment variables, to Jest's clock
 * and to Jest's state is undone after it.
 */
export default class WorkerEnvironment extends TestEnvironment {
  static #one: WorkerEnvironment | undefined;
  #env: NodeJS.ProcessEnv = {};
  #exit: NodeJS.Process['exit'] | undefined;

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    // A constructor may answer with another object than its own.
    if (WorkerEnvironment.#one) return WorkerEnvironment.#one;
    super(...given);
    if (isWatched(given[0].globalConfig)) return;
    WorkerEnvironment.#one = this;
    this.#env = { ...this.global.process.env };
    this.#exit = this.global.process.exit;
  }

  override async teardown(): Promise<void> {
    if (WorkerEnvironment.#one !== this) {
      await super.teardown();
      return;
    }
    this.fakeTimersModern?.useRealTimers();
    const { global } = this;
    for (const name of Object.keys(global.process.env))
      if (!(name in this.#env)) Reflect.deleteProperty(global.process.env, name);
    Object.assign(global.process.env, this.#env);
    // Jest wraps it for each file.
    if (this.#exit) global.process.exit = this.#exit;
    for (const symbol of Object.getOwnPropertySymbols(global)) {
      if (ofJest.test(symbol.description ?? '')) Reflect.deleteProperty(global, symbol);
    }
  }
}
