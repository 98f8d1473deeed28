import type { MoveLinesFragment, MoveRefusal } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { clashSentence } from '../plan/clash-words.ts';
import type { Around } from '../plan/clash-words.ts';

type CheckedMove = MoveLinesFragment['moves'][number];
type SectionAround = Omit<Around, 'zone'>;

const refusals: Record<MoveRefusal, MessageId> = {
  CANCELLED: 'moveRefused.cancelled',
  BEGUN: 'moveRefused.begun',
  CHANGED: 'moveRefused.changed',
  OVER: 'moveRefused.over',
  NO_SUCH_TIME: 'moveRefused.noSuchTime',
};

/** What stands against moving one session, a sentence each; what cannot be helped first. */
export function sentencesOf({ refusal, clashes, zone }: CheckedMove, section: SectionAround): string[] {
  return [
    ...(refusal === null ? [] : [t(refusals[refusal])]),
    ...clashes.map((clash) => clashSentence(clash, { ...around(section), zone })),
  ];
}

const around = ({ term, cohortSize }: SectionAround) => ({ term, cohortSize });

/** What keeps all of them from being moved, each said once. */
export function reasonsAgainst({ moves }: MoveLinesFragment, section: SectionAround): string[] {
  const blocked = moves.map((move) => ({ ...move, clashes: move.clashes.filter(({ blocking }) => blocking) }));
  return [...new Set(blocked.flatMap((move) => sentencesOf(move, section)))];
}

/** Whether this one keeps all from being moved, even if everything else is accepted. */
export const isBlocked = ({ refusal, clashes }: CheckedMove): boolean =>
  refusal !== null || clashes.some(({ blocking }) => blocking);
