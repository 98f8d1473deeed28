import type { PlacedMark } from './board/board.ts';
import type { BreakoutGroup } from './groups/groups.ts';
import type { ClassState, Attendee, PostedMessage } from './state.ts';

/**
 * A state as it crosses the wire. Messages and marks are most of a long class, so they name people by their place in a list, say
 * times and sequence numbers as steps, and leave out other people's keys: an hour of 5,000 events stays under 100 kB once
 * compressed (`npm run bench -- class`).
 */
export interface Snapshot {
  readonly seq: number;
  readonly people: readonly Attendee[];
  readonly messages: readonly PackedMessage[];
  readonly marks: Readonly<Record<string, readonly PackedMark[]>>;
  /** Everything else, as it is. */
  readonly rest: Omit<ClassState, 'seq' | 'people' | 'messages' | 'board' | 'groups'> & {
    readonly board: Omit<ClassState['board'], 'marks'>;
    readonly groups: readonly (Omit<BreakoutGroup, 'members'> & { readonly members: readonly (number | string)[] })[];
  };
}

/** Steps of `seq` and of `at`, writer (index in `people`, or an id that is not there), text, and what is rare. */
type PackedMessage = readonly [
  seq: number,
  at: number,
  by: number | string,
  text: string,
  rare?: Pick<PostedMessage, 'key' | 'to' | 'answers' | 'reply' | 'group' | 'removedBy'>,
];
type PackedMark = readonly [seq: number, by: number | string, mark: PlacedMark['mark'], key?: string];

/** @param viewer whose own keys are kept: their outbox knows what has arrived by them */
export function pack(state: ClassState, viewer: string): Snapshot {
  const { seq, people, messages, board, ...others } = state;
  const { marks, ...table } = board;
  const list = Object.values(people);
  const places = new Map(list.map(({ id }, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? id;
  const step = stepper();
  const stepAt = stepper();
  return {
    seq,
    people: list,
    messages: messages.map(({ seq, at, by, text, key, ...rare }): PackedMessage => {
      const more = { ...rare, ...(key !== undefined && by === viewer ? { key } : {}) };
      const packed = [step(seq), stepAt(at), placeOf(by), text] as const;
      return Object.keys(more).length > 0 ? [...packed, more] : packed;
    }),
    marks: Object.fromEntries(
      Object.entries(marks).map(([page, placed]) => {
        const step = stepper();
        return [
          page,
          placed.map(({ seq, by, mark, key }): PackedMark => {
            const packed = [step(seq), placeOf(by), mark] as const;
            return key !== undefined && by === viewer ? [...packed, key] : packed;
          }),
        ];
      }),
    ),
    rest: {
      ...others,
      questions: others.questions.map(({ key, ...asked }) =>
        key !== undefined && asked.by === viewer ? { ...asked, key } : asked,
      ),
      groups: others.groups.map((group) => ({ ...group, members: group.members.map(placeOf) })),
      board: table,
    },
  };
}

export function unpack({ seq, people, messages, marks, rest }: Snapshot): ClassState {
  const idOf = (by: number | string) => (typeof by === 'string' ? by : (people[by]?.id ?? ''));
  const sum = adder();
  const sumAt = adder();
  return {
    ...rest,
    seq,
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    messages: messages.map(([seq, at, by, text, rare]) => ({
      seq: sum(seq),
      at: sumAt(at),
      by: idOf(by),
      text,
      ...rare,
    })),
    groups: rest.groups.map((group) => ({ ...group, members: group.members.map(idOf) })),
    board: {
      ...rest.board,
      marks: Object.fromEntries(
        Object.entries(marks).map(([page, placed]) => {
          const sum = adder();
          return [
            page,
            placed.map(([seq, by, mark, key]) => ({
              seq: sum(seq),
              by: idOf(by),
              mark,
              ...(key === undefined ? {} : { key }),
            })),
          ];
        }),
      ),
    },
  };
}

const stepper =
  (last = 0) =>
  (value: number) => {
    const step = value - last;
    last = value;
    return step;
  };
const adder =
  (sum = 0) =>
  (step: number) =>
    (sum += step);
