import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { concerned, eventFor, isForAll, stateFor, viewerOf } from '../visibility.ts';
import type { Viewer } from '../visibility.ts';
import { boardShown, hasPage, marksOn, pagesAround, readPage, slideAt } from './board.ts';
import type { Mark } from './board.ts';

const id = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const line: Mark = { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 9, 9] };

type Made<T extends NewClassEvent['type']> = Extract<NewClassEvent, { type: T }>;
const event = <T extends NewClassEvent['type']>(type: T, body: Made<T>['body'], by = 'host') =>
  ({ by, type, body }) as unknown as NewClassEvent;
const deck = (which = id, title = 'Primes', pages = 3) => event('deck-opened', { deck: which, title, pages });
const show = (page: string) => event('page-shown', { page });
const add = (group?: number) => event('page-added', group === undefined ? {} : { group });
const draw = (page: string, by = 'host') => event('mark-made', { page, mark: line }, by);
const groups = event('groups-opened', { groups: [{ id: 1, name: 'One', members: ['ada'] }] });

const after = (...events: NewClassEvent[]) => classOf([...opened, ...events]);
const board = (...events: NewClassEvent[]) => after(...events).board;

describe('decks', () => {
  test('lie on the table in the order in which they were opened last, each once', () => {
    expect(board(deck(), deck(other)).decks).toEqual([
      { id, title: 'Primes', pages: 3 },
      { id: other, title: 'Primes', pages: 3 },
    ]);
    const again = board(deck(), show(`deck/${id}/2`), deck(other), deck(id, 'Primes, mended', 4)).decks;
    expect(again).toEqual([
      { id: other, title: 'Primes', pages: 3 },
      { id, title: 'Primes, mended', pages: 4, at: 2 },
    ]);
  });

  test('remember the page of them that was shown last', () => {
    const { decks, page } = board(deck(), deck(other), show(`deck/${id}/3`), show('blank/1'));
    expect(decks.map(({ at }) => at)).toEqual([3, undefined]);
    expect(page).toBe('blank/1');
  });
});

describe('pages', () => {
  test('are added at the end, and to a group where one is named', () => {
    expect(board(add(), add()).blanks).toBe(3);
    expect(board(add())).not.toHaveProperty('beside');
    const state = after(groups, add(1));
    expect([state.board.blanks, state.groups[0]?.blanks]).toEqual([1, 2]);
    expect(after(add(7)).board.blanks).toBe(1);
  });

  test('that are added at a slide follow it', () => {
    const at = [deck(), show(`deck/${id}/2`), add()];
    expect(board(...at).beside).toEqual({ 'blank/2': `deck/${id}/2` });
    // One more while the blank one is shown follows the same slide.
    const state = after(...at, show('blank/2'), add());
    expect(state.board.beside).toEqual({ 'blank/2': `deck/${id}/2`, 'blank/3': `deck/${id}/2` });
    const around = [`deck/${id}/1`, `deck/${id}/2`, 'blank/2', 'blank/3', `deck/${id}/3`];
    expect(pagesAround(state, `deck/${id}/1`)).toEqual(around);
    expect(pagesAround(state, 'blank/3')).toEqual(around);
    expect(pagesAround(state, 'blank/1')).toEqual(['blank/1']);
    expect(slideAt(state.board.beside ?? {}, '__proto__')).toBe('__proto__');
  });

  test('of a group are turned there, and leave the board of the class', () => {
    const state = after(groups, add(1), show('group/1/2'));
    expect(state.groups[0]?.page).toBe('group/1/2');
    expect(state.board.page).toBe('blank/1');
    expect(pagesAround(state, 'group/1/1')).toEqual(['group/1/1', 'group/1/2']);
    expect(pagesAround(state, 'group/9/1')).toEqual([]);
    expect(pagesAround(state, `deck/${id}/1`)).toEqual([]);
  });

  test('are put away until one is shown again', () => {
    const away = event('board-put-away', {});
    expect(board(deck(), away)).toMatchObject({ away: true });
    expect(boardShown(after(deck(), away))).toBe(false);
    expect(board(deck(), away, show('blank/1'))).not.toHaveProperty('away');
    // A group turning its own pages shows the class nothing.
    expect(board(deck(), away, groups, show('group/1/1')).away).toBe(true);
  });

  test('are there as far as they were made', () => {
    const state = after(deck(), add(), groups);
    const there = (page: string) => hasPage(state, page);
    for (const page of ['blank/1', 'blank/2', `deck/${id}/1`, `deck/${id}/3`, 'group/1/1'])
      expect([page, there(page)]).toEqual([page, true]);
    for (const page of ['blank/3', `deck/${id}/4`, `deck/${other}/1`, 'group/1/2', 'group/2/1', 'blank/0', 'x'])
      expect([page, there(page)]).toEqual([page, false]);
  });

  test('have ids of their kind and nothing beside', () => {
    expect(readPage('blank/12')).toEqual({ kind: 'blank', number: 12 });
    expect(readPage(`deck/${id}/999`)).toEqual({ kind: 'deck', deck: id, number: 999 });
    expect(readPage('group/1234/7')).toEqual({ kind: 'group', group: 1234, number: 7 });
    for (const page of [
      'blank/1000',
      'blank/01',
      'group/0/1',
      'group/12345/1',
      'xblank/1',
      'blank/1x',
      'blank',
      'deck/1/1',
    ])
      expect([page, readPage(page)]).toEqual([page, undefined]);
  });
});

