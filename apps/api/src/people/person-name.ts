import { badInput } from '#platform';
import { line } from '../graphql/text.ts';

export const longestName = 120;

/**
 * What a mail program makes a link of, or somebody would type into a browser: an address with a scheme, a way, an "@", a "www.", a
 * name of a host. "St. Jean", "J.P. Nkurunziza" and "Jr." are none: a host's last part has two letters at least, after a letter or
 * digit and a dot, with nothing but the end or a space after it.
 */
const addressLike = /[@/\\<>]|:\/\/|\bwww\.|[\p{L}\p{N}-]{2,}[.\u3002\uff0e\uff61][\p{L}]{2,}(?![\p{L}.])/iu;

/**
 * A name of a person, which goes out in letters and stands in lists of others: no link, and no address of anything.
 *
 * @throws {AppError} BAD_INPUT at `field`; with `facts.why` "address" for what looks like a link or an address
 */
export function personName(field: string, value: string, min = 1): string {
  const name = line(field, value, longestName, min);
  if (addressLike.test(name)) {
    throw badInput(field, 'A name holds no link and no address.', { why: 'address' });
  }
  return name;
}
