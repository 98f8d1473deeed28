import { problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { intlTag, t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import type { MessageId } from '../words/words.ts';
import { Notice } from './Notice.tsx';

/** The error of an action that is no form; nothing when there is none. */
export function Problems({
  problem,
  words = {},
}: {
  problem: Problem | undefined;
  words?: Partial<Record<string, MessageId>>;
}) {
  if (!problem) return null;
  return (
    <Notice kind="alarm" outcome={problem}>
      <p>{sentenceOf(problem, words)}</p>
    </Notice>
  );
}

/** What can be in the way of removing a thing, as the API counts it. */
const users = {
  sections: 'count.sections',
  sessions: 'count.sessions',
  courses: 'count.courses',
  cohorts: 'count.cohorts',
} as const satisfies Record<string, MessageId>;

function sentenceOf(problem: Problem, words: Partial<Record<string, MessageId>>): string {
  const by = Object.entries(problem.facts ?? {}).flatMap(([name, count]) => {
    const found = wordFor(users, name);
    return found ? [t(found, { count })] : [];
  });
  if (problem.code === 'CONFLICT' && problem.field === 'id' && by.length > 0)
    return t('remove.inUse', { users: new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(by) });
  const { id, values } = problemWords(problem, words);
  return t(id, values);
}