describe('a board', () => {
  test('is in use from the first thing on it', () => {
    expect(boardShown(after())).toBe(false);
    expect(boardShown(after(add(), show('blank/2')))).toBe(true);
    expect(boardShown(after(deck()))).toBe(true);
    expect(boardShown(after(draw('blank/1')))).toBe(true);
    expect(boardShown({ board: { ...board(), marks: { 'blank/1': [] } } })).toBe(false);
  });

  test('is given to some or to all, and taken again', () => {
    const give = (to?: string) => event('board-given', to === undefined ? {} : { to });
    const take = (from?: string) => event('board-taken', from === undefined ? {} : { from });
    const openTo = (...events: NewClassEvent[]) => board(...events).openTo;
    expect(openTo(give('ada'), give('bosco'), give('ada'))).toEqual(['bosco', 'ada']);
    expect(openTo(give('ada'), give('bosco'), take('ada'))).toEqual(['bosco']);
    expect(openTo(give('ada'), take())).toEqual([]);
    expect(openTo(give('ada'), give())).toBe('all');
    expect(openTo(give(), give('ada'))).toBe('all');
    expect(openTo(give(), take('ada'))).toEqual([]);
  });
});

describe('marks', () => {
  test('stand on their page in their order, with a key where one was given', () => {
    const { marks } = board(draw('blank/1'), { ...draw('blank/1', 'ada'), key: 'key' }, draw('blank/2'));
    expect(marks['blank/1']).toEqual([
      { seq: next, by: 'host', mark: line },
      { seq: next + 1, by: 'ada', mark: line, key: 'key' },
    ]);
    expect(marks['blank/1']?.[0]).not.toHaveProperty('key');
    expect(marksOn({ marks }, 'blank/2')).toHaveLength(1);
    expect(marksOn({ marks }, '__proto__')).toEqual([]);
  });

  test('are erased, and a page with nothing on it is as if it had never been drawn on', () => {
    const drawn = [draw('blank/1'), draw('blank/1'), draw('blank/2')];
    const erase = (...marks: number[]) => event('marks-erased', { page: 'blank/1', marks });
    expect(board(...drawn, erase(next)).marks['blank/1']?.map(({ seq }) => seq)).toEqual([next + 1]);
    expect(Object.keys(board(...drawn, erase(next, next + 1)).marks)).toEqual(['blank/2']);
    expect(Object.keys(board(...drawn, event('page-cleared', { page: 'blank/1' })).marks)).toEqual(['blank/2']);
  });

  const late: Viewer = { id: 'late', moderates: true, trustedSince: next + 3 };
  const state = after(groups, draw('group/1/1', 'ada'), draw('blank/1'));
  const pagesOf = (who: string | Viewer) =>
    Object.keys(stateFor(state, typeof who === 'string' ? viewerOf(state, who) : who).board.marks);

  test('in a group are for who has been in it, and for who was trusted then; all others for everybody', () => {
    for (const who of ['ada', 'host']) expect([who, pagesOf(who)]).toEqual([who, ['group/1/1', 'blank/1']]);
    for (const who of ['bosco', 'steward', late]) expect(pagesOf(who)).toEqual(['blank/1']);
    const inGroup = { ...draw('group/1/1', 'ada'), seq: next + 1, at: 0 } as ClassEvent;
    const ofAll = { ...draw('blank/1'), seq: next + 2, at: 0 } as ClassEvent;
    expect([isForAll(inGroup), isForAll(ofAll)]).toEqual([false, true]);
    expect(concerned(inGroup, state)).toEqual(['ada']);
    expect(concerned(ofAll, state)).toEqual([]);
    expect(eventFor(inGroup, state, viewerOf(state, 'ada'))).toBe(inGroup);
    expect(eventFor(inGroup, state, viewerOf(state, 'bosco')).type).toBe('hidden');
    expect(eventFor(inGroup, state, late).type).toBe('hidden');
    expect(eventFor(ofAll, state, viewerOf(state, 'bosco'))).toBe(ofAll);
    for (const type of ['marks-erased', 'page-cleared'] as const)
      expect(isForAll({ ...inGroup, type } as ClassEvent)).toBe(false);
  });
});

test('everybody sees what lies on the board', () => {
  const types = 'deck-opened page-added page-shown board-put-away part-shown board-given board-taken';
  for (const type of types.split(' '))
    expect([type, isForAll({ type, by: 'host', body: {}, seq: 1, at: 0 } as unknown as ClassEvent)]).toEqual([
      type,
      true,
    ]);
});
