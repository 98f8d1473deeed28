import { personId } from '../ids.ts';
import type { Rows } from '../rows.repository.ts';
import type { Begun } from './load.ts';
import { menteeNotes, mentorNotes, said, sharedNotes } from './words.ts';

const day = 86_400_000;
/** Of so many mentorships one has notes; the first, which is shown, is among them. */
const notesEvery = 2;

/** Shared notes, and those that each of the two keeps for themselves. */
export async function addNotes(rows: Rows, begun: readonly Begun[], now: Date): Promise<void> {
  const noting = begun.filter(({ startsAt }, at) => startsAt !== null && at % notesEvery === 0);
  const changed = (daysAgo: number) => new Date(now.getTime() - daysAgo * day);
  await rows.add(
    'mentorship_shared_note',
    noting.map(({ id, mentor, language }, at) => ({
      ...{ mentorship_id: id, text: said(sharedNotes, language, at), version: 1 },
      ...{ changed_by: personId(mentor), changed_at: changed(4 + (at % 9)) },
    })),
  );
  await rows.add(
    'mentorship_private_note',
    noting.flatMap(({ id, mentor, mentee, language }, at) => [
      ...[
        { account: mentor, texts: mentorNotes },
        { account: mentee, texts: menteeNotes },
      ].map(({ account, texts }) => ({
        ...{ mentorship_id: id, author_id: personId(account), text: said(texts, language, at), version: 1 },
        changed_at: changed(5 + (at % 9)),
      })),
    ]),
  );
}
