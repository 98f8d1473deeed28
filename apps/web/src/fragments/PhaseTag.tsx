import type { ClassPhase } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

const looks: Record<ClassPhase, { words: MessageId; kind: string }> = {
  PLANNED: { words: 'phase.planned', kind: 'tag-plain' },
  OPEN: { words: 'phase.open', kind: 'tag-open' },
  LIVE: { words: 'phase.live', kind: 'tag-live' },
  ENDED: { words: 'phase.ended', kind: 'tag-ended' },
  CANCELLED: { words: 'phase.cancelled', kind: 'tag-cancelled' },
};

/** Where a session stands, in a word and a shape. */
export function PhaseTag({ phase }: { phase: ClassPhase }) {
  const { words, kind } = looks[phase];
  return <span class={`tag ${kind}`}>{t(words)}</span>;
}
