import type { NewClassEvent } from './events.ts';
import type { Refusal } from './refusal.ts';
import type { ClassState } from './state.ts';

/** The sender's idempotency key. The event that has it stands for all events of a command. */
export interface Keyed {
  readonly key: string;
}

/** What a command makes of the class: events, none where it is so already, or why it is refused. */
export type Decision = NewClassEvent | readonly NewClassEvent[] | Refusal | undefined;

/**
 * What each of these commands makes of the class. Pure. Whether `by` may do it at all is asked before (`may`, with the permission that
 * `#contract` has for the request); what depends on more than that is decided here.
 */
export type Decide<Commands> = {
  readonly [N in keyof Commands]: (state: ClassState, by: string, command: Commands[N]) => Decision;
};
