import type { KeptName, Unsent } from './unsent.ts';

/** Storage in which unsent messages survive a reload, for one class and one person. */
export interface Shelf {
  read(): string | null;
  write(text: string | null): void;
}

/** What was refused and shows on the page until its author puts it aside, over a reload too. */
const written: ReadonlySet<KeptName> = new Set<KeptName>(['chat.post', 'chat.tell', 'question.ask']);

const names: Readonly<Record<KeptName, true>> = {
  'chat.post': true,
  'chat.tell': true,
  'question.ask': true,
  'poll.answer': true,
  'caption.say': true,
  'notes.edit': true,
  'mark.make': true,
  'mark.erase': true,
};

export function readShelf(shelf: Shelf): Unsent[] {
  try {
    const read: unknown = JSON.parse(shelf.read() ?? '[]');
    return Array.isArray(read) ? read.filter(isUnsent).map((entry) => ({ ...entry, unsure: true })) : [];
  } catch {
    // Damaged by something else on this origin: nothing in it can be trusted to be a message.
    return [];
  }
}

/** Only the frame is looked at: the gateway checks the rest, and says what it does not take. */
function isUnsent(entry: unknown): entry is Unsent {
  const { key, draft, at } = (entry ?? {}) as Record<string, unknown>;
  const { name, payload } = (draft ?? {}) as Record<string, unknown>;
  return (
    typeof key === 'string' &&
    typeof at === 'number' &&
    typeof name === 'string' &&
    Object.hasOwn(names, name) &&
    typeof payload === 'object' &&
    payload !== null
  );
}

/** What is sent, and what was refused and nobody sees any more, is not kept. */
export function writeShelf(shelf: Shelf, entries: readonly Unsent[]): void {
  const kept = entries.filter(
    ({ seq, refused, draft }) => seq === undefined && (refused === undefined || written.has(draft.name)),
  );
  shelf.write(
    kept.length > 0 ? JSON.stringify(kept.map(({ key, draft, at, refused }) => ({ key, draft, at, refused }))) : null,
  );
}
