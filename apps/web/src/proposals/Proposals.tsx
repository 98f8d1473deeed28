import { later } from '../look/later.tsx';
import { t } from '../words/words.ts';
import type { ProposalsProps } from './ProposalsPart.tsx';

/** Other times that were proposed for a session: only those who teach or plan it fetch this. */
export const Proposals = later<ProposalsProps>(
  async () => (await import('./ProposalsPart.tsx')).ProposalsPart,
  () => t('proposal.title'),
);
