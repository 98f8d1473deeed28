import { fold } from '#classroom';
import type { ClassEvent, ClassState, NewClassEvent } from '#classroom';

/**
 * What to append, given everything before it: the state is folded up to and including events that wait for the same commit. It may
 * throw a refusal, or return nothing. It is asked again when another process appended in between.
 */
export type MakeEvents = (state: ClassState) => readonly NewClassEvent[];

export interface Appended {
  /** Sequence number of the last of `events`; of the first event with this key when it is a repeat; of the state when nothing was needed. */
  seq: number;
  events: readonly ClassEvent[];
  repeated: boolean;
}

export interface WaitingAppend {
  decide: MakeEvents;
  /** `by` and idempotency key of the sender. */
  once: string | undefined;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

interface Planned {
  events: NewClassEvent[];
  state: ClassState;
  /** What to tell each of the batch once it is durable. */
  tell: (() => void)[];
}

/** The log as it is folded now. */
interface LogNow {
  readonly state: ClassState;
  /** All of it; what is planned is there, too, when each of the batch is told. */
  readonly events: readonly ClassEvent[];
  readonly seqOfKey: ReadonlyMap<string, number>;
}

export const onceKey = (by: string, key: string) => `${by} ${key}`;

/** Decides for each of the batch in turn, on the state that those before it would leave. */
export function planAppends(batch: readonly WaitingAppend[], { state, events, seqOfKey }: LogNow): Planned {
  const planned: Planned = { events: [], state, tell: [] };
  const base = state.seq;
  const at = events.at(-1)?.at ?? 0;
  const keys = new Map<string, number>();
  for (const { decide, once, resolve, reject } of batch) {
    const first = once === undefined ? undefined : (seqOfKey.get(once) ?? keys.get(once));
    if (first !== undefined) {
      planned.tell.push(() => {
        resolve({ seq: first, events: [], repeated: true });
      });
      continue;
    }
    try {
      const made = decide(planned.state);
      const from = planned.events.length;
      for (const event of made) {
        planned.events.push(event);
        const seq = base + planned.events.length;
        planned.state = fold(planned.state, { ...event, seq, at });
        if (event.key !== undefined) keys.set(onceKey(event.by, event.key), seq);
      }
      const seq = base + planned.events.length;
      planned.tell.push(() => {
        resolve({ seq, events: events.slice(base + from, seq), repeated: false });
      });
    } catch (error) {
      planned.tell.push(() => {
        reject(error);
      });
    }
  }
  return planned;
}
