import { randomUUID } from 'node:crypto';
import type { MembershipRole } from '#database';
import { defaultLanguage } from '#contract/languages';
import type { PersonEntry } from '../entries.ts';
import type { PresentPerson } from '../present.ts';
import { applied, merge, mergeSet, written } from './merge.ts';
import type { FieldChange, SetChange } from './merge.ts';
import { columnsOf, nameOf, partChanges, partColumns } from './people-names.ts';
import { rolesOf, texts } from './people-roles.ts';
import { holderOf, isStranger, leaveAddress } from './strangers.ts';
import type { Once } from './once.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';

const profile = ['name', 'email', 'language', 'zone'] as const;
/**
 * Plans one person: the account, the roles here and the cohorts. No institution may edit the profile of a person who is or was
 * part of another one. A person who has chosen a password changes the address themselves, because they sign in with it.
 */
export function planPerson(planning: Planning, entry: PersonEntry, once: Once): void {
  const { ledger, problems, options } = planning;
  const { externalId, email, at } = entry;
  const isFirst = once.first(`person ${externalId}`, at, entry.idColumn, externalId, 'This id');
  if (!isFirst || !once.first(`email ${email}`, at, entry.emailColumn, email, 'This address')) return;
  const before = whoIs(planning, entry);
  if (before === null) return;
  const name = nameOf(entry, before);
  if (entry.keepsRoles && (before === undefined || before.roles.length + before.suspended.length === 0)) {
    problems.add(at, entry.idColumn, 'IGNORED_LINE', externalId, 'This user has no role here, and none in roles.csv.');
    return;
  }
  if (before === undefined && entry.ended) {
    ledger.note({ what: 'person', action: undefined, externalId, label: name, fields: [] });
    return;
  }
  if (before && isStranger(planning, before)) {
    invite(planning, entry, before, name);
    return;
  }
  if (before?.erased) {
    problems.add(at, null, 'ERASED', externalId, 'This person had their data erased: nothing is made of this line.');
    ledger.note({ what: 'person', action: undefined, externalId, label: externalId, fields: [] });
    return;
  }
  const said = before && ledger.of('person', before.id)?.said;
  const isNewHere = before === undefined || before.roles.length + before.suspended.length === 0;
  const adopted = said?.['adopted'] === true || (before !== undefined && isNewHere && said === undefined);
  const person: PresentPerson = before ?? newcomer(planning, entry, name);
  const untouchable = adopted || person.elsewhere ? profile : person.active ? (['email'] as const) : [];
  const { language, zone } = entry;
  const wanted = entry.ended ? {} : { name, email, language, zone };
  const holder = before && holderOf(planning, email, before.id);
  const merging = before ? merge(profileOf(before), said, wanted, { overwrite: options.overwrite, untouchable }) : [];
  const merged = holder ? leaveAddress(planning, entry, holder, { name, changes: merging }) : merging;
  const isNamed =
    !untouchable.some((field) => field === 'name') && !merged.some(({ field, kept }) => field === 'name' && kept);
  const changes = [...merged, ...(before && isNamed && !entry.ended ? partChanges(entry, before, name) : [])];
  const roles = rolesOf(planning, entry, person, said);
  const cohorts =
    entry.cohorts === undefined || entry.ended
      ? { add: [], remove: [], kept: 0 }
      : mergeSet(person.cohorts, texts(said, 'cohorts'), entry.cohorts, options.overwrite);
  const after: PresentPerson = {
    ...person,
    ...written(changes),
    roles: applied(person.roles, roles),
    suspended: applied(person.suspended, { add: roles.remove, remove: roles.add, kept: 0 }),
    cohorts: applied(person.cohorts, cohorts),
  };
  planning.people.set(after.id, after);
  planning.named.person.set(nameKey(after.email), after.id);
  write(planning, before, after, roles, cohorts);
  const fields = [
    ...changes,
    ...ofSet('roles', person.roles, after.roles, entry.ended ? [] : entry.roles, roles),
    ...ofSet('cohorts', person.cohorts, after.cohorts, entry.cohorts ?? [], cohorts),
  ];
  const changed = fields.some(({ kept }) => !kept);
  ledger.note({
    ...{ what: 'person', externalId, label: after.name, fields },
    action: isNewHere && !entry.ended ? 'create' : !changed ? undefined : entry.ended ? 'end' : 'update',
  });
  ledger.say('person', externalId, after.id, {
    ...wanted,
    // What was not written is not what the register said last.
    ...(merged.length < merging.length ? { email: undefined } : {}),
    ...{
      roles: entry.ended ? [] : entry.keepsRoles ? undefined : [...entry.roles].sort(),
      cohorts: entry.cohorts && [...entry.cohorts].sort(),
    },
    ...(adopted ? { adopted: true } : {}),
  });
}

