import * as v from 'valibot';
import { limits } from '../limits.ts';
import { append, made, questionText, shortText, uuid } from './checks.ts';

const group = v.strictObject({
  name: shortText,
  members: v.pipe(v.array(uuid), v.maxLength(limits.groupMembers)),
});

/** The class split into groups, each a room of its own. */
export const groupRequests = {
  /** Splits the class; one that is split already is split anew. Each person once. */
  'groups.open': append('lead', {
    groups: v.pipe(
      v.array(group),
      v.minLength(1),
      v.maxLength(limits.groups),
      v.check((groups) => {
        const all = groups.flatMap(({ members }) => members);
        return new Set(all).size === all.length && all.length <= limits.groupMembers;
      }, `Each person must be named once, and at most ${limits.groupMembers} of them.`),
    ),
    /** What they are to do. */
    task: v.exactOptional(questionText),
  }),
  /** Puts somebody into a group, or back into the room of the class; oneself too, to visit. Hands of a visited group are answered. */
  'group.move': append('moderate', { who: uuid, to: v.exactOptional(made) }),
  /** Everybody is back after that; 0: at once. Without `seconds` not yet, after all. */
  'groups.call': append('moderate', {
    seconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.callSeconds))),
  }),
  /** Whether the one who asks is heard in all groups. */
  'groups.broadcast': append('lead', { on: v.boolean() }),
} as const;
