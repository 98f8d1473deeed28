import type { ClassState } from '#classroom';
import type { Payload } from '#contract';

/** What tests use of the page's engine (apps/web, class/engine/live-class.ts). */
export interface ClassPage {
  readonly state: { readonly value: ClassState };
  readonly connection: { readonly state: { readonly value: { readonly is: string } } };
  readonly outbox: Writing<'chat.post' | 'chat.tell' | 'question.ask'>;
  readonly board: { draw(page: string, mark: Payload<'mark.make'>['mark']): void };
  start(): void;
  dispose(): void;
}

interface Writing<Name extends 'chat.post' | 'chat.tell' | 'question.ask'> {
  readonly entries: { readonly value: readonly { readonly key: string }[] };
  write(draft: { name: Name; payload: Omit<Payload<Name>, 'key'> }): string;
}

type Make = new (parts: object) => ClassPage;

/**
 * A class as a page in a browser has it: with a connection, log and outbox of its own, without media, which Node does not have.
 *
 * @param ticket signs them in; asked again when one is refused
 */
export async function openClassPage(
  address: string,
  ticket: { classId: string; personId: string },
  sign: () => Promise<string>,
): Promise<ClassPage> {
  // The parts of a browser that the engine reads.
  Object.assign(globalThis, { location: { origin: address }, window: new EventTarget(), document: new EventTarget() });
  const { LiveClass } = (await import(engine)) as { LiveClass: Make };
  const { classId, personId } = ticket;
  const page = new LiveClass({
    sessionId: classId,
    personId,
    admit: async () => ({ ticket: await sign(), classId, path: '/live' }),
    choice: 'voice',
    devices: () => ({}),
  });
  page.start();
  return page;
}

/** The module is imported by its address, because pages are checked with the types of a browser and tests with those of Node. */
const engine = new URL('../../web/src/class/engine/live-class.ts', import.meta.url).href;
