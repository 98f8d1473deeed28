import { brokenIn, onlyCapacity } from './must.ts';
import { prepareNeed } from './prepare-need.ts';
import type { PreparedNeed } from './prepare-need.ts';
import type { Roster } from './prepare.ts';
import type { Need } from './profile.ts';
import { wishesOf } from './score.ts';
import type { Wishes } from './score.ts';
import type { Weights } from './weights.ts';

/** A need with the rules that each expert of a roster breaks for it, by their place; 0 for one who suits. */
export interface Row {
  prepared: PreparedNeed;
  wishes: Wishes;
  broken: Uint16Array;
}

export function rowOf(roster: Roster, need: Need, weights: Weights): Row {
  const prepared = prepareNeed(roster, need);
  const broken = brokenIn(prepared, 0, roster.experts.length);
  return { prepared, wishes: wishesOf(prepared, weights), broken };
}

/** Whether an expert would do for a need if they had a place. */
export const isCandidate = ({ broken }: Row, place: number): boolean => onlyCapacity(broken[place] as number);
