import type { MentoringRequestState } from '#contract/graphql/graphql';

interface Asked {
  readonly state: MentoringRequestState;
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly mentor: { readonly id: string };
  readonly mentee: { readonly id: string };
}

/** Requests by what somebody has to do about them. */
export interface Turns<Request> {
  /** They answer next, the one that ends first before others. */
  mine: Request[];
  /** The other one answers next. */
  theirs: Request[];
  /** Nobody does; the newest first. */
  over: Request[];
}

/** Whose turn each request is, as `me` sees it: a mentor's until they asked for more, then the mentee's. */
export function turnsOf<Request extends Asked>(requests: readonly Request[], me: string | undefined): Turns<Request> {
  const waits = requests.filter(isOpen).sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));
  const isMine = ({ state, mentor, mentee }: Request) => (state === 'OPEN' ? mentor : mentee).id === me;
  return {
    mine: waits.filter(isMine),
    theirs: waits.filter((request) => !isMine(request)),
    over: requests
      .filter((request) => !isOpen(request))
      .sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt)),
  };
}

/** Whether it waits for an answer of either. */
export const isOpen = ({ state }: { readonly state: MentoringRequestState }): boolean =>
  state === 'OPEN' || state === 'ASKED';
