import * as fc from 'fast-check';
import { inks, pathOf, strokeWidths } from './board/board.ts';
import { decideCommand } from './decide.ts';
import type { ClassCommand, CommandName } from './decide.ts';
import { lineQualities, locks, paces, sources } from './events.ts';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { fold } from './fold.ts';
import { openGroups } from './groups/groups.ts';
import { pollKinds } from './polls/poll.ts';
import type { PollAnswer, PollForm, PollKind } from './polls/poll.ts';
import { Refusal } from './refusal.ts';
import { may, mayGoOn, publishPermission, standIn, standInsToRelease } from './rules.ts';
import type { ClassPermission } from './rules.ts';
import { emptyClass, moderates, personOf } from './state.ts';
import type { ClassState, Attendee } from './state.ts';

/**
 * Only tests load this file: logs as the live service writes them. Random people do random things, each asked for and decided as in a
 * class; what is refused, or is so already, leaves no event. What a thing is done to is chosen among what the class has, so that logs come
 * to answers, erasures and replies instead of missing them.
 */

/** Ada lectures. */
export const people = ['ada', 'bosco', 'chantal', 'didier', 'esther', 'fabrice'] as const;
const deck = '00000000-0000-4000-8000-000000000001';

/** The permission of each command: those of the requests, which a test of libs/contract compares. */
export const permissionOf: Readonly<Record<CommandName, ClassPermission>> = {
  'hand.raise': 'raise-hand',
  'hand.lower': 'attend',
  'hand.putDown': 'moderate',
  'floor.give': 'give-floor',
  'floor.take': 'take-floor',
  'chat.post': 'post-message',
  'chat.tell': 'write-to-moderators',
  'chat.remove': 'attend',
  'caption.say': 'caption',
  'pace.say': 'attend',
  'pace.clear': 'lead',
  'countdown.start': 'moderate',
  'countdown.stop': 'moderate',
  'question.ask': 'ask-question',
  'question.vote': 'attend',
  'question.answer': 'moderate',
  'question.remove': 'attend',
  'poll.open': 'moderate',
  'poll.answer': 'attend',
  'poll.close': 'moderate',
  'poll.show': 'moderate',
  'poll.putAway': 'moderate',
  'deck.open': 'moderate',
  'page.add': 'turn-page',
  'page.show': 'turn-page',
  'board.putAway': 'moderate',
  'part.show': 'turn-page',
  'page.clear': 'moderate',
  'mark.make': 'draw',
  'mark.erase': 'draw',
  'board.give': 'moderate',
  'board.take': 'moderate',
  'groups.open': 'lead',
  'group.move': 'moderate',
  'groups.call': 'moderate',
  'groups.broadcast': 'lead',
  'order.mute': 'moderate',
  'order.muteAll': 'moderate',
  'order.lock': 'moderate',
  'order.unlock': 'moderate',
  'order.letIn': 'moderate',
  'order.turnAway': 'moderate',
  'order.sendOut': 'moderate',
  'order.letBack': 'moderate',
  'cohost.name': 'name-cohost',
  'cohost.release': 'name-cohost',
  'pictures.allow': 'moderate',
  'pictures.withdraw': 'moderate',
  'captioner.name': 'moderate',
  'captioner.release': 'moderate',
  'notes.edit': 'write-notes',
};

/** A number from 0, below another. */
type Draw = (below: number) => number;
const oneOf = <T>(draw: Draw, things: readonly T[]): T | undefined => things[draw(Math.max(things.length, 1))];
const chance = (draw: Draw, outOf: number): boolean => draw(outOf) === 0;

type Payload<N extends CommandName> = Omit<Extract<ClassCommand, { type: N }>, 'type' | 'key'>;
type Ask<N extends CommandName> = (state: ClassState, draw: Draw, by: string) => Payload<N> | undefined;

const anybody = (_: ClassState, draw: Draw): string => people[draw(people.length)] ?? 'ada';
/** Somebody who is so, where there is one. */
const who = (state: ClassState, draw: Draw, is: (person: Attendee) => boolean): string =>
  oneOf(draw, Object.values(state.people).filter(is))?.id ?? anybody(state, draw);
const words = (draw: Draw): string => `word ${draw(9)}`;
const someSeq = (things: readonly { seq: number }[], draw: Draw): number | undefined => oneOf(draw, things)?.seq;
const somePage = (state: ClassState, draw: Draw): string => {
  const { board } = state;
  const pages = [
    ...Array.from({ length: board.blanks }, (_, place) => `blank/${place + 1}`),
    ...board.decks.flatMap(({ id, pages: count }) =>
      Array.from({ length: count }, (_, place) => `deck/${id}/${place + 1}`),
    ),
    ...state.groups.flatMap(({ id, blanks }) =>
      Array.from({ length: blanks }, (_, place) => `group/${id}/${place + 1}`),
    ),
  ];
  return oneOf(draw, pages) ?? 'blank/1';
};
const someGroup = (state: ClassState, draw: Draw): number | undefined =>
  chance(draw, 2) ? undefined : oneOf(draw, state.groups)?.id;

