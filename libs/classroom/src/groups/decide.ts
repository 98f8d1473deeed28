import type { Decide, Keyed } from '../deciding.ts';
import type { NewClassEvent } from '../events.ts';
import { classLimits } from '../limits.ts';
import { Refusal, notAllowed, notFound, tooMuch } from '../refusal.ts';
import { known } from '../people/known.ts';
import { outranks } from '../rules.ts';
import { personOf, trusted } from '../state.ts';
import type { ClassState, Attendee } from '../state.ts';
import { openGroups } from './groups.ts';

export interface GroupCommands {
  'groups.open': Keyed & {
    readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
    readonly task?: string;
  };
  'group.move': Keyed & { readonly who: string; readonly to?: number };
  'groups.call': Keyed & { readonly seconds?: number };
  'groups.broadcast': Keyed & { readonly on: boolean };
}

export const decideGroups: Decide<GroupCommands> = {
  'groups.open': (state, by, { key, groups, task }) => {
    const first = (state.groups.at(-1)?.id ?? 0) + 1;
    if (first - 1 + groups.length > classLimits.groupsInAll) return tooMuch('groups');
    for (const who of groups.flatMap(({ members }) => members)) {
      const person = movable(state, by, who, 'groups');
      if (person instanceof Refusal) return person;
    }
    const numbered = groups.map((group, place) => ({ id: first + place, ...group }));
    return {
      by,
      key,
      type: 'groups-opened',
      body: { groups: numbered, ...(task === undefined ? {} : { task }) },
    };
  },

  'group.move': (state, by, { key, who, to }) => {
    const person = movable(state, by, who, 'who');
    if (person instanceof Refusal) return person;
    // Who stands in comes where help is asked for, and moves nobody else.
    const called = who === by && (to === undefined || handsIn(state, to).length > 0);
    if (!called && !trusted(personOf(state, by))) return notAllowed();
    if (to !== undefined && !openGroups(state).some(({ id }) => id === to)) return notFound('open group', 'to');
    if (person.group === to) return undefined;
    // A moderator who visits has come because of the hands that are up there.
    const answered = who === by && to !== undefined ? handsIn(state, to) : [];
    return [
      { by, key, type: 'group-moved', body: { who, ...(to === undefined ? {} : { to }) } },
      ...answered.map((of): NewClassEvent => ({ by, type: 'hand-lowered', body: { of } })),
    ];
  },

  'groups.call': ({ split }, by, { key, seconds }) => {
    if (!split) return undefined;
    if (seconds === 0) return { by, key, type: 'groups-closed', body: {} };
    if (seconds === undefined && split.called === undefined) return undefined;
    return { by, key, type: 'groups-called', body: seconds === undefined ? {} : { seconds } };
  },

  'groups.broadcast': ({ split }, by, { key, on }) => {
    if (!split || on === (split.broadcast === by)) return undefined;
    return { by, key, type: on ? 'broadcast-started' : 'broadcast-stopped', body: {} };
  },
};

/** Somebody whom this person may put into a group: themselves, or who stands below. */
function movable(state: ClassState, by: string, who: string, field: string): Attendee | Refusal {
  const person = known(state, who, field);
  return person instanceof Refusal || who === by || outranks(state, by, who) ? person : notAllowed();
}

const handsIn = ({ people }: ClassState, group: number): string[] =>
  Object.values(people)
    .filter((person) => person.group === group && person.hand !== undefined)
    .map(({ id }) => id);
