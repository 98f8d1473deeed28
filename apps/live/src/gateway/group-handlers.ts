import { belongs, groupOf, openGroups, outranks, personOf, trusted } from '#classroom';
import type { ClassState, Group, NewClassEvent, PersonInClass } from '#classroom';
import { limits } from '#contract';
import { notAllowed, notFound, tooMuch } from '../failure.ts';
import { append } from './append.ts';
import type { Handlers } from './handlers.ts';

type GroupMessage = 'groups.open' | 'group.move' | 'groups.call' | 'groups.broadcast';

/** A group that this person may know the inside of. @throws {LiveFailure} NOT_FOUND */
export function groupFor(state: ClassState, by: string, id: number, field: string): Group {
  const group = groupOf(state, id);
  if (!group || !(belongs(state, by, id) || trusted(personOf(state, by)))) throw notFound('group', field);
  return group;
}

/** Somebody whom this person may put into a group: themselves, or who stands below. @throws {LiveFailure} NOT_FOUND, NOT_ALLOWED */
function movable(state: ClassState, by: string, who: string, field: string): PersonInClass {
  const person = personOf(state, who);
  if (!person) throw notFound('person in this class', field);
  if (who !== by && !outranks(state, by, who)) throw notAllowed();
  return person;
}

export const groupHandlers: Pick<Handlers, GroupMessage> = {
  'groups.open': (peer, { key, groups, task }) =>
    append(peer, 'groups.open', key, (state, by) => {
      const first = (state.groups.at(-1)?.id ?? 0) + 1;
      if (first - 1 + groups.length > limits.groupsInAll) throw tooMuch('groups');
      for (const { members } of groups) {
        for (const who of members) movable(state, by, who, 'groups');
      }
      const numbered = groups.map((group, place) => ({ id: first + place, ...group }));
      return {
        by,
        key,
        type: 'groups-opened',
        body: { groups: numbered, ...(task === undefined ? {} : { task }) },
      };
    }),

  'group.move': (peer, { key, who, to }) =>
    append(peer, 'group.move', key, (state, by) => {
      const person = movable(state, by, who, 'who');
      // Who stands in comes where help is asked for, and moves nobody else.
      const called = who === by && (to === undefined || handsIn(state, to).length > 0);
      if (!called && !trusted(personOf(state, by))) throw notAllowed();
      if (to !== undefined && !openGroups(state).some(({ id }) => id === to)) throw notFound('open group', 'to');
      if (person.group === to) return undefined;
      // Whoever visits has come because of the hands that are up there.
      const answered = who === by && to !== undefined ? handsIn(state, to) : [];
      return [
        { by, key, type: 'group-moved', body: { who, ...(to === undefined ? {} : { to }) } },
        ...answered.map((of): NewClassEvent => ({ by, type: 'hand-lowered', body: { of } })),
      ];
    }),

  'groups.call': (peer, { key, seconds }) =>
    append(peer, 'groups.call', key, ({ split }, by) => {
      if (!split) return undefined;
      if (seconds === 0) return { by, key, type: 'groups-closed', body: {} };
      if (seconds === undefined && split.called === undefined) return undefined;
      return { by, key, type: 'groups-called', body: seconds === undefined ? {} : { seconds } };
    }),

  'groups.broadcast': (peer, { key, on }) =>
    append(peer, 'groups.broadcast', key, ({ split }, by) => {
      if (!split || on === (split.broadcast === by)) return undefined;
      return { by, key, type: on ? 'broadcast-started' : 'broadcast-stopped', body: {} };
    }),
};

const handsIn = ({ people }: ClassState, group: number): string[] =>
  Object.values(people)
    .filter((person) => person.group === group && person.hand !== undefined)
    .map(({ id }) => id);
