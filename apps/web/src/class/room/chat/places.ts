import { groupOf, moderates, personOf } from '#classroom';
import type { ClassState, BreakoutGroup, PostedMessage } from '#classroom';

/** Groups whose messages this person may read: all for those who moderate, else those they have been in. */
export function groupsToRead(state: ClassState, me: string): readonly BreakoutGroup[] {
  const all = moderates(personOf(state, me));
  return state.groups.filter(({ members }) => all || members.includes(me));
}

/** What was written in private between those who moderate and one person. */
export function messagesWith(state: ClassState, person: string): readonly PostedMessage[] {
  return state.messages.filter(({ by, to, answers }) => to !== undefined && (answers ?? by) === person);
}

/**
 * The messages of a group or, without one, of the class. In a group one also reads what is said to all from outside it, and what one
 * wrote to those who moderate: nobody would look for that elsewhere.
 */
export function messagesIn(state: ClassState, group: number | undefined, me: string): readonly PostedMessage[] {
  if (group === undefined) return state.messages.filter((message) => message.group === undefined);
  const since = groupOf(state, group)?.closed ? undefined : state.split?.seq;
  return state.messages.filter((message) => {
    if (message.group !== undefined || since === undefined) return message.group === group;
    if (message.seq <= since) return false;
    return message.by === me || (message.to === undefined && moderates(personOf(state, message.by)));
  });
}
