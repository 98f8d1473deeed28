import { emptyClass, fold, position, unpack } from '#classroom';
import type { ClassState } from '#classroom';
import type { AnswerValue, Push } from '#contract';
import type { Client } from './live-under-test.ts';

/** The class as one client has it: folded from the events that it got, in their order. */
export async function follow(client: Client): Promise<() => ClassState> {
  const start = apply(emptyClass, await client.ok('log.since', { after: 0 }));
  return () =>
    client.heard.reduce((state, { name, payload }) => {
      if (name === 'class.state') return unpack((payload as Push<'class.state'>).snapshot);
      return name === 'class.events' ? apply(state, payload as Push<'class.events'>) : state;
    }, start);
}

function apply(state: ClassState, { snapshot, events }: Partial<AnswerValue<'log.since'>>): ClassState {
  let next = snapshot ? unpack(snapshot) : state;
  for (const event of events ?? []) if (position(next, event) === 'next') next = fold(next, event);
  return next;
}
