import { createRequire } from 'node:module';
import type Jest from 'jest-runtime';
import { isLasting, isWatched } from './lasting.ts';

// Its types describe what `require` answers.
const { default: JestRuntime } = createRequire(import.meta.url)('jest-runtime') as typeof Jest;

/** What of Jest's own parts is used here. It is not public: Jest's version is fixed, and with another shape of them the first test file fails. */
interface Parts {
  readonly registries: Readonly<
    Record<
      'esModuleRegistry' | 'moduleRegistry' | 'internalModuleRegistry' | 'mockRegistry' | 'moduleMockRegistry',
      Map<string, unknown>
    >
  >;
  readonly mockState: { clear(): void };
  readonly jestGlobals: { clearJestObjectCache(): void };
  readonly testState: { state: 'loading' | 'betweenTests' };
  readonly esmLoader: { testPath: string };
  _testPath: string;
}

/**
 * Loads packages and what is tested once for a worker of Jest, not once for each test file: some 2,300 ES modules and 1,100 others took 2 to 5 s
 * of processor for each file. Tests, and what only tests load, are loaded anew. Why this is safe here, and what it asks of integration tests:
 * docs/decisions/0221.
 */
export default class WorkerRuntime extends JestRuntime {
  static #one: WorkerRuntime | undefined;

  constructor(...given: ConstructorParameters<typeof JestRuntime>) {
    if (WorkerRuntime.#one) {
      WorkerRuntime.#one.#begin(given[6]);
      return WorkerRuntime.#one;
    }
    super(...given);
    if (!isWatched(given[7])) WorkerRuntime.#one = this;
  }

  get #parts(): Parts {
    return this as unknown as Parts;
  }

  #begin(testPath: string): void {
    this.#parts._testPath = testPath;
    this.#parts.esmLoader.testPath = testPath;
    this.#parts.testState.state = 'loading';
  }

  override teardown(): void {
    if (WorkerRuntime.#one !== this) {
      super.teardown();
      return;
    }
    this.restoreAllMocks();
    const { registries, mockState, jestGlobals, testState } = this.#parts;
    for (const registry of [registries.esModuleRegistry, registries.moduleRegistry]) {
      for (const key of registry.keys()) if (!isLasting(key)) registry.delete(key);
    }
    registries.mockRegistry.clear();
    registries.moduleMockRegistry.clear();
    // Jest's own modules: expect, and the declarations of tests.
    registries.internalModuleRegistry.clear();
    mockState.clear();
    jestGlobals.clearJestObjectCache();
    testState.state = 'betweenTests';
  }
}
