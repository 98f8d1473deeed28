import type { NewGroup } from '../events.ts';
import type { Evolve } from '../fold.ts';
import type { BreakoutGroup } from './groups.ts';
import { groupOf } from './groups.ts';
import { moderates } from '../state.ts';
import type { ClassState, Attendee } from '../state.ts';
import { update } from '../people/evolve.ts';
import type { GroupEvents } from './events.ts';

/** The class split into groups, and together again. */
export const evolveGroups: Evolve<keyof GroupEvents> = {
  'groups-opened': (state, { seq, body: { groups, task } }) => {
    // What a number stands for never changes: who has been in a group may read it for ever.
    const made = groups
      .filter(({ id }, place) => !groupOf(state, id) && groups.findIndex((other) => other.id === id) === place)
      .map(asMade);
    const opened: ClassState = {
      ...together(state),
      groups: [...state.groups.map(closed), ...made],
      split: { seq, ...(task === undefined ? {} : { task }) },
    };
    return made.reduce(
      (sum, { id, members }) =>
        members.reduce((all, member) => update(all, member, (person) => ({ ...person, group: id })), sum),
      opened,
    );
  },
  'group-moved': (state, { seq, by, body: { who, to } }) => {
    if (to === undefined) return update(state, who, toTheClass);
    const group = groupOf(state, to);
    if (!group || group.closed) return state;
    const members = group.members.includes(who) ? group.members : [...group.members, who];
    // To look in does not make the words that were there before one's own; to be put into it does.
    const looksIn = who === by && !group.members.includes(who);
    const now = { ...group, members, ...(looksIn ? { visited: { ...group.visited, [who]: seq } } : {}) };
    return update(withGroup(state, now), who, (person) => ({ ...person, group: to }));
  },
  'groups-called': (state, { at, by, body: { seconds } }) =>
    split(state, ({ called: _called, ...rest }) =>
      seconds === undefined ? rest : { ...rest, called: { by, endsAt: at + seconds * 1_000 } },
    ),
  'groups-closed': ({ split: _split, ...state }) => ({ ...together(state), groups: state.groups.map(closed) }),
  'broadcast-started': (state, { by }) => split(state, (before) => ({ ...before, broadcast: by })),
  'broadcast-stopped': (state) => split(state, ({ broadcast: _broadcast, ...rest }) => rest),
};

/** Changes one group, where there is such a one. */
export function changeGroup(
  state: ClassState,
  id: number,
  change: (group: BreakoutGroup) => Partial<BreakoutGroup>,
): ClassState {
  const group = groupOf(state, id);
  return group ? withGroup(state, { ...group, ...change(group) }) : state;
}

function withGroup(state: ClassState, group: BreakoutGroup): ClassState {
  return { ...state, groups: state.groups.map((other) => (other.id === group.id ? group : other)) };
}

function split(
  state: ClassState,
  change: (split: NonNullable<ClassState['split']>) => ClassState['split'],
): ClassState {
  const { split: before, ...rest } = state;
  const after = before && change(before);
  return after ? { ...rest, split: after } : state;
}

const asMade = ({ id, name, members }: NewGroup): BreakoutGroup => ({
  id,
  name,
  members,
  page: `group/${id}/1`,
  blanks: 1,
});

const closed = (group: BreakoutGroup): BreakoutGroup => ({ ...group, closed: true });

const together = (state: ClassState): ClassState => ({
  ...state,
  people: Object.fromEntries(Object.entries(state.people).map(([id, person]) => [id, toTheClass(person)])),
});

/** Back among all, only those speak who have the word there. */
function toTheClass({ group, ...person }: Attendee): Attendee {
  if (group === undefined || moderates(person) || person.hasFloor) return person;
  return { ...person, sources: [] };
}
