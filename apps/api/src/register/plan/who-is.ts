import type { PersonEntry } from '../entries.ts';
import type { PresentPerson } from '../present.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';
import { holderOf, isStranger } from './strangers.ts';

/**
 * The person whom a line is about, by their id or their address.
 *
 * @returns undefined when there is none yet; null when it is ambiguous, and a problem was added
 */
export function whoIs(
  planning: Planning,
  { externalId, idColumn, email, emailColumn, at }: PersonEntry,
): PresentPerson | null | undefined {
  const { ledger, problems } = planning;
  const addressed = planning.named.person.get(nameKey(email));
  const named = planning.known('person', externalId);
  const called = named === undefined ? undefined : planning.people.get(named);
  // A person who was invited at a wrong address is not the person of this id.
  const isOther = called !== undefined && nameKey(called.email) !== nameKey(email) && isStranger(planning, called);
  const known = isOther ? undefined : named;
  if (known !== undefined && addressed !== undefined && addressed !== known && !holderOf(planning, email, known)) {
    problems.add(at, emailColumn, 'TAKEN', email, 'This address is that of another account.');
    return null;
  }
  const id = known ?? addressed;
  const record = id === undefined ? undefined : ledger.of('person', id);
  // Bundles go out with our own id where the standard does not allow the register's.
  if (record && record.externalId !== externalId && record.objectId !== externalId.toLowerCase()) {
    const message = `The register calls the person with this address ${record.externalId}. Correct the id or the address.`;
    problems.add(at, idColumn, 'OTHER_ID', externalId, message);
    return null;
  }
  return id === undefined ? undefined : planning.people.get(id);
}
