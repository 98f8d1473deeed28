import { randomUUID } from 'node:crypto';
import type { MembershipRole } from '#database';
import { defaultLanguage } from '#contract/languages';
import type { PersonEntry } from '../entries.ts';
import type { PresentPerson } from '../present.ts';
import { applied, merge, mergeSet, setChanges, written } from './merge.ts';
import type { SetChange } from './merge.ts';
import { columnsOf, nameOf, partChanges, partColumns } from './people-names.ts';
import { rolesOf, texts } from './people-roles.ts';
import { holderOf, invite, isStranger, leaveAddress } from './strangers.ts';
import { whoIs } from './who-is.ts';
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
    ...setChanges('roles', person.roles, after.roles, entry.ended ? [] : entry.roles, roles),
    ...setChanges('cohorts', person.cohorts, after.cohorts, entry.cohorts ?? [], cohorts),
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

const profileOf = ({ name, email, language, zone }: PresentPerson) => ({ name, email, language, zone });

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
