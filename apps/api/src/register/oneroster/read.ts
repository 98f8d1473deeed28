import { noEntries } from '../entries.ts';
import type { Entries } from '../entries.ts';
import type { Problems } from '../problems.ts';

export async function readBundle(_content: Uint8Array, _problems: Problems, _signal?: AbortSignal): Promise<Entries> {
  return Promise.resolve(noEntries(false));
}
