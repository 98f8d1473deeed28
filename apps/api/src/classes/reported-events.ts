import type { ClassEvent, ClassEventType, EventOf } from '#classroom';

/** What a report reads of an event: how somebody took part, and words that were written. */
type ReadAs = 'part' | 'words';

/** Every type of event has a row: one without does not compile. */
const reported = {
  joined: [],
  left: [],
  'hand-raised': ['part'],
  'hand-lowered': [],
  'floor-given': [],
  'floor-taken': [],
  'media-started': [],
  'media-stopped': [],
  muted: [],
  spoke: ['part'],
  'line-judged': [],
  'message-posted': ['part', 'words'],
  'message-removed': [],
  'pace-said': [],
  'pace-cleared': [],
  captioned: ['words'],
  'countdown-started': [],
  'countdown-stopped': [],
  'question-asked': ['part', 'words'],
  'question-voted': [],
  'question-answered': [],
  'question-removed': [],
  'poll-opened': ['words'],
  'poll-answered': ['part'],
  'poll-closed': [],
  'poll-shown': [],
  'poll-put-away': [],
  'deck-opened': [],
  'page-added': [],
  'page-shown': [],
  'board-put-away': [],
  'part-shown': [],
  'mark-made': [],
  'marks-erased': [],
  'page-cleared': [],
  'board-given': [],
  'board-taken': [],
  'groups-opened': [],
  'group-moved': [],
  'groups-called': [],
  'groups-closed': [],
  'broadcast-started': [],
  'broadcast-stopped': [],
  'notes-edited': [],
  'cohost-named': [],
  'cohost-released': [],
  'pictures-allowed': [],
  'pictures-withdrawn': [],
  'captioner-named': [],
  'captioner-released': [],
  'handed-over': [],
  'handed-back': [],
  locked: [],
  unlocked: [],
  knocked: [],
  'stopped-waiting': [],
  'let-in': [],
  'turned-away': [],
  'sent-out': [],
  'let-back': [],
  'class-ended': [],
  'class-reopened': [],
  'closing-told': [],
  hidden: [],
} as const satisfies Record<ClassEventType, readonly ReadAs[]>;

type EventReadAs<As extends ReadAs> = {
  [T in ClassEventType]: As extends (typeof reported)[T][number] ? EventOf<T> : never;
}[ClassEventType];

/** Also of a type that is not known here: a log may be newer than this code. */
const isReadAs = ({ type }: ClassEvent, as: ReadAs): boolean =>
  Object.hasOwn(reported, type) && reported[type].some((one) => one === as);

export const isPart = (event: ClassEvent): event is EventReadAs<'part'> => isReadAs(event, 'part');
export const isWords = (event: ClassEvent): event is EventReadAs<'words'> => isReadAs(event, 'words');
