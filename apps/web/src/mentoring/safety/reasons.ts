import type { MentoringReportReason, MentoringReportState } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

export const reasonWords = {
  DISRESPECT: 'safety.disrespect',
  HARASSMENT: 'safety.harassment',
  DISCRIMINATION: 'safety.discrimination',
  MONEY: 'safety.money',
  FALSE_CLAIMS: 'safety.falseClaims',
  OTHER: 'safety.otherReason',
} as const satisfies Record<MentoringReportReason, MessageId>;
export const reasons = Object.keys(reasonWords) as MentoringReportReason[];

const stateWords = {
  OPEN: 'safety.open',
  IN_HAND: 'safety.inHand',
  CLOSED: 'safety.closed',
} as const satisfies Record<MentoringReportState, MessageId>;

/** How far a report is. One whose coordinator is gone waits for another. */
export function stateSentence(state: MentoringReportState, coordinator: { name: string } | null): string {
  if (state === 'IN_HAND' && !coordinator) return t('safety.open');
  return t(stateWords[state], { name: coordinator?.name ?? '' });
}
