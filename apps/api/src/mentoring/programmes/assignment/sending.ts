/** A mentee, and the mentor whom they are to have. */
export interface Pair {
  mentorId: string;
  menteeId: string;
}

/** Why a request is not sent. `not_possible` stands for all that is between the two. */
export type RefusalName =
  'not_taking_part' | 'not_possible' | 'paused' | 'no_room' | 'has_mentor' | 'asked_already' | 'too_many_requests';

/** Of a pair, as it is under the locks. */
export interface PairFacts extends Pair {
  mentorJoined: boolean;
  menteeJoined: boolean;
  /** One has blocked the other. */
  blocked: boolean;
  /** They have an open request or a mentorship, of this programme or of none. */
  together: boolean;
  /** The mentee has a mentor in this programme, or waits for one. */
  hasMentor: boolean;
  /** Requests of the mentee that wait, of all kinds. */
  menteeOpen: number;
}

/** Of a mentor, as it is under the locks. */
export interface OfferFacts {
  mentorId: string;
  paused: boolean;
  /** Mentees that they take beside all whom they have promised. */
  roomLeft: number;
}

/** Which requests are sent, one after the other: places are taken by those before. @returns null for one that is sent */
export function decide(
  pairs: readonly PairFacts[],
  offers: readonly OfferFacts[],
  mostOpen: number,
): (Pair & { refusal: RefusalName | null })[] {
  const offerOf = new Map(offers.map((offer) => [offer.mentorId, { ...offer }]));
  const served = new Set<string>();
  return pairs.map((pair) => {
    const offer = offerOf.get(pair.mentorId);
    const refusal = refusalOf(pair, offer, served, mostOpen);
    if (refusal === null && offer) {
      offer.roomLeft -= 1;
      served.add(pair.menteeId);
    }
    return { mentorId: pair.mentorId, menteeId: pair.menteeId, refusal };
  });
}

function refusalOf(
  pair: PairFacts,
  offer: OfferFacts | undefined,
  served: ReadonlySet<string>,
  mostOpen: number,
): RefusalName | null {
  if (!pair.mentorJoined || !pair.menteeJoined || !offer) return 'not_taking_part';
  if (pair.blocked || pair.mentorId === pair.menteeId) return 'not_possible';
  if (pair.together) return 'asked_already';
  if (pair.hasMentor || served.has(pair.menteeId)) return 'has_mentor';
  if (offer.paused) return 'paused';
  if (offer.roomLeft <= 0) return 'no_room';
  return pair.menteeOpen >= mostOpen ? 'too_many_requests' : null;
}
