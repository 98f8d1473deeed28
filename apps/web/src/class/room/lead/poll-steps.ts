import type { Poll } from '#classroom';
import type { MessageId } from '../../../words/words.ts';

type Stage = Pick<Poll, 'closedAt' | 'putAway' | 'shown' | 'right'>;

export interface PollStep {
  readonly name: 'poll.close' | 'poll.show' | 'poll.putAway';
  readonly word: MessageId;
  /** What most do next. */
  readonly next: boolean;
}

/** What students see of a poll now, in words. */
export function pollStage({ closedAt, putAway, shown }: Stage): MessageId {
  if (closedAt === undefined) return shown ? 'class.pollIsOpenShown' : 'class.pollIsOpen';
  if (putAway) return 'class.pollIsAway';
  return shown ? 'class.pollIsShown' : 'class.pollIsStopped';
}

/**
 * What can be done with a poll now. A poll goes one way: answers, no more answers, results, off the screens. A quiz says what is right
 * with its results, so they are shown only once nobody answers any more.
 */
export function pollSteps({ closedAt, putAway, shown, right }: Stage): readonly PollStep[] {
  if (closedAt === undefined) {
    const soFar = {
      name: 'poll.show',
      word: shown ? 'class.pollShowNewer' : 'class.pollShowSoFar',
      next: false,
    } as const;
    return [{ name: 'poll.close', word: 'class.pollStop', next: true }, ...(right === undefined ? [soFar] : [])];
  }
  const show = { name: 'poll.show', word: right ? 'class.pollShowRight' : 'class.pollShow', next: true } as const;
  const takeOff = { name: 'poll.putAway', word: 'class.pollTakeOff', next: shown !== undefined } as const;
  return [...(putAway || !shown ? [show] : []), ...(putAway ? [] : [takeOff])];
}
