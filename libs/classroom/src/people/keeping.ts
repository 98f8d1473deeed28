import { moderates, trusted } from '../state.ts';
import type { Attendee } from '../state.ts';

/**
 * The person with the events since which they are trusted and moderate. Who reads what is private is decided when it is written, so it is
 * kept from when on somebody was one of those it was for.
 *
 * @param from of one who was nothing of it before
 */
export function keeping(before: Attendee | undefined, after: Attendee, from: number): Attendee {
  const { trustedSince: _trusted, moderatesSince: _moderates, ...person } = after;
  const trustedSince = !trusted(after) ? 0 : trusted(before) ? (before?.trustedSince ?? 0) : from;
  const moderatesSince = !moderates(after) ? 0 : moderates(before) ? (before?.moderatesSince ?? 0) : from;
  return {
    ...person,
    // From the beginning: nothing to be said.
    ...(trustedSince > 0 ? { trustedSince } : {}),
    ...(moderatesSince > 0 ? { moderatesSince } : {}),
  };
}
