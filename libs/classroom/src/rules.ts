import { groupOfPage } from './board/board.ts';
import type { PageId } from './board/board.ts';
import type { Lock, Source } from './events.ts';
import { belongs, groupNow } from './groups/groups.ts';
import { moderates, personOf, trusted } from './state.ts';
import type { ClassState, Attendee } from './state.ts';

/** What one can do in a class; every socket message names the one it needs (libs/contract). */
export const classPermissions = [
  'read',
  'attend',
  'post-message',
  'write-to-moderators',
  'ask-question',
  'write-notes',
  'raise-hand',
  'draw',
  'turn-page',
  'caption',
  'give-floor',
  'take-floor',
  'publish-microphone',
  'publish-camera',
  'publish-screen',
  'moderate',
  'lead',
  'name-cohost',
  'end-class',
] as const;
export type ClassPermission = (typeof classPermissions)[number];

export const publishPermission = {
  microphone: 'publish-microphone',
  camera: 'publish-camera',
  screen: 'publish-screen',
  'screen-sound': 'publish-screen',
} as const satisfies Record<Source, ClassPermission>;

/** What a lock closes to those who do not moderate. */
const lockOf: Partial<Record<ClassPermission, Lock>> = {
  'post-message': 'chat',
  'ask-question': 'questions',
  'write-notes': 'notes',
  'raise-hand': 'hands',
};

/**
 * Who may do what in a class. `target` is the person it is done to, where there is one. A person who was admitted may read what was said,
 * before entering and after the end too; everything else needs a class that goes on and presence in it.
 */
export function may(state: ClassState, personId: string, action: ClassPermission, target?: string): boolean {
  if (action === 'read') return true;
  if (state.endedAt !== undefined) return false;
  const person = personOf(state, personId);
  if (person === undefined || !person.present) return false;
  const lock = lockOf[action];
  const locked = lock !== undefined && state.locked.includes(lock) && !staysOpen(state, person, lock);
  if (locked && !moderates(person)) return false;
  return permits(state, person, action, target);
}

/** What is locked is the class's: in a group one goes on writing, to the group (see `mayWriteTo`), and may call for help. */
function staysOpen(state: ClassState, person: Attendee, lock: Lock): boolean {
  // A message written without a connection may arrive when the group is closed already.
  if (lock === 'chat') return hasBeenInGroup(state, person);
  return lock === 'hands' && inGroup(person);
}

/**
 * Whether what somebody publishes may go on. Unlike `may` it does not ask for presence: a connection that is cut for some seconds silences
 * nobody, losing the floor does.
 */
export function mayGoOn(state: ClassState, personId: string, source: Source): boolean {
  const person = personOf(state, personId);
  return state.endedAt === undefined && person !== undefined && permits(state, person, publishPermission[source]);
}

function permits(
  state: ClassState,
  person: Attendee,
  action: Exclude<ClassPermission, 'read'>,
  target?: string,
): boolean {
  switch (action) {
    case 'attend':
    case 'post-message':
    case 'write-to-moderators':
    case 'ask-question':
    case 'write-notes':
    case 'raise-hand':
      return true;
    case 'draw':
      // What was drawn in a group may arrive when it is closed already; on which page is asked by `mayDrawOn`.
      return drawsForAll(state, person) || hasBeenInGroup(state, person);
    case 'caption':
      return person.captioner === true || moderates(person);
    case 'publish-microphone':
      return inGroup(person) || moderates(person) || person.hasFloor;
    case 'take-floor':
      return moderates(person) || target === person.id;
    case 'publish-camera':
    case 'publish-screen':
      return leads(person) || (person.hasFloor && person.mayShow === true);
    case 'turn-page':
      return inGroup(person) || moderates(person);
    case 'give-floor':
    case 'moderate':
      return moderates(person);
    case 'lead':
      return trusted(person);
    case 'name-cohost':
    case 'end-class':
      return person.role === 'host';
  }
}

/** Whether what somebody sends is served as a lecturer's (picture.ts): the section's lecturers and those they named. */
export const leads = (person: Attendee | undefined): boolean => person?.role === 'host' || person?.cohost === true;

/** In a group everybody speaks and turns its pages. */
const inGroup = (person: Attendee) => person.group !== undefined;

const hasBeenInGroup = ({ groups }: ClassState, { id }: Attendee) => groups.some(({ members }) => members.includes(id));

/** Whether `by` may draw on this page: a group's is for those who have been in it. */
export function mayDrawOn(state: ClassState, by: string, page: PageId): boolean {
  const person = personOf(state, by);
  if (person === undefined || !person.present || state.endedAt !== undefined) return false;
  const group = groupOfPage(page);
  return group === undefined ? drawsForAll(state, person) : trusted(person) || belongs(state, by, group);
}

