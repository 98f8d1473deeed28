import type { SectionState } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import { stateWords } from './states.ts';

const looks: Record<SectionState, string> = {
  DRAFT: 'plain',
  OPEN: 'plain',
  RUNNING: 'open',
  FINISHED: 'ended',
  CANCELLED: 'cancelled',
};

export function StateTag({ state }: { state: SectionState }) {
  return <span class={`tag tag-${looks[state]}`}>{t(stateWords[state])}</span>;
}
