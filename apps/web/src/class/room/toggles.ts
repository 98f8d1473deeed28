import type { Device } from '../engine/media/capture.ts';
import type { LiveClass } from '../engine/live-class.ts';
import { toolsOut } from './board/hand.ts';

/** Opens or closes one of this person's own devices. */
export function toggleOwn(live: LiveClass, source: Device): void {
  if (live.media.own.of(source).value.is === 'off') void live.media.own.open(source);
  else live.media.own.close(source);
}

/** Takes the board's tools out, or lays them aside. When a moderator opens them, a board that was put away is shown to all again. */
export function toggleBoard(live: LiveClass, act: (work: () => Promise<void>) => Promise<void>): void {
  toolsOut.value = !toolsOut.value;
  const { away, page } = live.state.value.board;
  if (toolsOut.value && away && live.moderates.value && live.page.value === page)
    void act(() => live.say('page.show', { page }));
}

/** Raises or lowers the hand. @throws {RequestFailure} */
export function toggleHand(live: LiveClass): Promise<void> {
  return live.say(live.self.value?.hand === undefined ? 'hand.raise' : 'hand.lower', {});
}
