import { defaultLanguage } from '#contract/languages';
import type { PersonEntry } from '../entries.ts';
import type { PresentPerson } from '../present.ts';
import { setChanges } from './merge.ts';
import type { FieldChange } from './merge.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';

/**
 * Has an account and no place here. An account that this register made, that nobody has entered and that is nothing elsewhere, is the
 * institution's own.
 */
export function isStranger({ ledger }: Planning, person: PresentPerson): boolean {
  if (person.erased || person.roles.length + person.suspended.length > 0) return false;
  const said = ledger.of('person', person.id)?.said;
  return said === undefined || said['adopted'] === true || person.elsewhere || person.active;
}

/** The person whose account has an address that the register wants for somebody else, when that account is not of here: nothing is told of it. */
export function holderOf(planning: Planning, email: string, personId: string): PresentPerson | undefined {
  const holder = planning.people.get(planning.named.person.get(nameKey(email)) ?? '');
  return holder && holder.id !== personId && isStranger(planning, holder) ? holder : undefined;
}

/**
 * The person who has the address by now is invited, as if the line were about a new person, and the planned person keeps the old
 * address. Until then the line looks like one with an address that nobody has.
 */
export function leaveAddress(
  planning: Planning,
  { roles, language, email, externalId, at }: PersonEntry,
  holder: PresentPerson,
  { name, changes }: { name: string; changes: FieldChange[] },
): FieldChange[] {
  const { problems, writes, options } = planning;
  const isWritten = changes.some(({ field, kept }) => field === 'email' && !kept);
  if (!isWritten || (!holder.invited && !options.applies)) return changes;
  const message = 'The person who has this address is asked by mail, and the person here keeps the one they had.';
  problems.add(at, null, 'INVITED', externalId, message);
  if (!holder.invited) {
    writes.invited.push(...roles.map((role) => ({ email, name, language: language ?? defaultLanguage, role })));
  }
  return changes.filter(({ field }) => field !== 'email');
}

/** Nothing of the account is shown or written: it is asked once the file is applied. Until then the line is like one of somebody new. */
export function invite(planning: Planning, entry: PersonEntry, person: PresentPerson, label: string): void {
  const { ledger, problems, writes, options } = planning;
  const { externalId, email, language, roles, cohorts, at } = entry;
  if (entry.ended) {
    ledger.note({ what: 'person', action: undefined, externalId, label, fields: [] });
    return;
  }
  if (person.invited || options.applies) {
    const message = 'This person is asked by mail, and is here once they accept. Import the file again then.';
    problems.add(at, null, 'INVITED', externalId, message);
  }
  if (!person.invited) {
    writes.invited.push(...roles.map((role) => ({ email, name: label, language: language ?? defaultLanguage, role })));
  }
  const added = (field: string, wanted: readonly string[]) =>
    setChanges(field, [], wanted, wanted, { add: [...wanted], remove: [], kept: 0 });
  const fields = [...added('roles', roles), ...added('cohorts', cohorts ?? [])];
  const isTold = person.invited;
  ledger.note({
    ...{ what: 'person', externalId, label },
    ...{ action: isTold ? undefined : 'create', fields: isTold ? [] : fields },
  });
  ledger.say('person', externalId, person.id, { adopted: true, invited: true });
}