function someForm(draw: Draw): PollForm {
  const kind = oneOf(draw, pollKinds) ?? 'text';
  const chooses = kind === 'single' || kind === 'several';
  return {
    kind,
    question: words(draw),
    anonymous: chance(draw, 2),
    ...(chooses ? { choices: ['a', 'b', 'c'] } : {}),
    ...(kind !== 'text' && chance(draw, 2) ? { right: [draw(3)] } : {}),
  };
}
function someAnswer(kind: PollKind, draw: Draw): PollAnswer {
  if (kind === 'single') return [draw(3)];
  if (kind === 'several')
    return [0, 1, 2]
      .filter(() => chance(draw, 2))
      .concat(3)
      .slice(0, 1)
      .map((one) => one % 3);
  return kind === 'text' ? words(draw) : draw(9);
}

const asks: { readonly [N in CommandName]: Ask<N> } = {
  'hand.raise': () => ({}),
  'hand.lower': () => ({}),
  'hand.putDown': (state, draw) => ({ of: anybody(state, draw) }),
  'floor.give': (state, draw) => ({ to: anybody(state, draw) }),
  'floor.take': (state, draw, by) => ({ from: chance(draw, 2) ? by : anybody(state, draw) }),
  'chat.post': (state, draw) => {
    const [reply, group] = [chance(draw, 3) ? someSeq(state.messages, draw) : undefined, someGroup(state, draw)];
    return { text: words(draw), ...(reply === undefined ? {} : { reply }), ...(group === undefined ? {} : { group }) };
  },
  'chat.tell': (state, draw) => {
    const reply = chance(draw, 3) ? someSeq(state.messages, draw) : undefined;
    return {
      text: words(draw),
      ...(reply === undefined ? {} : { reply }),
      ...(chance(draw, 2) ? { to: anybody(state, draw) } : {}),
    };
  },
  'chat.remove': ({ messages }, draw) => {
    const message = someSeq(messages, draw);
    return message === undefined ? undefined : { message };
  },
  'caption.say': (_, draw) => ({ text: words(draw) }),
  'pace.say': (_, draw) => ({ pace: oneOf(draw, paces) ?? 'well' }),
  'pace.clear': () => ({}),
  'countdown.start': (_, draw) => ({ seconds: 5 + draw(90), ...(chance(draw, 2) ? { label: words(draw) } : {}) }),
  'countdown.stop': () => ({}),
  'question.ask': (_, draw) => ({ text: words(draw) }),
  'question.vote': ({ questions }, draw) => {
    const question = someSeq(questions, draw);
    return question === undefined ? undefined : { question, up: !chance(draw, 3) };
  },
  'question.answer': ({ questions }, draw) => {
    const question = someSeq(questions, draw);
    return question === undefined ? undefined : { question, answered: !chance(draw, 3) };
  },
  'question.remove': ({ questions }, draw) => {
    const question = someSeq(questions, draw);
    return question === undefined ? undefined : { question };
  },
  'poll.open': (_, draw) => ({ form: someForm(draw) }),
  'poll.answer': ({ polls }, draw) => {
    const poll = oneOf(
      draw,
      polls.filter(({ closedAt }) => closedAt === undefined),
    );
    return poll && { poll: poll.seq, answer: someAnswer(poll.kind, draw) };
  },
  'poll.close': ({ polls }, draw) => {
    const poll = someSeq(polls, draw);
    return poll === undefined ? undefined : { poll };
  },
  'poll.show': ({ polls }, draw) => {
    const poll = someSeq(polls, draw);
    return poll === undefined ? undefined : { poll };
  },
  'poll.putAway': ({ polls }, draw) => {
    const poll = someSeq(polls, draw);
    return poll === undefined ? undefined : { poll };
  },
  'deck.open': () => ({ deck, title: 'Deck', pages: 3 }),
  'page.add': (state, draw) => {
    const group = someGroup(state, draw);
    return group === undefined ? {} : { group };
  },
  'page.show': (state, draw) => ({ page: somePage(state, draw) }),
  'board.putAway': () => ({}),
  'part.show': (state, draw) => ({
    page: state.board.page,
    ...(chance(draw, 3) ? {} : { part: [draw(4_000), draw(3_000), 2_000 + draw(4_000)] as const }),
  }),
  'page.clear': (state, draw) => ({ page: somePage(state, draw) }),
  'mark.make': (state, draw) => ({
    page: somePage(state, draw),
    mark: {
      kind: 'stroke',
      ink: oneOf(draw, inks) ?? inks[0],
      width: oneOf(draw, strokeWidths) ?? strokeWidths[0],
      path: pathOf([
        [draw(10_000), draw(5_600)],
        [draw(10_000), draw(5_600)],
      ]),
    },
  }),
  'mark.erase': ({ board }, draw) => {
    const [page, placed] = oneOf(draw, Object.entries(board.marks)) ?? [];
    const mark = placed && someSeq(placed, draw);
    return page === undefined || mark === undefined ? undefined : { page, marks: [mark] };
  },
  'board.give': (state, draw) => (chance(draw, 3) ? {} : { to: anybody(state, draw) }),
  'board.take': (state, draw) => (chance(draw, 3) ? {} : { from: anybody(state, draw) }),
  'groups.open': (_, draw) => {
    const groups = [1, 2].map((place) => ({ name: `Group ${place}`, members: [] as string[] }));
    for (const who of ['bosco', 'chantal', 'didier', 'esther'])
      if (!chance(draw, 4)) groups[draw(2)]?.members.push(who);
    return { groups, ...(chance(draw, 2) ? { task: words(draw) } : {}) };
  },
  'group.move': (state, draw, by) => {
    const to = oneOf(draw, openGroups(state))?.id;
    return { who: chance(draw, 2) ? by : anybody(state, draw), ...(to === undefined || chance(draw, 4) ? {} : { to }) };
  },
  'groups.call': (_, draw) => ({ seconds: chance(draw, 3) ? 0 : 60 }),
  'groups.broadcast': ({ split }) => ({ on: split?.broadcast === undefined }),
  'order.mute': (state, draw) => ({ who: anybody(state, draw) }),
  'order.muteAll': () => ({}),
  'order.lock': (_, draw) => ({ what: chance(draw, 2) ? 'door' : (oneOf(draw, locks) ?? 'chat') }),
  'order.unlock': ({ locked }, draw) => ({ what: oneOf(draw, locked) ?? 'chat' }),
  'order.letIn': ({ waiting }, draw) => ({ who: oneOf(draw, waiting)?.id ?? 'bosco' }),
  'order.turnAway': ({ waiting }, draw) => ({ who: oneOf(draw, waiting)?.id ?? 'bosco' }),
  'order.sendOut': (state, draw) => ({ who: anybody(state, draw), back: !chance(draw, 3) }),
  'order.letBack': (state, draw) => ({ who: who(state, draw, ({ sentOut }) => sentOut !== undefined) }),
  'cohost.name': (state, draw) => ({ to: anybody(state, draw) }),
  'cohost.release': (state, draw) => ({ from: who(state, draw, ({ cohost }) => cohost === true) }),
  'pictures.allow': (state, draw) => ({ to: who(state, draw, ({ hasFloor }) => hasFloor), beside: chance(draw, 2) }),
  'pictures.withdraw': (state, draw) => ({ from: who(state, draw, ({ mayShow }) => mayShow === true) }),
  'captioner.name': (state, draw) => ({ to: anybody(state, draw) }),
  'captioner.release': (state, draw) => ({ from: who(state, draw, ({ captioner }) => captioner === true) }),
  'notes.edit': (_, draw) => ({ update: words(draw) }),
};