/** Draws on the pages of the class. */
function drawsForAll({ board: { openTo } }: ClassState, person: Attendee): boolean {
  return moderates(person) || openTo === 'all' || openTo.includes(person.id);
}

/** Whether `by`, who may turn pages somewhere, may turn those of this group, or of the class. */
export function mayTurn(state: ClassState, by: string, group: number | undefined): boolean {
  const person = personOf(state, by);
  return group === undefined ? moderates(person) : trusted(person) || person?.group === group;
}

/** Whether `by`, who may write somewhere, may write to this group, or to the whole class. */
export function mayWriteTo(state: ClassState, by: string, group: number | undefined): boolean {
  const person = personOf(state, by);
  if (group !== undefined) return trusted(person) || belongs(state, by, group);
  return moderates(person) || !state.locked.includes('chat');
}

/**
 * Whether `by` may begin a private message to one person: lecturers, and co-hosts whom they named. A stand-in may not,
 * for the answer would go to those who are trusted with it, and not to them.
 */
export function mayTellOne(state: ClassState, by: string): boolean {
  const person = personOf(state, by);
  return person?.role === 'host' || person?.cohost === true;
}

/**
 * Whether what `by`, who may write captions, writes down is for everybody. In a group they hear what is for the group; and the whole
 * class only while somebody speaks to all.
 */
export function mayCaptionNow(state: ClassState, by: string): boolean {
  return groupNow(state, by) === undefined || state.split?.broadcast !== undefined;
}

/** Greater stands above: a lecturer, then who helps them, then everybody else. */
const rank = (person: Attendee) => (person.role === 'host' ? 2 : moderates(person) ? 1 : 0);

/** Whether `by` may silence, move or send out `who`: only somebody who stands below. */
export function outranks(state: ClassState, by: string, who: string): boolean {
  const [above, below] = [personOf(state, by), personOf(state, who)];
  return above !== undefined && below !== undefined && rank(above) > rank(below);
}

/** ms for which a class that nobody ended goes on after its planned end; a rehearsal, after it was begun. */
export const staysOpenMs = 2 * 60 * 60_000;
/** ms before that, from which it is told. */
export const closingToldMs = 10 * 60_000;

/** ms for which the person who ended a class may open it again. */
export const reopenWithinMs = 15 * 60_000;

/** Whether this person may open the class again that they ended. @param now ms since the epoch, the log's clock */
export function mayReopen({ endedAt, endedBy }: ClassState, personId: string, now: number): boolean {
  return endedAt !== undefined && endedBy === personId && now - endedAt <= reopenWithinMs;
}

/** What becomes of a person who comes: they enter, wait, or are refused. */
export function doorFor(state: ClassState, personId: string, host: boolean): 'open' | 'wait' | 'closed' {
  if (host) return 'open';
  const person = personOf(state, personId);
  if (person?.sentOut === 'for-good' || person?.sentOut === 'until-back') return 'closed';
  const waiting = state.waiting.find(({ id }) => id === personId);
  if (waiting?.turnedAway) return 'closed';
  if (waiting?.letIn || !state.locked.includes('door')) return 'open';
  // A person who was in before the class was locked only lost the connection; a person who was sent out has to ask.
  return person !== undefined && person.sentOut === undefined ? 'open' : 'wait';
}

/** Whether `by` may erase this mark: one's own, or as a moderator anybody's; who stands in leaves what those in charge drew. */
export function mayErase(state: ClassState, by: string, mark: { readonly by: string }): boolean {
  const person = personOf(state, by);
  return mark.by === by || trusted(person) || (moderates(person) && !trusted(personOf(state, mark.by)));
}

/**
 * Who keeps order when nobody who moderates is there: a student who assists in the section, else who holds the floor, else who has been
 * in the class from the earliest.
 * Undefined when nobody is there, or somebody who moderates is.
 */
export function standIn(state: ClassState): string | undefined {
  const here = Object.values(state.people).filter((person) => person.present);
  if (state.endedAt !== undefined || here.some(moderates)) return undefined;
  const [first] = here.sort(
    (a, b) =>
      Number(b.assists ?? false) - Number(a.assists ?? false) ||
      Number(b.hasFloor) - Number(a.hasFloor) ||
      a.firstIn - b.firstIn ||
      (a.id < b.id ? -1 : 1),
  );
  return first?.id;
}

/** Stand-ins whose time is over: a lecturer or a co-host is there again. */
export function standInsToRelease(state: ClassState): string[] {
  const people = Object.values(state.people);
  const back = people.some((person) => person.present && (person.role === 'host' || person.cohost === true));
  return back ? people.filter(({ steward }) => steward).map(({ id }) => id) : [];
}
