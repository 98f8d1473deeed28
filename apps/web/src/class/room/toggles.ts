import type { Source } from '#classroom';
import type { LiveClass } from '../engine/live-class.ts';

/** Opens or closes one of this person's own devices. */
export function toggleOwn(live: LiveClass, source: Source): void {
  if (live.media.own.of(source).value.is === 'off') void live.media.own.open(source);
  else live.media.own.close(source);
}

/** Raises or lowers the hand. @throws {LineFailure} */
export function toggleHand(live: LiveClass): Promise<void> {
  return live.say(live.self.value?.hand === undefined ? 'hand.raise' : 'hand.lower', {});
}