/** What happens without a command: people come and go, lines are judged, the service keeps rules. */
type Happens = (state: ClassState, draw: Draw, by: string) => readonly NewClassEvent[];
const isHere = (state: ClassState, id: string): boolean => personOf(state, id)?.present === true;
const happens: Readonly<Record<string, Happens>> = {
  enters: (state, draw, by) => {
    const person = personOf(state, by);
    const host = by === 'ada';
    if (person?.present || person?.sentOut !== undefined) return [];
    const waits = state.waiting.find(({ id }) => id === by);
    if (state.locked.includes('door') && !host && !person && !waits?.letIn) {
      if (!waits) return [{ by, type: 'knocked', body: { name: by } }];
      return chance(draw, 3) ? [{ by, type: 'stopped-waiting', body: {} }] : [];
    }
    const body = {
      name: by,
      role: host ? 'host' : 'listener',
      ...(by === 'didier' ? { assists: true as const } : {}),
    } as const;
    return [{ by, type: 'joined', body }];
  },
  leaves: (state, draw, by) =>
    isHere(state, by) ? [{ by, type: 'left', body: { reason: chance(draw, 2) ? 'left' : 'line' } }] : [],
  publishes: (state, draw, by) => {
    const source = oneOf(draw, sources) ?? 'microphone';
    const open = personOf(state, by)?.sources.includes(source) ?? false;
    if (open) return [{ by, type: 'media-stopped', body: { source } }];
    return may(state, by, publishPermission[source]) ? [{ by, type: 'media-started', body: { source } }] : [];
  },
  speaks: (state, draw, by) =>
    personOf(state, by)?.sources.includes('microphone') ? [{ by, type: 'spoke', body: { ms: 1 + draw(9_000) } }] : [],
  'is judged': (state, draw, by) =>
    isHere(state, by) ? [{ by, type: 'line-judged', body: { quality: oneOf(draw, lineQualities) ?? 'good' } }] : [],
  'is handed over': (state) => {
    const kept = Object.values(state.people).some((person) => person.present && moderates(person));
    const to = kept || !personOf(state, 'ada') ? undefined : standIn(state);
    return to === undefined ? [] : [{ by: to, type: 'handed-over', body: { to } }];
  },
  'is told to close': (_, draw, by) => [
    { by, type: 'closing-told', body: chance(draw, 2) ? {} : { at: 1_800_000_000_000 } },
  ],
};

