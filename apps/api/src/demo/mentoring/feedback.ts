import type { FeedbackKind } from '#database';
import { demoId, personId } from '../ids.ts';
import type { Rows } from '../rows.repository.ts';
import type { Begun } from './load.ts';
import { said, wordsAfterFirst, wordsAfterLast, wordsToLead } from './words.ts';

const hour = 3_600_000;
/** Most are content, and some are not. */
const ratings = [5, 4, 5, 4, 3, 5, 2, 4];

interface Said {
  mentorshipId: string;
  from: string;
  kind: FeedbackKind;
  language: 'fr' | 'en';
  at: Date;
  /** The place of it among all. */
  nth: number;
}

/**
 * What both said after their first meeting and after the end, but for some who said nothing. All count as asked, so that a demo that was just
 * loaded mails nobody.
 *
 * @param firstHeld when the first meeting of a mentorship that was held was over
 */
export async function addFeedback(
  rows: Rows,
  begun: readonly Begun[],
  firstHeld: ReadonlyMap<string, Date>,
  now: Date,
): Promise<void> {
  const asked = begun.flatMap((one) => kindsOf(one, firstHeld, now));
  await rows.add(
    'mentorship_feedback_asked',
    asked.map(({ mentorshipId, from, kind, at }) => ({
      ...{ mentorship_id: mentorshipId, person_id: personId(from), kind, asked_at: at },
    })),
  );
  await rows.add('mentorship_feedback', asked.map((one, nth) => ({ ...one, nth })).flatMap(rowOf));
}

function kindsOf(
  { id, mentor, mentee, language, startsAt, mentorship }: Begun,
  held: ReadonlyMap<string, Date>,
  now: Date,
) {
  if (startsAt === null) return [];
  const ended = mentorship.state === 'ended';
  const first = held.get(id) ?? now;
  return [mentor, mentee].flatMap((from): Omit<Said, 'nth'>[] => [
    { mentorshipId: id, from, kind: 'first', language, at: first },
    ...(ended
      ? [{ mentorshipId: id, from, kind: 'last' as const, language, at: new Date(now.getTime() - 70 * hour) }]
      : []),
  ]);
}

function rowOf({ mentorshipId, from, kind, language, at, nth }: Said) {
  if (nth % 5 === 4) return [];
  const rating = ratings[nth % ratings.length] ?? 4;
  return [
    {
      ...{ id: demoId('mentorship-feedback', mentorshipId, from, kind), mentorship_id: mentorshipId },
      ...{ from_id: personId(from), kind, rating, results: [] },
      words_to_other: rating < 3 ? '' : said(kind === 'first' ? wordsAfterFirst : wordsAfterLast, language, nth),
      words_to_lead: rating < 3 ? said(wordsToLead, language, nth) : '',
      created_at: new Date(at.getTime() + hour),
    },
  ];
}
