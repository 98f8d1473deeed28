import { locks } from '#classroom';
import type { ClassState, Lock } from '#classroom';
import type { MessageId } from '../../../words/words.ts';
import type { LiveClass } from '../../engine/live-class.ts';

/** One thing that students may do or not; every one reads on from "Students may". */
export interface Permission {
  readonly word: MessageId;
  readonly granted: boolean;
  /** Grants it or takes it. */
  readonly turn: (live: Pick<LiveClass, 'say'>, granted: boolean) => Promise<void>;
}

const words: Readonly<Record<Lock, MessageId>> = {
  chat: 'class.mayChat',
  questions: 'class.mayAsk',
  notes: 'class.mayNote',
  hands: 'class.mayRaise',
  door: 'class.mayComeIn',
};

/** What all students may do now. Whatever is granted is true here, whether the log has it as a lock or as a gift. */
export function permissionsOf({ locked, board }: Pick<ClassState, 'locked' | 'board'>): readonly Permission[] {
  return [
    ...locks.map((what): Permission => ({
      word: words[what],
      granted: !locked.includes(what),
      turn: (live, granted) => live.say(granted ? 'order.unlock' : 'order.lock', { what }),
    })),
    {
      word: 'class.mayDraw',
      granted: board.openTo === 'all',
      turn: (live, granted) => live.say(granted ? 'board.give' : 'board.take', {}),
    },
  ];
}