/** Those that few states allow are tried more often. */
const commands = [
  ...(Object.keys(asks) as CommandName[]),
  ...(
    ['order.letIn', 'order.turnAway', 'cohost.release', 'groups.broadcast', 'pictures.withdraw', 'poll.answer'] as const
  ).flatMap((name) => [name, name, name]),
];
const doings = [...Object.keys(happens), 'enters', 'enters', 'enters'];
/** So many of a hundred steps are no command. */
const withoutCommand = 35;

/** What one step adds to the log. */
function step(state: ClassState, draw: Draw, key: string): readonly NewClassEvent[] {
  if (state.endedAt !== undefined) return chance(draw, 3) ? [{ by: 'ada', type: 'class-reopened', body: {} }] : [];
  // Who lectures does a third of what is done; what is left is everybody's.
  const by = chance(draw, 3) ? 'ada' : anybody(state, draw);
  if (draw(100) < withoutCommand) return happens[oneOf(draw, doings) ?? 'enters']?.(state, draw, by) ?? [];
  if (chance(draw, 150)) return may(state, by, 'end-class') ? [{ by, type: 'class-ended', body: {} }] : [];
  const type = oneOf(draw, commands) ?? 'chat.post';
  const payload = (asks[type] as Ask<CommandName>)(state, draw, by);
  if (!payload) return [];
  const target = 'from' in payload && typeof payload.from === 'string' ? payload.from : undefined;
  if (!may(state, by, permissionOf[type], target)) return [];
  const decided = decideCommand(state, by, { ...payload, type, key } as ClassCommand);
  return decided instanceof Refusal ? [] : decided;
}

/** Numbers drawn from a seed: the linear congruential generator of Numerical Recipes, whose high bits are good enough here. */
function drawingFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** So often something is tried until it is possible: a class in which nothing happens shows nothing. */
const tries = 12;

/** The class as it begins: everybody is there. */
const beginning: readonly NewClassEvent[] = people
  .slice(0, 4)
  .flatMap((by) => happens['enters']?.(emptyClass, () => 1, by) ?? []);

/**
 * A log that the live service could have written.
 *
 * @param most steps at most; nearly all of them leave an event
 */
export const trueLogs = (most = 120): fc.Arbitrary<ClassEvent[]> =>
  fc.array(fc.nat(), { minLength: Math.floor(most / 3), maxLength: most, size: 'max' }).map((seeds) => {
    const log: ClassEvent[] = [];
    let state = emptyClass;
    let at = 1_764_000_000_000;
    const append = (events: readonly NewClassEvent[]) => {
      for (const event of events) {
        at += 700;
        const written = { ...event, seq: log.length + 1, at } as ClassEvent;
        log.push(written);
        state = fold(state, written);
      }
    };
    append(beginning);
    for (const [place, seed] of seeds.entries()) {
      const draw = drawingFrom(seed);
      const before = log.length;
      for (let tried = 0; tried < tries && log.length === before; tried += 1) append(step(state, draw, `key ${place}`));
      for (const from of standInsToRelease(state)) {
        append([{ by: from, type: 'handed-back', body: { from } }]);
        // The service closes what they may not go on with.
        const open = (personOf(state, from)?.sources ?? []).filter((source) => !mayGoOn(state, from, source));
        append(open.map((source) => ({ by: from, type: 'media-stopped', body: { source } })));
      }
    }
    return log;
  });