/** Nothing of the account is shown or written: it is asked once the file is applied. Until then the line is like one of somebody new. */
function invite(planning: Planning, entry: PersonEntry, person: PresentPerson, label: string): void {
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
    ofSet(field, [], wanted, wanted, { add: [...wanted], remove: [], kept: 0 });
  const fields = [...added('roles', roles), ...added('cohorts', cohorts ?? [])];
  const isTold = person.invited;
  ledger.note({
    ...{ what: 'person', externalId, label },
    ...{ action: isTold ? undefined : 'create', fields: isTold ? [] : fields },
  });
  ledger.say('person', externalId, person.id, { adopted: true, invited: true });
}

const profileOf = ({ name, email, language, zone }: PresentPerson) => ({ name, email, language, zone });

/** @returns undefined: nobody yet; null: it cannot be said, and a problem was */
function whoIs(
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

const newcomer = (planning: Planning, entry: PersonEntry, name: string): PresentPerson => ({
  id: randomUUID(),
  name,
  ...columnsOf(entry.parts),
  email: entry.email,
  language: entry.language ?? defaultLanguage,
  zone: entry.zone ?? [...planning.campuses.values()][0]?.zone ?? 'UTC',
  version: 0,
  active: false,
  erased: false,
  elsewhere: false,
  invited: false,
  roles: [],
  suspended: [],
  cohorts: [],
});

function ofSet(
  field: string,
  before: readonly string[],
  after: readonly string[],
  wanted: readonly string[],
  change: SetChange<string>,
): FieldChange[] {
  const text = (list: readonly string[]) => [...list].sort().join(', ') || null;
  return [
    ...(change.add.length + change.remove.length > 0
      ? [{ field, before: text(before), after: text(after), kept: false }]
      : []),
    ...(change.kept > 0 ? [{ field, before: text(before), after: text(wanted), kept: true }] : []),
  ];
}

function write(
  { writes, present }: Planning,
  before: PresentPerson | undefined,
  after: PresentPerson,
  roles: SetChange<MembershipRole>,
  cohorts: SetChange<string>,
): void {
  const personId = after.id;
  if (!before || [...profile, ...partColumns].some((field) => before[field] !== after[field])) {
    writes.people.push({ ...after, version: before?.version });
  }
  writes.rolesGiven.push(...roles.add.map((role) => ({ personId, role })));
  writes.rolesEnded.push(...roles.remove.map((role) => ({ personId, role })));
  const cohortId = (name: string): string => {
    let cohort = present.cohorts.find((one) => one.name === name);
    if (!cohort) {
      cohort = { id: randomUUID(), name };
      present.cohorts.push(cohort);
      writes.cohorts.push(cohort);
    }
    return cohort.id;
  };
  writes.cohortJoined.push(...cohorts.add.map((name) => ({ personId, cohortId: cohortId(name) })));
  writes.cohortLeft.push(...cohorts.remove.map((name) => ({ personId, cohortId: cohortId(name) })));
}
