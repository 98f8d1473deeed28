import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';

/** Compiles each message of a catalogue; a malformed one stops the build and is named. */
export function compileCatalogue(catalogue: Record<string, string>): Record<string, CompiledMessage> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([id, message]) => {
      try {
        return [id, compileMessageOrThrow(message)];
      } catch (cause) {
        throw new Error(`The message "${id}" is not well-formed ICU: ${message}`, { cause });
      }
    }),
  );
}
